"""The collections that posts link to, as Mastodon tells of them beside the text."""

from collections.abc import Mapping, Sequence
from functools import cache

import regex

from goodmob.core.house import House
from goodmob.posts.entities.status import Status
from goodmob.social.entities.collection import Collection, show_named

_BEYOND_IDS = 2**63


async def tagged_in(
    house: House, viewer_id: int | None, fragments: Mapping[int, Status]
) -> Mapping[int, Sequence[Collection]]:
    """The collections of this server to whose very address each post links, and that the viewer may see.

    They are read anew every time, as they change without the post; without such a link nothing is asked.
    """
    link = _link_to(house.settings.base_url)
    linked = {post_id: found for post_id, status in fragments.items() if (found := _ids(link, status.content or ""))}
    if not linked:
        return {}
    shown = await show_named(house, viewer_id, {id_ for ids in linked.values() for id_ in ids})
    return {post_id: [shown[id_] for id_ in ids if id_ in shown] for post_id, ids in linked.items()}


def links_to_collection(house: House, html: str) -> bool:
    """Whether a post with this text may tell of collections."""
    return bool(_ids(_link_to(house.settings.base_url), html))


@cache
def _link_to(base_url: str) -> regex.Pattern[str]:
    return regex.compile(rf'href="{regex.escape(base_url)}/collections/([0-9]{{1,19}})"')


def _ids(link: regex.Pattern[str], html: str) -> list[int]:
    if "/collections/" not in html:
        return []
    return [id_ for id_ in dict.fromkeys(int(found[1]) for found in link.finditer(html)) if id_ < _BEYOND_IDS]
