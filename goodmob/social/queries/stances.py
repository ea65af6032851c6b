"""How accounts stand to one that would tell them something."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Label, Text, bindparam, literal_column, select, union_all

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.social.queries.hidden import STILL_MUTED
from goodmob.social.tables.ties import block, domain_block, follow, mute


class Stance(NamedTuple):
    """How one account stands to another.

    is_apart: a block between them, whoever set it. mutes: it muted the other's notices. hides_domain: it blocked the
    other's server. follows: it follows the other. followed_since: since when the other follows it, in us.
    """

    is_apart: bool = False
    mutes: bool = False
    hides_domain: bool = False
    follows: bool = False
    followed_since: int | None = None


_TELLER = bindparam("account_id", type_=BigInteger)
_NEVER = literal_column("0", BigInteger).label("since")


def _named(name: str) -> Label[str]:
    return literal_column(f"'{name}'", Text).label("name")


STANCES_AMONG = statement(
    union_all(
        select(block.c.account_id.label("id"), _named("is_apart"), _NEVER).where(
            block.c.target_id == _TELLER, among(block.c.account_id, "ids")
        ),
        select(block.c.target_id, _named("is_apart"), _NEVER).where(
            block.c.account_id == _TELLER, among(block.c.target_id, "ids")
        ),
        select(mute.c.account_id, _named("mutes"), _NEVER).where(
            mute.c.target_id == _TELLER, among(mute.c.account_id, "ids"), mute.c.notifications, STILL_MUTED
        ),
        select(domain_block.c.account_id, _named("hides_domain"), _NEVER).where(
            domain_block.c.domain == bindparam("domain", type_=Text), among(domain_block.c.account_id, "ids")
        ),
        select(follow.c.follower_id, _named("follows"), _NEVER).where(
            follow.c.target_id == _TELLER, among(follow.c.follower_id, "ids")
        ),
        select(follow.c.target_id, _named("followed_since"), follow.c.created_at).where(
            follow.c.follower_id == _TELLER, among(follow.c.target_id, "ids")
        ),
    )
)


async def stances_towards(
    reads: Reads, account_id: int, domain: str | None, ids: Collection[int], now: int
) -> dict[int, Stance]:
    """How each of these accounts stands to the one of that domain (None: ours) at that moment, in one query."""
    stances = dict.fromkeys(ids, Stance())
    for row in await reads.all(STANCES_AMONG, account_id=account_id, domain=domain or "", ids=list(ids), now=now):
        value = row.since if row.name == "followed_since" else True
        stances[row.id] = stances[row.id]._replace(**{row.name: value})
    return stances
