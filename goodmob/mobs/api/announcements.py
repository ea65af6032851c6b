"""What the host says to everybody who takes part, by API, and who wants to hear less of it."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.broadcasts.queries.messages import messages_by_id, messages_page
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.mobs.actions.announce import announce
from goodmob.mobs.actions.mute import mute_mob, unmute_mob
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.announcement import MobAnnouncement, render_announcement
from goodmob.mobs.permissions import own_mob, told_mob


class AnnounceParams(Struct, kw_only=True):
    """What the host says, in plain text."""

    id: Id
    text: str = ""


class AnnouncementsParams(PageParams, kw_only=True):
    """A page of what the host said."""

    id: Id


class MobMute(Struct, frozen=True):
    """Whether the account hears of the mob only what changes whether, when or where it takes place."""

    mob_id: str
    muted: bool


async def announce_to_mob(call: Call, params: AnnounceParams) -> MobAnnouncement:
    """Say something to everybody who takes part in a mob of one's own: three times an hour, twenty times in all."""
    house, host_id = call.house, call.account_id
    await own_mob(house.db, host_id, params.id)
    key = call.headers.get("Idempotency-Key") or None
    broadcast_id = await house.db.act(announce, host_id, params.id, params.text, key, lane=params.id)
    row = (await messages_by_id(house.db, [broadcast_id])).get(broadcast_id)
    if row is None:
        raise NotFound
    return render_announcement(row)


async def list_announcements(call: Call, params: AnnouncementsParams) -> Page[MobAnnouncement]:
    """What the host said, latest first; for the host and everybody who takes part."""
    house = call.house
    await told_mob(house.db, call.account_id, params.id)
    rows = await messages_page(house.db, params.id, "announcement", params.window(default=20, most=40))
    return _page([render_announcement(row) for row in rows])


async def mute_one_mob(call: Call, params: OneMob) -> MobMute:
    """Hear of a mob that one joined only what changes whether, when or where it takes place."""
    await call.house.db.act(mute_mob, call.account_id, params.id)
    return MobMute(str(params.id), muted=True)


async def unmute_one_mob(call: Call, params: OneMob) -> MobMute:
    """Hear everything of a mob again."""
    await call.house.db.act(unmute_mob, call.account_id, params.id)
    return MobMute(str(params.id), muted=False)


def _page(items: Sequence[MobAnnouncement]) -> Page[MobAnnouncement]:
    if not items:
        return Page(items)
    return Page(items, newest=int(items[0].id), oldest=int(items[-1].id))
