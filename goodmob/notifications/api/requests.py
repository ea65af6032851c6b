"""Senders whose filtered notices wait for an answer, by API."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get, post
from goodmob.notifications.actions.answer_request import SOME_AT_ONCE, accept, accept_some, dismiss, dismiss_some
from goodmob.notifications.entities.request import NotificationRequest, show
from goodmob.notifications.queries.policies import is_merging
from goodmob.notifications.queries.requests import requests_of, requests_page

PATH = "/api/v1/notifications/requests"


class OneRequest(Struct):
    """The request of the path."""

    id: Id


class SomeRequests(Struct):
    """Several requests at once."""

    id: list[Id] = field(default_factory=list)


class Merged(Struct):
    """Whether the notices of all who were let in stand among the others."""

    merged: bool


async def list_requests(call: Call, params: PageParams) -> Page[NotificationRequest]:
    """Who waits for an answer of the viewer, latest first."""
    rows = await requests_page(call.house.db, call.account_id, params.window(40, 80))
    shown = await show(call.house, call.account_id, rows)
    return Page(shown, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(shown)


async def show_request(call: Call, params: OneRequest) -> NotificationRequest:
    """One who waits for an answer of the viewer."""
    rows = await requests_of(call.house.db, call.account_id, [params.id])
    shown = await show(call.house, call.account_id, rows)
    if not shown:
        raise NotFound
    return shown[0]


async def accept_request(call: Call, params: OneRequest) -> Empty:
    """Let a sender in, for good."""
    await call.house.db.act(accept, call.account_id, params.id)
    return EMPTY


async def dismiss_request(call: Call, params: OneRequest) -> Empty:
    """Put away what was filtered of a sender."""
    await call.house.db.act(dismiss, call.account_id, params.id)
    return EMPTY


async def accept_requests(call: Call, params: SomeRequests) -> Empty:
    """Let several senders in; ids of no request of the viewer are passed over, as in Mastodon."""
    for some in _slices(params.id):
        await call.house.db.act(accept_some, call.account_id, some)
    return EMPTY


async def dismiss_requests(call: Call, params: SomeRequests) -> Empty:
    """Put away what was filtered of several senders; ids of no request of the viewer are passed over."""
    for some in _slices(params.id):
        await call.house.db.act(dismiss_some, call.account_id, some)
    return EMPTY


async def show_merged(call: Call) -> Merged:
    """Whether everything that was filtered of those who were let in can be read among the notices."""
    return Merged(not await is_merging(call.house.db, call.account_id))


def _slices(ids: Sequence[int]) -> Iterator[list[int]]:
    known = list(dict.fromkeys(ids))
    return (known[start : start + SOME_AT_ONCE] for start in range(0, len(known), SOME_AT_ONCE))


ROUTES = (
    get(PATH, list_requests, scope="read:notifications"),
    get(f"{PATH}/merged", show_merged, scope="read:notifications"),
    get(f"{PATH}/:id", show_request, scope="read:notifications"),
    post(f"{PATH}/accept", accept_requests, scope="write:notifications"),
    post(f"{PATH}/dismiss", dismiss_requests, scope="write:notifications"),
    post(f"{PATH}/:id/accept", accept_request, scope="write:notifications"),
    post(f"{PATH}/:id/dismiss", dismiss_request, scope="write:notifications"),
)
