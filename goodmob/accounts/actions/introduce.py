"""Somebody says who they are: the first three lines of a profile."""

from msgspec import Struct, structs

from goodmob.accounts.actions.change_profile import change_profile
from goodmob.accounts.rules.faults import refuse
from goodmob.accounts.rules.profile import Picture, ProfileChange, profile_faults
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.media.actions.keep_picture import Kind, kept_pictures


class Introduction(Struct, kw_only=True, frozen=True):
    """A name, a line and perhaps a picture, with what it shows."""

    display_name: str
    note: str
    avatar: Upload | None = None


async def introduce(house: House, account_id: int, said: Introduction) -> None:
    """The profile says so; without a picture it keeps the one it has. Faulty or Invalid names what cannot be."""
    change = ProfileChange(display_name=said.display_name, note=said.note)
    refuse(profile_faults(change))
    # A browser sends an empty file where none was chosen.
    uploads: dict[Kind, Upload] = {"avatar": said.avatar} if said.avatar is not None and said.avatar.size else {}
    async with kept_pictures(house, uploads) as kept:
        change = structs.replace(change, **{kind: Picture(*keys) for kind, keys in kept.items()})
        await house.db.act(change_profile, house.settings, account_id, change)
