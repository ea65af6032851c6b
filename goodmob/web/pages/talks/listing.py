"""Messages: the viewer's conversations of direct posts, as a page."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct, structs
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import Leaf, entries, leaf, part, wants_part
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.notifications.queries.requests import summary_of
from goodmob.posts.actions.mute_conversation import mute_conversation, unmute_conversation
from goodmob.timelines.actions.read_conversation import mark_conversation
from goodmob.timelines.actions.remove_conversation import remove_conversation
from goodmob.timelines.entities.conversation import Conversation, show
from goodmob.timelines.permissions import own_conversation
from goodmob.timelines.queries.conversations import ConversationRow, conversations_page, unread_conversations
from goodmob.web.entities.bubbles import bare

ADDRESS = "/conversations"


class Line(NamedTuple):
    """A conversation on the page; the id is that of its last post, by which the list is paged."""

    id: int
    conversation: ConversationRow


class OneConversation(Struct):
    """The conversation of the path."""

    id: Id


async def show_conversations(call: Call, params: PageParams) -> Response:
    """With whom the viewer exchanges direct posts, the latest first; a script that asks for a part gets that alone."""

    async def read(window: Window) -> list[Line]:
        rows = await conversations_page(call.house.db, call.account_id, window)
        return [Line(row.last_post_id, row) for row in rows]

    if wants_part(call, params):
        more = await part(call, params, read)
        return entries(call, "web/_talks.html", more, conversations=await _shown(call, more))
    page = await leaf(call, params.window(), read)
    return call.house.pages.render(
        call,
        "web/conversations.html",
        conversations=await _shown(call, page),
        page=page,
        waiting=await waiting(call),
    )


async def count_unread(call: Call) -> Response:
    """How many conversations the viewer has not read, as a number that scripts show."""
    return PlainTextResponse(str(await unread_conversations(call.house.db, call.account_id)))


async def read_conversation(call: Call, params: OneConversation) -> Response:
    """The conversation is read."""
    await call.house.db.act(mark_conversation, call.account_id, params.id, unread=False)
    return Response(status_code=204) if wants_fragment(call) else RedirectResponse(ADDRESS, 303)


async def keep_unread(call: Call, params: OneConversation) -> Response:
    """The conversation stands there as new, to be read later."""
    await call.house.db.act(mark_conversation, call.account_id, params.id, unread=True)
    return RedirectResponse(ADDRESS, 303)


async def delete_conversation(call: Call, params: OneConversation) -> Response:
    """The conversation is off the viewer's list until somebody writes again."""
    await call.house.db.act(remove_conversation, call.account_id, params.id)
    call.notify(call.gettext("The conversation is off your list. It comes back when somebody writes in it."))
    return RedirectResponse(ADDRESS, 303)


async def mute(call: Call, params: OneConversation) -> Response:
    """The viewer hears no more of the conversation; its messages still arrive."""
    row = await own_conversation(call.house.db, call.account_id, params.id)
    await call.house.db.act(mute_conversation, call.account_id, row.last_post_id)
    return RedirectResponse(f"{ADDRESS}/{params.id}", 303)


async def unmute(call: Call, params: OneConversation) -> Response:
    """The viewer hears of the conversation again."""
    row = await own_conversation(call.house.db, call.account_id, params.id)
    await call.house.db.act(unmute_conversation, call.account_id, row.last_post_id)
    return RedirectResponse(f"{ADDRESS}/{params.id}", 303)


async def waiting(call: Call) -> int:
    """How many people wait for the viewer to let them in."""
    return (await summary_of(call.house.db, call.account_id)).pending_requests_count


async def _shown(call: Call, page: Leaf[Line]) -> list[Conversation]:
    shown = await show(call.house, call.account_id, [line.conversation for line in page.rows])
    return without_names_before(shown)


def without_names_before(talks: Sequence[Conversation]) -> list[Conversation]:
    """The conversations, the last words in each without the names before them."""
    return [structs.replace(talk, last_status=bare(talk.last_status)) for talk in talks]


PAGES = (
    get(ADDRESS, show_conversations, viewer=SESSION),
    get(f"{ADDRESS}/unread", count_unread, viewer=SESSION),
    post(f"{ADDRESS}/:id/read", read_conversation, viewer=SESSION, is_kept=True),
    post(f"{ADDRESS}/:id/unread", keep_unread, viewer=SESSION, is_kept=True),
    post(f"{ADDRESS}/:id/delete", delete_conversation, viewer=SESSION),
    post(f"{ADDRESS}/:id/mute", mute, viewer=SESSION),
    post(f"{ADDRESS}/:id/unmute", unmute, viewer=SESSION),
)
