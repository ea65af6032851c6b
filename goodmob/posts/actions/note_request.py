"""Keep by which activity another server asked for something that waits."""

from sqlalchemy import BigInteger, bindparam, or_, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.queries.approvals import WAITS
from goodmob.posts.tables.approvals import interaction_request

_request = interaction_request.c
_MADE = bindparam("made_id", type_=BigInteger)
NOTE = statement(
    update(interaction_request)
    .where(
        _request.account_id == bindparam("by_account_id", type_=BigInteger),
        _request.status_id == bindparam("about_id", type_=BigInteger),
        _request.kind == bindparam("of_kind"),
        or_(_MADE == 0, _request.post_id == _MADE),
        *WAITS,
    )
    .values(uri=bindparam("by_uri"), object_uri=bindparam("made_uri"))
)


async def note_request(
    tx: Transaction, account_id: int, status_id: int, kind: str, *, made_id: int | None, uri: str | None, made_uri: str
) -> bool:
    """Notes the id of the request, and of what it is about, with what waits; tells whether anything waits."""
    about = {"by_account_id": account_id, "about_id": status_id, "of_kind": kind, "made_id": made_id or 0}
    return bool(await tx.run(NOTE, **about, by_uri=uri, made_uri=made_uri))
