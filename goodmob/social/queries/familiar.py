"""Followers of somebody whom the reader follows, too."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.social.tables.ties import follow


class Familiar(NamedTuple):
    """A follower whom the reader follows, and whom of the accounts asked about he or she follows."""

    target_id: int
    follower_id: int


_own = follow.alias("own")
_READER = bindparam("reader_id", type_=BigInteger)

FAMILIAR = statement(
    select(follow.c.target_id, follow.c.follower_id)
    .join_from(_own, follow, follow.c.follower_id == _own.c.target_id)
    .where(_own.c.follower_id == _READER, among(follow.c.target_id, "ids"))
    .order_by(follow.c.id.desc()),
    into=Familiar,
)


async def familiar_followers(reads: Reads, reader_id: int, target_ids: Collection[int]) -> list[Familiar]:
    """The followers of these accounts whom the reader follows, latest follower first."""
    return await reads.all(FAMILIAR, reader_id=reader_id, ids=list(target_ids)) if target_ids else []
