"""The tags one follows, and those one features on one's profile: part of the settings."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.bounds import FEATURED_TAGS
from goodmob.core.database.paging import Window
from goodmob.core.errors import Invalid, NotFound, Refusal
from goodmob.core.text.tags import is_name
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import SESSION, get, post
from goodmob.posts.actions.feature_tag import feature_tag, unfeature_tag
from goodmob.posts.actions.follow_tag import follow_tag, unfollow_tag
from goodmob.posts.entities.featured_tag import show_featured
from goodmob.posts.queries.featured_tags import featured_by, tags_to_feature
from goodmob.posts.queries.tags import FollowedTag, followed_tags_page

ADDRESS = "/settings/tags"


class Named(Struct):
    """A tag, with or without its #."""

    name: str = ""

    @property
    def bare(self) -> str:
        """Its name without the #."""
        return self.name.strip().removeprefix("#")


class Line(Struct, frozen=True):
    """A followed tag on the page; the id is that of the follow, by which the list is paged."""

    id: int
    tag: FollowedTag


async def show_tags(call: Call, params: PageParams) -> Response:
    """What the viewer follows, latest first, and what the viewer's profile features."""
    return await _show(call, params, {})


async def follow(call: Call, params: Named) -> Response:
    """Read a tag at home from now on."""
    try:
        await call.house.db.act(follow_tag, call.account_id, params.bare)
    except NotFound:
        return await _show(call, PageParams(), {"follow": _no_tag(call)})
    return RedirectResponse(ADDRESS, 303)


async def unfollow(call: Call, params: Named) -> Response:
    """Read it at home no longer."""
    await call.house.db.act(unfollow_tag, call.account_id, params.bare)
    return RedirectResponse(ADDRESS, 303)


async def feature(call: Call, params: Named) -> Response:
    """Show a tag on one's profile."""
    try:
        await call.house.db.act(feature_tag, call.account_id, params.bare, lane=call.account_id)
    except Refusal as refusal:
        if isinstance(refusal, Invalid) and not is_name(params.bare):
            return await _show(call, PageParams(), {"feature": _no_tag(call)})
        if refusal.status == Invalid.status:
            many = call.gettext("A profile features up to %(number)s tags. Take one off first.")
            return await _show(call, PageParams(), {"feature": many % {"number": FEATURED_TAGS}})
        raise
    return RedirectResponse(ADDRESS, 303)


async def unfeature(call: Call, params: Named) -> Response:
    """Show it there no longer."""
    await call.house.db.act(unfeature_tag, call.account_id, params.bare)
    return RedirectResponse(ADDRESS, 303)


async def _show(call: Call, params: PageParams, errors: dict[str, str]) -> Response:
    house, account_id = call.house, call.account_id

    async def read(window: Window) -> list[Line]:
        return [Line(row.follow_id, row) for row in await followed_tags_page(house.db, account_id, window)]

    page = await leaf(call, params.window(40, 80), read)
    featured = await featured_by(house.db, account_id)
    return house.pages.render(
        call,
        "posts/own_tags.html",
        status=422 if errors else 200,
        page=page,
        followed=[line.tag for line in page.rows],
        featured=await show_featured(house, account_id, featured),
        offered=await tags_to_feature(house.db, account_id) if len(featured) < FEATURED_TAGS else [],
        errors=errors,
    )


def _no_tag(call: Call) -> str:
    return call.gettext("A tag is one word of letters and digits, such as #gardening.")


PAGES = (
    get(ADDRESS, show_tags, viewer=SESSION),
    post(f"{ADDRESS}/follow", follow, viewer=SESSION),
    post(f"{ADDRESS}/unfollow", unfollow, viewer=SESSION),
    post(f"{ADDRESS}/feature", feature, viewer=SESSION),
    post(f"{ADDRESS}/unfeature", unfeature, viewer=SESSION),
)
