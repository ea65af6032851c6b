"""Note through what follows came of which nothing was said."""

from collections.abc import Mapping

from sqlalchemy import bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.social.tables.ties import follow

NOTE = statement(
    update(follow)
    .where(follow.c.target_id == bindparam("of_target"), among(follow.c.follower_id, "ids"), follow.c.through.is_(None))
    .values(through=bindparam("new_way"))
)


async def note_ways(tx: Transaction, target_id: int, ways: Mapping[int, str]) -> None:
    """Notes these ways of the target's followers, by follower; what is known already stays."""
    for way in dict.fromkeys(ways.values()):
        followers = [follower for follower, theirs in ways.items() if theirs == way]
        await tx.run(NOTE, of_target=target_id, ids=followers, new_way=way)
