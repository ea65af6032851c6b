"""Mastodon's OEmbed: how other sites show a post that anybody may read."""

import re
from html import escape

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.web.params import LARGEST_ID
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES

KEPT_SECONDS = 86_400
WIDTH, NARROWEST, WIDEST = 400, 200, 2_000
HEIGHT, HIGHEST = 400, 4_000


class OEmbed(Struct, frozen=True):
    """A frame for a post; sizes in CSS pixels, height null where whoever asks named none."""

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


def render_embed(house: House, post: Status, title: str, max_width: int | None, max_height: int | None) -> OEmbed:
    """The frame, as wide and high as whoever asks has room for."""
    settings = house.settings
    width = WIDTH if max_width is None else max(NARROWEST, min(max_width, WIDEST))
    height = None if max_height is None or max_height <= 0 else min(max_height, HIGHEST)
    return OEmbed(
        type="rich",
        version="1.0",
        title=title,
        author_name=post.account.display_name or post.account.username,
        author_url=post.account.url,
        provider_name=settings.local_domain,
        provider_url=f"{settings.base_url}/",
        cache_age=KEPT_SECONDS,
        html=(
            f'<iframe src="{escape(post.url or post.uri)}/embed" title="{escape(title)}" width="{width}" '
            f'height="{height or HEIGHT}" style="max-width: 100%; border: 0" loading="lazy"></iframe>'
        ),
        width=width,
        height=height,
    )


def _is_ours(house: House, post: Status) -> bool:
    return (post.url or "").startswith(f"{house.settings.base_url}/@")
