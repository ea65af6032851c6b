"""Pushes to this very browser: part of the settings of notifications."""

from typing import Any

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, post
from goodmob.notifications.actions.subscribe_push import NewSubscription, subscribe, unsubscribe
from goodmob.notifications.queries.push import Holder, subscription_of
from goodmob.notifications.rules.kinds import MENTION
from goodmob.notifications.rules.push import ALL, ALWAYS, TOPICS

SETTINGS = "/settings/notifications"
ADDRESS = f"{SETTINGS}/device"


class Wish(Struct, kw_only=True):
    """What the browser said where it can be reached, and what its person wants to be told there."""

    endpoint: str = ""
    p256dh: str = ""
    auth: str = ""
    topics: list[str] = []


async def push_here(call: Call, params: Wish) -> Response:
    """From now on this browser is told of these things, even while no page is open."""
    house = call.house
    wish = NewSubscription(
        endpoint=params.endpoint,
        p256dh=params.p256dh,
        auth=params.auth,
        standard=True,
        alerts=[type_ for topic in (*params.topics, ALWAYS) for type_ in TOPICS.get(topic, ())],
        policy=ALL,
    )
    await house.db.act(subscribe, call.account_id, browser(call), wish, allow_private=house.settings.private_addresses)
    call.notify(call.gettext("This device will tell you."))
    return RedirectResponse(SETTINGS, 303)


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
    post(f"{ADDRESS}/end", end_here, viewer=SESSION),
)
