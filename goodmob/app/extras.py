"""What upper slices add to the frame of every page."""

from typing import Any

from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.entities.faces import face_of
from goodmob.accounts.queries.people import accounts_of_person
from goodmob.app.facets import VIEWS
from goodmob.app.routes import PAGES
from goodmob.core.web.call import Call
from goodmob.core.web.frame import Face, Way
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.session import Session
from goodmob.discovery.pages.looking import talk_of_the_town
from goodmob.mobs.pages.rail import happening_now
from goodmob.notifications.queries.unread import unread_count
from goodmob.posts.entities.sifting import Sifting, place_of
from goodmob.timelines.queries.conversations import unread_conversations

THERE = frozenset(page.path for page in PAGES if page.method == "GET")
"""The pages that a way can lead to."""

COMPOSER = "/compose"
SEARCH = "/search"


async def extras(call: Call) -> dict[str, Any]:
    """The ways to go, who is signed in, and where writing and searching begin.

    Where a script asks for a fragment, what stands around it on the page already is not gathered again.
    """
    frame = {} if wants_fragment(call) else await _frame(call)
    shown = {**frame, "facets": VIEWS, "search": _at(SEARCH), "sifting": Sifting()}
    if call.session is None:
        return {**shown, "me": None, "write": ""}
    [own] = await show_accounts(call.house, [call.session.account_id])
    return {
        **shown,
        "me": face_of(own),
        "moved_to": face_of(own.moved) if own.moved else None,
        "sifting": Sifting(place_of(call.scope["path"]), str(call.session.account_id), call.session.reading),
        "write": "" if call.session.has_moved else _at(COMPOSER),
        "tools": [] if call.session.has_moved else [Way(call.gettext("Call a mob"), "/mobs/new", "mob")],
    }


async def _frame(call: Call) -> dict[str, Any]:
    around = [await happening_now(call), await talk_of_the_town(call)]
    shown = {"around": [aside for aside in around if aside.thing]}
    if call.session is None:
        return {**shown, "navigation": _present(_ways_of_strangers(call))}
    return {
        **shown,
        "navigation": _present(await _ways(call)),
        "others": await _others(call, call.session),
    }


def _ways_of_strangers(call: Call) -> list[Way]:
    return [
        Way(call.gettext("Public"), "/", "globe"),
        Way(call.gettext("Explore"), "/explore", "compass"),
        Way(call.gettext("Mobs"), "/mobs", "mob"),
        Way(call.gettext("About"), "/about", "info"),
    ]


async def _ways(call: Call) -> list[Way]:
    unread = await unread_count(call.house.db, call.account_id)
    messages = await unread_conversations(call.house.db, call.account_id)
    return [
        Way(call.gettext("Home"), "/home", "home"),
        Way(call.gettext("Explore"), "/explore", "compass"),
        Way(call.gettext("Mobs"), "/mobs", "mob"),
        Way(call.gettext("Notifications"), "/notifications", "bell", unread, "user:notification"),
        Way(call.gettext("Messages"), "/conversations", "mail", messages, "direct", "/conversations/unread"),
        Way(call.gettext("Columns"), "/deck", "columns"),
        Way(call.gettext("Public"), "/public", "globe"),
        Way(call.gettext("Lists"), "/lists", "list"),
        Way(call.gettext("Bookmarks"), "/bookmarks", "bookmark"),
        Way(call.gettext("Settings"), "/settings", "gear"),
    ]


async def _others(call: Call, session: Session) -> list[Face]:
    if not session.has_others:
        return []
    own = await accounts_of_person(call.house.db, session.person_id)
    return [
        face_of(account) for account in await show_accounts(call.house, own) if account.id != str(session.account_id)
    ]


def _present(ways: list[Way]) -> list[Way]:
    return [way for way in ways if _at(way.href)]


def _at(address: str) -> str:
    return address if address.partition("#")[0] in THERE else ""
