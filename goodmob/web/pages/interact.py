"""Where strangers who want to do something are asked where they are at home; and where people of this server arrive."""

import re
from urllib.parse import quote, unquote

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.addresses import acct_of
from goodmob.accounts.permissions import living_here
from goodmob.core.errors import NotFound
from goodmob.core.web import cookies
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get, post
from goodmob.discovery.activities.bringing import person_brought, thing_brought
from goodmob.discovery.entities.found import named_by
from goodmob.mobs.permissions import seen_mob
from goodmob.posts.entities.show import show_one
from goodmob.posts.queries.posts import PostRow
from goodmob.web.activities.elsewhere import home_named, host_of, is_way, leading_to, way_home

ADDRESS = "/interact"
HOME_SERVER = "goodmob_home_server"
A_YEAR = 365 * 24 * 3600
ACTS = frozenset({"follow", "answer", "boost", "favourite", "join"})
_PLACE = re.compile(r"/(?:@(?P<name>[A-Za-z0-9_]{1,30})(?:/(?P<post>[0-9]{1,19}))?|mobs/(?P<mob>[0-9]{1,19}))")
_OWN_MOB = re.compile(r"/mobs/[0-9]{1,19}")


class Wish(Struct, kw_only=True):
    """What somebody wants to do, and to what: a path of ours."""

    to: str = ""
    act: str = ""


class Answer(Wish, kw_only=True):
    """The server that somebody named; forget: none is to be remembered any more."""

    server: str = ""
    forget: bool = False


class Arrival(Struct, kw_only=True):
    """What somebody of this server wants to act on, from a page of another one."""

    uri: str = ""


async def ask(call: Call, params: Wish) -> Response:
    """Three ways on: sign in here, join here, or go on at the server where one is at home."""
    if call.session is not None:
        return RedirectResponse(_goal(await _checked(call, params.to), params.act), 303)
    return await _page(call, params, _remembered(call))


async def take(call: Call, params: Answer) -> Response:
    """Remembers the server that was named, in the browser alone, and shows the way there."""
    place = await _checked(call, params.to)
    if params.forget:
        answer = RedirectResponse(_back(place, params.act), 303)
        cookies.drop(call.house.settings, answer, HOME_SERVER)
        return answer
    home = home_named(params.server)
    if home is None:
        said = call.gettext("Name a server, such as mastodon.social, or yourself, such as @ada@mastodon.social.")
        return await _page(call, params, "", server=params.server, error=said)
    if home.domain == call.house.settings.local_domain:
        said = call.gettext("That is this server. Sign in here.")
        return await _page(call, params, "", server=params.server, error=said)
    way = await way_home(call.house, home)
    answer = RedirectResponse(_back(place, params.act), 303)
    cookies.keep(call.house.settings, answer, HOME_SERVER, quote(way, safe=""), A_YEAR)
    return answer


async def arrive(call: Call, params: Arrival) -> Response:
    """Leads to the page of what has this address; says so where it cannot be reached.

    For whoever is at home here it is asked for at its own server, where it is not known yet.
    """
    uri, base_url = params.uri.strip().removeprefix("acct:"), call.house.settings.base_url
    is_here = call.session is not None
    if _OWN_MOB.fullmatch(uri.removeprefix(base_url)) and uri.startswith(base_url):
        return RedirectResponse(uri.removeprefix(base_url), 303)
    home = home_named(uri) if "@" in uri and "://" not in uri else None
    if home is not None and home.domain == call.house.settings.local_domain:
        uri = f"{base_url}/@{home.handle.partition('@')[0]}"
    elif home is not None and is_here and await person_brought(call.house, home.handle) is not None:
        return RedirectResponse(f"/@{home.handle}", 303)
    thing = await (thing_brought if is_here else named_by)(call.house, uri)
    if isinstance(thing, PostRow):
        status = await show_one(call.house, call.viewer.account_id, thing.id)
        if thing.local or is_here:
            return RedirectResponse(f"/@{status.account.acct}/{status.id}", 303)
    elif thing is not None and thing.state == "active" and (thing.domain is None or is_here):
        return RedirectResponse(f"/@{acct_of(thing)}", 303)
    return call.house.pages.render(call, "web/unreachable.html", status=404, uri=uri)


async def _page(call: Call, wish: Wish, way: str, *, server: str = "", error: str = "") -> Response:
    place = await _checked(call, wish.to)
    settings = call.house.settings
    return call.house.pages.render(
        call,
        "web/interact.html",
        status=422 if error else 200,
        place=place,
        goal=_goal(place, wish.act),
        act=wish.act if wish.act in ACTS else "",
        heading=await _heading(call, place, wish.act),
        way=leading_to(way, settings.base_url + place) if way else "",
        host=host_of(way) if way else "",
        server=server,
        error=error,
    )


async def _checked(call: Call, place: str) -> str:
    """The path, if it is that of a profile, post or mob that anybody may see; NotFound otherwise."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise NotFound
    if found["mob"]:
        await seen_mob(call.house.db, call.viewer.account_id, int(found["mob"]))
        return place
    if found["post"]:
        status = await show_one(call.house, call.viewer.account_id, int(found["post"]))
        return f"/@{status.account.acct}/{status.id}"
    row = await living_here(call.house.db, found["name"])
    return f"/@{row.username}"


async def _heading(call: Call, place: str, act: str) -> str:
    found = _PLACE.fullmatch(place)
    if found is None or found["mob"]:
        row = await seen_mob(call.house.db, call.viewer.account_id, int(found["mob"] if found else 0))
        return call.gettext("Join “%(title)s”", title=row.title)
    name = f"@{found['name']}"
    match act:
        case "answer":
            return call.gettext("Answer %(name)s", name=name)
        case "boost":
            return call.gettext("Boost what %(name)s says", name=name)
        case "favourite":
            return call.gettext("Tell %(name)s that you like it", name=name)
        case _:
            return call.gettext("Follow %(name)s", name=name)


def _goal(place: str, act: str) -> str:
    """Where somebody who is at home here goes on."""
    return f"{place}/join" if act == "join" and _OWN_MOB.fullmatch(place) else place


def _remembered(call: Call) -> str:
    way = unquote(cookies.read(call.house.settings, call, HOME_SERVER))
    return way if is_way(way) else ""


def _back(place: str, act: str) -> str:
    return f"{ADDRESS}?to={quote(place, safe='')}&act={act if act in ACTS else ''}"


PAGES = (
    get(ADDRESS, ask, viewer=OPTIONAL_SESSION),
    post(ADDRESS, take, viewer=OPTIONAL_SESSION, limit="interactions", is_kept=True),
    get("/authorize_interaction", arrive, viewer=OPTIONAL_SESSION),
)
