"""What the index finds: posts by their terms, newest first, and accounts by their names."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.database.terms import Wanted, holding
from goodmob.discovery.rules import facets
from goodmob.discovery.rules.asking import Asked
from goodmob.discovery.tables import search_account, search_post, search_progress

_LIMIT = bindparam("limit", type_=Integer)


class Candidate(NamedTuple):
    """A post that has the terms, with the line of its words."""

    id: int
    line: str


_MATCHING = (
    select(search_post.c.rowid.label("id"), search_post.c.line)
    .where(
        holding(search_post, "wanted"),
        search_post.c.rowid < bindparam("before", type_=BigInteger),
        search_post.c.rowid > bindparam("after", type_=BigInteger),
    )
    .limit(_LIMIT)
)
_NEWEST, _OLDEST = search_post.c.rowid.desc(), search_post.c.rowid
# The terms lead, and the list only sorts out: FTS5 would otherwise begin anew for every id of it.
_AMONG = among(search_post.c.rowid + 0, "ids")
MATCHING = statement(_MATCHING.order_by(_NEWEST), into=Candidate, long=True)
MATCHING_AMONG = statement(_MATCHING.where(_AMONG).order_by(_NEWEST), into=Candidate, long=True)
MATCHING_UP = statement(_MATCHING.order_by(_OLDEST), into=Candidate, long=True)
MATCHING_AMONG_UP = statement(_MATCHING.where(_AMONG).order_by(_OLDEST), into=Candidate, long=True)
PEOPLE = statement(
    select(search_account.c.rowid.label("id"))
    .where(holding(search_account, "wanted"))
    .order_by(search_account.c.rowid.desc())
    .limit(_LIMIT),
    long=True,
)
PEOPLE_AMONG = statement(
    select(search_account.c.rowid.label("id"))
    .where(holding(search_account, "wanted"), among(search_account.c.rowid + 0, "ids"))
    .order_by(search_account.c.rowid.desc())
    .limit(_LIMIT),
    long=True,
)
PROGRESS = statement(select(search_progress.c.below).where(search_progress.c.kind == bindparam("kind", type_=Text)))


async def matching(
    reads: Reads, asked: Asked, scopes: tuple[str, ...], limit: int, *, upwards: bool = False
) -> list[Candidate]:
    """The next posts that have the terms, and one of the terms in `scopes`, newest first; upwards: oldest first."""
    wanted = Wanted((*asked.every, scopes), asked.none)
    question = MATCHING_UP if upwards else MATCHING
    return await reads.all(question, wanted=wanted, before=asked.before, after=asked.after, limit=limit)


async def matching_among(
    reads: Reads, asked: Asked, post_ids: Collection[int], limit: int, *, upwards: bool = False
) -> list[Candidate]:
    """As `matching`, of these posts, whoever may find them."""
    wanted = Wanted(asked.every or ((facets.POST,),), asked.none)
    after = max(asked.after, min(post_ids) - 1)
    question, ids = MATCHING_AMONG_UP if upwards else MATCHING_AMONG, list(post_ids)
    return await reads.all(question, wanted=wanted, ids=ids, before=asked.before, after=after, limit=limit)


async def stale_posts(reads: Reads, account_id: int, *, indexable: bool, limit: int) -> list[int]:
    """Some public posts of the account that the index does not show, or not hide, as the account wants it now."""
    by = (facets.by(account_id),)
    wanted = Wanted((by, (facets.OPEN,)), (facets.PUBLIC,)) if indexable else Wanted((by, (facets.PUBLIC,)))
    rows = await reads.all(MATCHING, wanted=wanted, before=2**63 - 1, after=-1, limit=limit)
    return [row.id for row in rows]


async def people_beginning(
    reads: Reads, groups: tuple[tuple[str, ...], ...], limit: int, among_ids: Collection[int] | None = None
) -> list[int]:
    """Accounts with names that begin with a term of each group; of these alone, where a list is given."""
    wanted = Wanted(groups, beginning=True)
    if among_ids is None:
        rows = await reads.all(PEOPLE, wanted=wanted, limit=limit)
    else:
        rows = await reads.all(PEOPLE_AMONG, wanted=wanted, ids=list(among_ids), limit=limit)
    return [row.id for row in rows]


async def entered_below(reads: Reads, kind: str) -> int | None:
    """Those above this id are in the index, of posts or accounts; None where none was entered yet, 0 where all were."""
    found: int | None = await reads.value(PROGRESS, kind=kind)
    return found
