"""Whom of those whom a reader follows follow somebody, too."""

from goodmob.accounts.entities.account import Account, show
from goodmob.accounts.queries.accounts import AccountRow, accounts_by_id
from goodmob.core.house import House
from goodmob.social.permissions import may_see_edges
from goodmob.social.queries.familiar import familiar_followers


async def familiar_with(house: House, reader_id: int, target: AccountRow) -> list[Account]:
    """They, the latest follower first; nobody where either side hides whom it follows or is followed by."""
    if target.id == reader_id or not may_see_edges(reader_id, target):
        return []
    ids = [pair.follower_id for pair in await familiar_followers(house.db, reader_id, [target.id])]
    rows = await accounts_by_id(house.db, ids)
    return await show(house, [id_ for id_ in ids if id_ in rows and may_see_edges(reader_id, rows[id_])])
