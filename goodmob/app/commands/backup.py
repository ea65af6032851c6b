"""The part of a backup that only the owner of the database can do."""

import secrets

from goodmob.app.commands.wishes import Snapshot
from goodmob.core.house import House


async def snapshot(house: House, _: Snapshot) -> str:
    """The path of a new copy of the database as of one moment, in the data folder; whoever asked removes it."""
    path = house.settings.data.resolve() / f"snapshot-{secrets.token_hex(8)}.db"
    await house.db.backup(path)
    return str(path)
