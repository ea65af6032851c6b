"""Whether what was fetched behind an answer is there by now: conversations that began elsewhere."""

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.web.call import Call
from goodmob.core.web.routes import Route, get
from goodmob.posts.actions.far.open_conversation import conversation_opened, how_it_is
from goodmob.posts.permissions import seen
from goodmob.posts.queries.far_conversations import Asked
from goodmob.posts.queries.posts import PostRow

HEADER = "Mastodon-Async-Refresh"
RETRY_SECONDS = 5
PREFIX = "context-"


class OneRefresh(Struct):
    """The refresh of the path, as the header of an answer named it."""

    id: str


class AsyncRefresh(Struct, frozen=True):
    """Whether something is still being fetched, and how much came so far."""

    id: str
    status: str
    result_count: int


class WrappedAsyncRefresh(Struct, frozen=True):
    """As Mastodon gives it."""

    async_refresh: AsyncRefresh


async def show_refresh(call: Call, params: OneRefresh) -> WrappedAsyncRefresh:
    """Whether the answers to a post that another server began are still being fetched."""
    number = params.id.removeprefix(PREFIX)
    if not params.id.startswith(PREFIX) or not (number.isascii() and number.isdigit() and len(number) < 20):
        raise NotFound
    row = await seen(call.house.db, call.viewer.account_id, int(number))
    asked = await how_it_is(call.house, row)
    if asked is None:
        raise NotFound("Not Found")
    return WrappedAsyncRefresh(AsyncRefresh(params.id, _status(asked), asked.found))


async def refresh_header(house: House, viewer_id: int | None, row: PostRow) -> dict[str, str]:
    """The header with which a context says that more of it is on its way; empty where nothing is."""
    asked = await conversation_opened(house, viewer_id, row)
    if asked is None or not asked.under_way:
        return {}
    return {HEADER: f'id="{PREFIX}{row.id}", retry={RETRY_SECONDS}, result_count={asked.found}'}


def _status(asked: Asked) -> str:
    return "running" if asked.under_way else "finished"


ROUTES: tuple[Route, ...] = (get("/api/v1_alpha/async_refreshes/:id", show_refresh, scope="read"),)
