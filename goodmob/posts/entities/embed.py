"""Mastodon's OEmbed: how other sites show a post that anybody may read, and other things of ours."""

import re
from html import escape
from typing import NamedTuple

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.i18n import gettext
from goodmob.core.web.params import LARGEST_ID
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES

KEPT_SECONDS = 86_400
WIDTH, NARROWEST, WIDEST = 400, 200, 2_000
HEIGHT, HIGHEST = 400, 4_000


class Room(NamedTuple):
    """How wide and high a frame may be, in CSS pixels; None where it does not matter."""

    width: int | None = None
    height: int | None = None


class OEmbed(Struct, frozen=True):
    """A frame for a post or another thing of ours; sizes in CSS pixels, height null where whoever asks named none."""

    type: str
    version: str
    title: str
    author_name: str
    author_url: str
    provider_name: str
    provider_url: str
    cache_age: int
    html: str
    width: int
    height: int | None


async def embeddable(house: House, post_id: int) -> Status:
    """The post as strangers see it; NotFound where it is a boost, or not for everybody."""
    post = await show_one(house, None, post_id)
    if post.visibility not in OPEN_VISIBILITIES or post.reblog is not None or not _is_ours(house, post):
        raise NotFound
    return post


async def embeddable_at(house: House, url: str) -> Status:
    """The post whose page or id this address is; NotFound where it is none of ours."""
    own = rf"{re.escape(house.settings.base_url)}/(?:@\w+|ap/users/\d+/statuses)/(\d{{1,19}})"
    found = re.fullmatch(rf"{own}/?(?:[?#].*)?", url, re.ASCII)
    if found is None or int(found[1]) > LARGEST_ID:
        raise NotFound
    post = await embeddable(house, int(found[1]))
    if url[: found.end(1)] not in {post.url, post.uri}:
        raise NotFound
    return post


async def frame_post(house: House, url: str, room: Room) -> OEmbed | None:
    """The frame of the post whose page or id this address is; None where it is none of ours."""
    try:
        post = await embeddable_at(house, url)
    except NotFound:
        return None
    return framed(
        house,
        f"{post.url or post.uri}/embed",
        title=gettext("Post by %(name)s", name=f"@{post.account.acct}"),
        author_name=post.account.display_name or post.account.username,
        author_url=post.account.url,
        room=room,
    )


def framed(house: House, source: str, *, title: str, author_name: str, author_url: str, room: Room) -> OEmbed:
    """A frame around our page `source`, as wide and high as whoever asks has room for."""
    settings = house.settings
    width = WIDTH if room.width is None else max(NARROWEST, min(room.width, WIDEST))
    height = None if room.height is None or room.height <= 0 else min(room.height, HIGHEST)
    return OEmbed(
        type="rich",
        version="1.0",
        title=title,
        author_name=author_name,
        author_url=author_url,
        provider_name=settings.local_domain,
        provider_url=f"{settings.base_url}/",
        cache_age=KEPT_SECONDS,
        html=frame_html(source, title, width, height),
        width=width,
        height=height,
    )


def frame_html(source: str, title: str, width: int = WIDTH, height: int | None = None) -> str:
    """The element that another site puts into its page."""
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="{width}" '
        f'height="{height or HEIGHT}" style="max-width: 100%; border: 0" loading="lazy"></iframe>'
    )


def _is_ours(house: House, post: Status) -> bool:
    return (post.url or "").startswith(f"{house.settings.base_url}/@")
