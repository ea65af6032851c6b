"""Understand how somebody wants to join a mob, whichever door they come in by."""

from collections.abc import Mapping

from msgspec import Struct

from goodmob.accounts.permissions import is_shown
from goodmob.accounts.queries.accounts import AccountRow, account_by_handle, account_by_id
from goodmob.commitments.actions.join import Joining
from goodmob.commitments.queries.calls import call_by_id, terms_of
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Invalid
from goodmob.core.settings import Settings
from goodmob.core.text.usernames import parse_handle
from goodmob.core.zones import moment_named
from goodmob.mobs.queries.crowds import crowd_of
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.cells import area_around
from goodmob.social.queries.hidden import blocks_between

LONGEST_ROLE = 200
"""No role is called that long, whichever letters it is written in."""


class ConditionSaid(Struct, frozen=True, kw_only=True):
    """Come only if so many places are taken, if so many of them by those of one's own area, and if somebody is in,
    named by id or address: all that is said, together. before: until when, ISO 8601; alone, that it is on by then."""

    people: int | None = None
    area: int | None = None
    account_id: int | None = None
    acct: str = ""
    before: str = ""


class WishSaid(Struct, frozen=True, kw_only=True):
    """How somebody wants to come. cell: an h3 cell around where they come from, of which only the area is kept."""

    party_size: int = 1
    condition: ConditionSaid | None = None
    role: str = ""
    cell: str = ""
    hold: bool = False
    invited_by: int | None = None
    via: str = ""


async def joining(reads: Reads, settings: Settings, account_id: int, mob: MobRow, said: WishSaid) -> Joining:
    """The wish as a call takes it, which judges it; Invalid names what cannot be understood.

    So it does for somebody in the condition who is not known here, or between whom and the joiner there is a block,
    and for a number in the condition that is higher than that of the places which the host has in mind.
    """
    if len(said.role) > LONGEST_ROLE:
        raise Invalid("role", f"is too long (maximum is {LONGEST_ROLE} characters)")
    asked = said.condition or ConditionSaid()
    await _check_numbers(reads, mob.id, {"people": asked.people, "area": asked.area})
    before = asked.before.strip()
    return Joining(
        party_size=said.party_size,
        needs=asked.people,
        invited_by=said.invited_by,
        via=said.via,
        role=said.role.strip(),
        area=area_around(said.cell.strip(), "cell") if said.cell.strip() else None,
        needs_area=asked.area,
        needs_account_id=await _somebody(reads, settings, account_id, asked),
        needs_by=moment_named(before, mob.time_zone, "condition[before]") if before else None,
        hold=said.hold,
    )


async def _check_numbers(reads: Reads, mob_id: int, numbers: Mapping[str, int | None]) -> None:
    asked = {name: number for name, number in numbers.items() if number is not None}
    places = await _places(reads, mob_id) if asked else None
    for name, number in asked.items():
        if places is not None and number > places:
            raise Invalid(f"condition[{name}]", "can't be higher than the number of places")


async def _places(reads: Reads, mob_id: int) -> int | None:
    """How many there will be at most; None where nobody knows. A mob may have fewer for now than its host wishes."""
    call, crowd = await call_by_id(reads, mob_id), await crowd_of(reads, mob_id)
    if call is None:
        return None
    terms = await terms_of(reads, call)
    return terms.places if crowd is None else terms._replace(capacity=crowd.wished.cap, roles=crowd.wished.roles).places


async def _somebody(reads: Reads, settings: Settings, account_id: int, asked: ConditionSaid) -> int | None:
    if asked.account_id is not None:
        row = await account_by_id(reads, asked.account_id)
    elif asked.acct.strip():
        row = await _at(reads, settings, asked.acct)
    else:
        return None
    if row is None or not is_shown(row) or await blocks_between(reads, account_id, {row.id}):
        raise Invalid("condition[account]", "is nobody who is known here")
    return row.id


async def _at(reads: Reads, settings: Settings, acct: str) -> AccountRow | None:
    handle = parse_handle(acct)
    if handle is None:
        return None
    domain = None if handle.domain == settings.local_domain else handle.domain
    return await account_by_handle(reads, handle.username, domain)
