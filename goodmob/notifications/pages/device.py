"""Pushes to this very browser: part of the settings of notifications."""

from collections.abc import Collection
from typing import Any

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import NotFound, Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, post
from goodmob.notifications.actions.subscribe_push import NewSubscription, subscribe, unsubscribe
from goodmob.notifications.queries.push import Holder, subscription_of
from goodmob.notifications.rules.kinds import MENTION
from goodmob.notifications.rules.push import ALL, ALWAYS, TOPICS

SETTINGS = "/settings/notifications"
ADDRESS = f"{SETTINGS}/device"


class Reached(Struct, kw_only=True):
    """What the browser said where it can be reached."""

    endpoint: str = ""
    p256dh: str = ""
    auth: str = ""


class Wish(Reached, kw_only=True):
    """Where it can be reached, and what its person wants to be told there."""

    topics: list[str] = []


async def push_here(call: Call, params: Wish) -> Response:
    """From now on this browser is told of these things, even while no page is open."""
    await _subscribe(call, params, [type_ for topic in (*params.topics, ALWAYS) for type_ in TOPICS.get(topic, ())])
    call.notify(call.gettext("This device will tell you."))
    return RedirectResponse(SETTINGS, 303)


async def renew_here(call: Call, params: Reached) -> Response:
    """This browser is reached elsewhere from now on, and told of what it was told; NotFound where that is nothing."""
    row = await subscription_of(call.house.db, browser(call))
    if row is None or row.account_id != call.account_id:
        raise NotFound
    await _subscribe(call, params, row.types)
    return Response(status_code=204)


async def end_here(call: Call) -> Response:
    """This browser is told nothing any more."""
    await call.house.db.act(unsubscribe, browser(call))
    call.notify(call.gettext("This device stays silent."))
    return RedirectResponse(SETTINGS, 303)


async def device_of(call: Call) -> dict[str, Any]:
    """What the page of the settings knows of this browser: whether it is told, and of what."""
    row = await subscription_of(call.house.db, browser(call))
    here = row if row is not None and row.account_id == call.account_id else None
    wanted = {MENTION} if here is None else set(here.types)
    return {
        "is_on": here is not None,
        "topics": [
            (topic, label, here is None or not wanted.isdisjoint(TOPICS[topic])) for topic, label in _labels(call)
        ],
    }


async def _subscribe(call: Call, reached: Reached, types: Collection[str]) -> None:
    house = call.house
    wish = NewSubscription(
        endpoint=reached.endpoint,
        p256dh=reached.p256dh,
        auth=reached.auth,
        standard=True,
        alerts=types,
        policy=ALL,
    )
    await house.db.act(subscribe, call.account_id, browser(call), wish, allow_private=house.settings.private_addresses)


def browser(call: Call) -> Holder:
    """Who is pushed to: the browser that asks."""
    if call.session is None:
        raise Unauthorized
    return Holder(session_id=call.session.id)


def _labels(call: Call) -> list[tuple[str, str]]:
    gettext = call.gettext
    labels = [
        ("talk", gettext("Somebody names, answers or quotes me")),
        ("people", gettext("Somebody follows me, or asks to")),
        ("mobs", gettext("My mobs: before they begin, and when something changes")),
        ("praise", gettext("Favourites, boosts and reactions")),
        ("posts", gettext("New posts that I asked to hear of, and polls")),
    ]
    return [*labels, ("staff", gettext("What staff should know"))] if call.viewer.role else labels


PAGES = (
    post(ADDRESS, push_here, viewer=SESSION),
    post(f"{ADDRESS}/renew", renew_here, viewer=SESSION, is_kept=True),
    post(f"{ADDRESS}/end", end_here, viewer=SESSION, is_kept=True),
)
