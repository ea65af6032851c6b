"""Hear of a mob only what changes whether, when or where it takes place, or everything again."""

from goodmob.broadcasts.actions.mute import mute, unmute
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import NotFound


async def mute_mob(tx: Transaction, account_id: int, mob_id: int) -> None:
    """Mutes what is said about the mob; NotFound where the account never joined it."""
    await _check_joined(tx, account_id, mob_id)

    await mute(tx, mob_id, account_id)


async def unmute_mob(tx: Transaction, account_id: int, mob_id: int) -> None:
    """Lets everything be told again; NotFound where the account never joined the mob."""
    await _check_joined(tx, account_id, mob_id)

    await unmute(tx, mob_id, account_id)


async def _check_joined(tx: Transaction, account_id: int, mob_id: int) -> None:
    if await commitment_of(tx, mob_id, account_id) is None:
        raise NotFound
