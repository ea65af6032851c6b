"""Accounts of the far server, as federation will keep them."""

from sqlalchemy import bindparam, insert

from goodmob.accounts.tables import account, account_count
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.actions.answer_request import let_in
from goodmob.social.actions.follow import follow

_NAMED = ("id", "username", "domain", "handle", "uri", "url", "created_at")
_QUIET = {
    "kind": "person",
    "state": "active",
    "version": 1,
    "fields": "[]",
    "attribution_domains": "[]",
    **dict.fromkeys(("display_name", "note", "note_html", "avatar_description", "header_description"), ""),
    **dict.fromkeys(("locked", "discoverable", "indexable", "hide_collections"), False),
    **dict.fromkeys(("show_media", "show_media_replies", "show_featured"), True),
}
ACCOUNT = statement(insert(account).values({**_QUIET, **{name: bindparam(name) for name in _NAMED}}).inline())
COUNT = statement(
    insert(account_count)
    .values(account_id=bindparam("account_id"), followers=0, following=0, statuses=0, follow_requests=0)
    .inline()
)


async def meet(tx: Transaction, username: str, domain: str = "far.example") -> int:
    """The id of a new account of another server."""
    id_ = tx.new_id()
    await tx.run(
        ACCOUNT,
        id=id_,
        username=username,
        domain=domain,
        handle=f"{username}@{domain}",
        uri=f"https://{domain}/users/{username}",
        url=f"https://{domain}/@{username}",
        created_at=tx.now,
    )
    await tx.run(COUNT, account_id=id_)
    return id_


async def follow_there(tx: Transaction, account_id: int, far_id: int) -> None:
    """The account follows somebody of another server, who lets it in."""
    await follow(tx, account_id, far_id)
    await let_in(tx, far_id, account_id)
