"""Answers, boosts and favourites that waited, or still wait, to be let in."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, literal, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.approvals import interaction_request


class RequestRow(NamedTuple):
    """Who asks whom to let something in: kind is favourite, reply or reblog, status_id what it is about.

    post_id: the answer or boost, null for a favourite. Times in microseconds UTC. uri: of the activity by which another
    server asked; object_uri: of the favourite it asks about.
    """

    id: int
    owner_id: int
    account_id: int
    kind: str
    status_id: int
    post_id: int | None
    created_at: int
    accepted_at: int | None
    rejected_at: int | None
    uri: str | None
    object_uri: str | None

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.accepted_at is None and self.rejected_at is None


_row = interaction_request.c
WAITS = (_row.accepted_at.is_(None), _row.rejected_at.is_(None))
"""What is true of a request that nobody has answered."""

_REQUESTS = select(*(_row[name] for name in RequestRow._fields))
_STATUS = bindparam("status_id", type_=BigInteger)

REQUEST = statement(_REQUESTS.where(_row.id == bindparam("request_id", type_=BigInteger)), into=RequestRow)
EARLIER = statement(
    _REQUESTS.where(
        _row.account_id == bindparam("account_id", type_=BigInteger),
        _row.status_id == _STATUS,
        _row.kind == bindparam("kind"),
        _row.kind != literal("reply"),
    ),
    into=RequestRow,
)
OPEN_PAGE = paged(
    _REQUESTS.where(
        _row.owner_id == bindparam("owner_id", type_=BigInteger),
        *WAITS,
        among(_row.kind, "kinds"),
        or_(_STATUS == 0, _row.status_id == _STATUS),
    ),
    _row.id,
    into=RequestRow,
)


async def request_by_id(reads: Reads, request_id: int) -> RequestRow | None:
    """The request, whoever asks whom, or None."""
    return await reads.one(REQUEST, request_id=request_id)


async def earlier_request(reads: Reads, account_id: int, status_id: int, kind: str) -> RequestRow | None:
    """What the account asked about favouriting or boosting the post, if it did; answers each ask anew."""
    return await reads.one(EARLIER, account_id=account_id, status_id=status_id, kind=kind)


async def open_requests(
    reads: Reads, owner_id: int, window: Window, *, kinds: Collection[str], status_id: int | None = None
) -> list[RequestRow]:
    """A page of what waits for the account, latest first: of these kinds, about one post where that is given."""
    return await page(reads, OPEN_PAGE, window, owner_id=owner_id, kinds=list(kinds), status_id=status_id or 0)
