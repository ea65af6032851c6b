"""Take over what files and lists say of servers, a few at a time."""

from collections.abc import Sequence

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid
from goodmob.core.house import House
from goodmob.instance.actions.keep_server_allow import add_server_allow
from goodmob.instance.actions.keep_server_block import (
    Limited,
    ServerBlockWish,
    add_server_block,
    change_server_block,
)
from goodmob.instance.actions.keep_server_list import AT_ONCE, drop_entries
from goodmob.instance.queries.server_allows import server_allow_of
from goodmob.instance.queries.server_blocks import ServerBlockRow, blocks_among
from goodmob.instance.queries.server_lists import ServerListRow, held_by
from goodmob.instance.server_files import Entry


async def take_file(house: House, actor_id: int, permission_type: str, entries: Sequence[Entry]) -> int:
    """Limits, or allows, the servers of a file; those of which staff said something already stay. Gives how many."""
    return await _take(house, actor_id, permission_type, entries, None)


async def take_list(house: House, actor_id: int, row: ServerListRow, entries: Sequence[Entry]) -> int:
    """Makes what came with the list as the list is now, entries that are gone from it too; gives how many changed.

    What staff set themselves stays as it is.
    """
    names = {entry.domain for entry in entries}
    gone = [held.id for held in await held_by(house.db, row) if held.domain not in names]
    for first in range(0, len(gone), AT_ONCE):
        await house.db.act(drop_entries, actor_id, row.permission_type, gone[first : first + AT_ONCE])
    return len(gone) + await _take(house, actor_id, row.permission_type, entries, row.id)


async def _take(
    house: House, actor_id: int, permission_type: str, entries: Sequence[Entry], list_id: int | None
) -> int:
    own = house.settings.local_domain
    others = [entry for entry in entries if entry.domain != own]
    take = _allow_some if permission_type == "allow" else _limit_some
    slices = [others[first : first + AT_ONCE] for first in range(0, len(others), AT_ONCE)]
    return sum([await house.db.act(take, actor_id, some, list_id) for some in slices])


async def _limit_some(tx: Transaction, actor_id: int, entries: Sequence[Entry], list_id: int | None) -> int:
    known = await blocks_among(tx, [entry.domain for entry in entries])
    done = 0
    for entry in entries:
        there = known.get(entry.domain)
        if there is None:
            try:
                await add_server_block(tx, actor_id, entry.domain, _wish(entry), list_id=list_id)
            except Limited:
                # A domain above it is limited as strictly.
                continue
        elif list_id is None or there.list_id != list_id or says_the_same(there, entry):
            continue
        else:
            await change_server_block(tx, actor_id, there.id, _wish(entry), list_id=list_id)
        done += 1
    return done


async def _allow_some(tx: Transaction, actor_id: int, entries: Sequence[Entry], list_id: int | None) -> int:
    done = 0
    for entry in entries:
        if await server_allow_of(tx, entry.domain) is not None:
            continue
        try:
            await add_server_allow(tx, actor_id, entry.domain, list_id=list_id)
        except Invalid:
            continue
        done += 1
    return done


def _wish(entry: Entry) -> ServerBlockWish:
    return ServerBlockWish(
        severity=entry.severity,
        reject_media=entry.reject_media,
        reject_reports=entry.reject_reports,
        public_comment=entry.public_comment or None,
        obfuscate=entry.obfuscate,
    )


def says_the_same(there: ServerBlockRow, entry: Entry) -> bool:
    """Whether a block says what an entry does."""
    names = ("severity", "reject_media", "reject_reports", "obfuscate")
    is_same = all(getattr(there, name) == getattr(entry, name) for name in names)
    return is_same and (there.public_comment or "") == entry.public_comment
