"""The public page of an account: who it is, and what it posts."""

from enum import Enum
from functools import partial
from typing import Any

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.addresses import acct_of, uri_of
from goodmob.accounts.permissions import living_anywhere
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.text.plain import plain_text
from goodmob.core.web.activity_answers import VARY, wants_activity
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import entries, leaf, part, wants_part
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.posts.entities.featured_tag import show_featured
from goodmob.posts.entities.show import show, show_rows
from goodmob.posts.permissions import visibilities_towards
from goodmob.posts.queries.featured_tags import featured_by
from goodmob.posts.queries.feeds import account_page
from goodmob.posts.queries.reactions import pins_of
from goodmob.social.entities.familiar import familiar_with
from goodmob.social.entities.recommended import recommended
from goodmob.social.entities.relationship import acquaintances
from goodmob.web.entities.linked_data import profile_data
from goodmob.web.entities.preview import preview_of_account


class ProfileParams(PageParams, kw_only=True):
    """Whose profile, by name."""

    username: str


class OneProfile(Struct, kw_only=True):
    """The profile of the path."""

    username: str


class Part(Enum):
    """The parts of a profile, by the end of their address."""

    POSTS = ""
    ANSWERS = "/with_replies"
    MEDIA = "/media"
    FEATURED = "/featured"
    ABOUT = "/about"


async def posts(call: Call, params: ProfileParams) -> Response:
    """What the account says, without its answers to others; pinned posts first."""
    return await _profile(call, params, Part.POSTS)


async def answers(call: Call, params: ProfileParams) -> Response:
    """All that the account says, answers to others too."""
    return await _profile(call, params, Part.ANSWERS)


async def media(call: Call, params: ProfileParams) -> Response:
    """The posts of the account with pictures and films."""
    return await _profile(call, params, Part.MEDIA)


async def featured(call: Call, params: OneProfile) -> Response:
    """Whom the account recommends: people, and collections of them."""
    row = await living_anywhere(call.house, params.username)
    if acct_of(row) != params.username:
        return RedirectResponse(f"/@{acct_of(row)}{Part.FEATURED.value}", status_code=301)
    given = await recommended(call.house, call.viewer.account_id, row)
    return await _render(
        call,
        row.id,
        Part.FEATURED,
        is_first=True,
        people=given.people,
        collections=given.collections,
        is_own=row.id == call.viewer.account_id,
        back=f"/@{acct_of(row)}{Part.FEATURED.value}",
    )


async def about(call: Call, params: OneProfile) -> Response:
    """What somebody says of themselves, since when they are here, and what of it is proven."""
    row = await living_anywhere(call.house, params.username)
    if acct_of(row) != params.username:
        return RedirectResponse(f"/@{acct_of(row)}{Part.ABOUT.value}", status_code=301)
    tags = await show_featured(call.house, row.id, await featured_by(call.house.db, row.id))
    return await _render(call, row.id, Part.ABOUT, is_first=True, tags=tags)


async def _profile(call: Call, params: ProfileParams, shown: Part) -> Response:
    row = await living_anywhere(call.house, params.username)
    if shown is Part.POSTS and wants_activity(call):
        return RedirectResponse(uri_of(call.house.settings, row), 302, {"Vary": VARY})
    if acct_of(row) != params.username:
        return RedirectResponse(f"/@{acct_of(row)}{shown.value}", status_code=301)
    db, viewer_id = call.house.db, call.viewer.account_id
    read = partial(
        account_page,
        db,
        row.id,
        viewer_id,
        visibilities=await visibilities_towards(db, viewer_id, row.id),
        media=shown is Part.MEDIA,
        replies=shown is not Part.POSTS,
        boosts=shown is Part.POSTS,
    )
    if wants_part(call, params):
        more = await part(call, params, read)
        return entries(call, "web/_news.html", more, posts=await show_rows(call.house, viewer_id, more.rows))
    page = await leaf(call, params.window(), read)
    pins = await pins_of(db, row.id) if shown is Part.POSTS and page.is_first else []
    return await _render(
        call,
        row.id,
        shown,
        is_first=page.is_first,
        pinned=await show(call.house, viewer_id, pins),
        page=page,
        posts=await show_rows(call.house, viewer_id, page.rows),
    )


async def _render(call: Call, account_id: int, part: Part, *, is_first: bool, **shown: Any) -> Response:
    """The profile with one of its parts, of which `shown` tells."""
    house, viewer_id = call.house, call.viewer.account_id
    [known] = await acquaintances(house, viewer_id, [account_id])
    familiar: list[Account] = []
    if viewer_id is not None and is_first and viewer_id != account_id:
        [row] = (await accounts_by_id(house.db, [account_id])).values()
        familiar = await familiar_with(house, viewer_id, row)
    summary, acct = _summary(known.account), known.account.acct
    is_far = "@" in acct
    return call.house.pages.render(
        call,
        "web/profile.html",
        account=known.account,
        tie=known.tie,
        summary=summary,
        about=profile_data(call.house.settings, known.account),
        full_name=acct if is_far else f"{acct}@{house.settings.local_domain}",
        shown=None if is_far else preview_of_account(house, known.account, f"@{acct}. {summary}".strip()),
        familiar=familiar,
        part=part.name.lower(),
        ending=part.value,
        is_first=is_first,
        **shown,
    )


def _summary(account: Account) -> str:
    """The beginning of the note, for search engines and link previews."""
    return " ".join(plain_text(account.note).split())[:200]


PAGES = (
    get("/@:username", posts, viewer=OPTIONAL_SESSION),
    get("/@:username/with_replies", answers, viewer=OPTIONAL_SESSION),
    get("/@:username/media", media, viewer=OPTIONAL_SESSION),
    get("/@:username/featured", featured, viewer=OPTIONAL_SESSION),
    get("/@:username/about", about, viewer=OPTIONAL_SESSION),
)
