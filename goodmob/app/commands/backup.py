"""The part of a backup that only the owner of the database can do."""

import secrets

import msgspec

from goodmob.core.house import House


class Snapshot(msgspec.Struct):
    """Takes nothing."""


async def snapshot(house: House, _: Snapshot) -> str:
    """The path of a new copy of the database as of one moment, in the data folder; whoever asked removes it."""
    path = house.settings.data.resolve() / f"snapshot-{secrets.token_hex(8)}.db"
    await house.db.backup(path)
    return str(path)
