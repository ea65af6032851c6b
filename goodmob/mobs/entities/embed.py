"""How other sites show a mob that anybody may see."""

import re

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.web.params import LARGEST_ID
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.addresses import embed_path_of, path_of
from goodmob.mobs.rules.replies import OPEN
from goodmob.posts.entities.embed import OEmbed, Room, framed


async def embeddable(house: House, mob_id: int) -> MobRow:
    """The mob as strangers see it; NotFound where it is not for everybody."""
    row = await seen_mob(house.db, None, mob_id)
    if row.visibility not in OPEN:
        raise NotFound
    return row


async def frame_mob(house: House, url: str, room: Room) -> OEmbed | None:
    """The frame of the mob whose page this address is; None where it is no mob's, NotFound where it is not for all."""
    page = rf"{re.escape(house.settings.base_url + path_of(0).removesuffix('0'))}(\d{{1,19}})"
    found = re.fullmatch(rf"{page}(?:/(?:wall|report|poster))?/?(?:[?#].*)?", url, re.ASCII)
    if found is None or int(found[1]) > LARGEST_ID:
        return None
    row = await embeddable(house, int(found[1]))
    hosts = await show_accounts(house, [row.account_id])
    if not hosts:
        raise NotFound
    return framed(
        house,
        f"{house.settings.base_url}{embed_path_of(row.id)}",
        title=row.title,
        author_name=hosts[0].display_name or hosts[0].username,
        author_url=hosts[0].url,
        room=room,
    )
