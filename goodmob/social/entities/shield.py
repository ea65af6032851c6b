"""The JSON of a shield."""

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.social.queries.shields import shield_of


class Shield(Struct, frozen=True):
    """Whether it is up; since when and until when, and how much it has kept off, where it is."""

    up: bool
    raised_at: str | None
    expires_at: str | None
    kept: int


async def show_shield(house: House, account_id: int) -> Shield:
    """The shield of the account as it is now."""
    row = await shield_of(house.db, account_id, house.clock.now())
    return Shield(False, None, None, 0) if row is None else Shield(True, iso(row.raised_at), iso(row.until), row.kept)
