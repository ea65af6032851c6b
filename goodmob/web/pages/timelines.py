"""The public timeline and the timeline of a tag, for everybody with a browser."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.text.tags import tag_key, tag_url
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import entries, leaf, part, wants_part
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.posts.entities.show import show_met
from goodmob.posts.entities.status import Status, StatusTag
from goodmob.posts.queries.feeds import public_page, tag_page
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.tags import followed_among, tags_by_name
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.web.entities.linked_data import list_data, site_data
from goodmob.web.entities.preview import preview_of_tag

MOST_BESIDE = 8


class TagParams(PageParams, kw_only=True):
    """A page of the posts with a tag."""

    name: str


async def front(call: Call, params: PageParams) -> Response:
    """What this place is, and what people say here; whoever is signed in is led home."""
    return await everybody(call, params) if call.session is None else RedirectResponse("/home", 303)


async def everybody(call: Call, params: PageParams) -> Response:
    """What people say here in public; a script that asks for what is newer or older gets that alone."""
    read = partial(public_page, call.house.db)
    if wants_part(call, params):
        return await _part(call, params, read)
    page = await leaf(call, params.window(), read)
    posts, about = await _meetable(call, page.rows), site_data(call.house.settings)
    return call.house.pages.render(call, "web/front.html", page=page, posts=posts, about=about)


async def tag_timeline(call: Call, params: TagParams) -> Response:
    """Public posts with a tag; a script that asks for what is newer or older gets that alone."""
    key = tag_key(params.name)
    if not key:
        raise NotFound
    tag = (await tags_by_name(call.house.db, [key])).get(key)
    read = partial(tag_page, call.house.db, any_of=[tag.id] if tag else [])
    if wants_part(call, params):
        return await _part(call, params, read)
    page = await leaf(call, params.window(), read)
    viewer_id, name = call.viewer.account_id, tag.display_name if tag else params.name
    followed = await followed_among(call.house.db, viewer_id, [tag.id]) if tag and viewer_id is not None else set()
    posts = await _meetable(call, page.rows)
    return call.house.pages.render(
        call,
        "web/tag.html",
        related=_related(posts, key),
        people=list({post.account.id: post.account for post in posts}.values())[:MOST_BESIDE],
        name=name,
        key=key,
        about=_about_tag(call, key, name),
        shown=preview_of_tag(call.house, key, tag.display_name, f"#{tag.display_name}") if tag else None,
        following=bool(followed),
        page=page,
        posts=posts,
    )


def _related(posts: Sequence[Status], key: str) -> list[StatusTag]:
    """The tags that stand beside this one most often, as far as the page shows."""
    found = {tag_key(tag.name): tag for post in posts for tag in post.tags}
    often = Counter(name for post in posts for name in {tag_key(tag.name) for tag in post.tags})
    return [found[name] for name, _ in often.most_common() if name != key][:MOST_BESIDE]


def _about_tag(call: Call, key: str, name: str) -> Markup:
    settings, said = call.house.settings, call.gettext("Public posts with #%(name)s", name=name)
    return list_data(settings, f"#{name}", said, tag_url(settings.base_url, key))


async def _part(call: Call, params: PageParams, read: Callable[[Window], Awaitable[list[PostRow]]]) -> Response:
    more = await part(call, params, read)
    return entries(call, "web/_news.html", more, posts=await _meetable(call, more.rows))


async def _meetable(call: Call, rows: Sequence[PostRow]) -> list[Status]:
    viewer_id = call.viewer.account_id
    if viewer_id is None:
        return await show_met(call.house, None, rows)
    hidden = await hidden_accounts(call.house.db, viewer_id, call.house.clock.now())
    return await show_met(call.house, viewer_id, [row for row in rows if row.account_id not in hidden])


PAGES = (
    get("/", front, viewer=OPTIONAL_SESSION),
    get("/public", everybody, viewer=OPTIONAL_SESSION),
    get("/tags/:name", tag_timeline, viewer=OPTIONAL_SESSION),
)
