"""Messages: the viewer's conversations of direct posts, as a page."""

from typing import NamedTuple

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.timelines.actions.read_conversation import mark_conversation
from goodmob.timelines.entities.conversation import show
from goodmob.timelines.queries.conversations import ConversationRow, conversations_page

ADDRESS = "/conversations"


class Line(NamedTuple):
    """A conversation on the page; the id is that of its last post, by which the list is paged."""

    id: int
    conversation: ConversationRow


class OneConversation(Struct):
    """The conversation of the path."""

    id: Id


async def show_conversations(call: Call, params: PageParams) -> Response:
    """With whom the viewer exchanges direct posts, the latest first, those not read yet marked."""
    house, account_id = call.house, call.account_id

    async def read(window: Window) -> list[Line]:
        return [Line(row.last_post_id, row) for row in await conversations_page(house.db, account_id, window)]

    page = await leaf(call, params.window(), read)
    shown = await show(house, account_id, [line.conversation for line in page.rows])
    return house.pages.render(call, "timelines/conversations.html", conversations=shown, page=page)


async def read_conversation(call: Call, params: OneConversation) -> Response:
    """The conversation is read."""
    await call.house.db.act(mark_conversation, call.account_id, params.id, unread=False)
    return RedirectResponse(ADDRESS, 303)


PAGES = (
    get(ADDRESS, show_conversations, viewer=SESSION),
    post(f"{ADDRESS}/:id/read", read_conversation, viewer=SESSION),
)
