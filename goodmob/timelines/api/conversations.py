"""Conversations of direct posts, by API."""

from msgspec import Struct, structs

from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.direct import direct_page
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.timelines.actions.read_conversation import mark_conversation
from goodmob.timelines.actions.remove_conversation import remove_conversation
from goodmob.timelines.entities.conversation import Conversation, show
from goodmob.timelines.entities.filling import Batch, Stretch, fill, fill_up
from goodmob.timelines.permissions import own_conversation
from goodmob.timelines.queries.conversations import conversations_page


class OneConversation(Struct):
    """The conversation of the path."""

    id: Id


async def list_conversations(call: Call, params: PageParams) -> Page[Conversation]:
    """With whom the viewer exchanges direct posts, the latest first; the cursors are ids of last posts."""
    house, account_id = call.house, call.account_id

    async def read(window: Window) -> Stretch[Conversation]:
        rows = await conversations_page(house.db, account_id, window)
        return Stretch(await show(house, account_id, rows), [row.last_post_id for row in rows])

    shown, cursors = await fill_up(params.window(), read)
    return Page(shown, newest=max(cursors), oldest=min(cursors)) if cursors else Page(shown)


async def remove_one(call: Call, params: OneConversation) -> Empty:
    """Take a conversation off the viewer's list, until somebody writes in it again."""
    await call.house.db.act(remove_conversation, call.account_id, params.id)
    return EMPTY


async def read_one(call: Call, params: OneConversation) -> Conversation:
    """Mark a conversation as read."""
    return await _mark(call, params.id, unread=False)


async def keep_one_unread(call: Call, params: OneConversation) -> Conversation:
    """Mark a conversation as unread."""
    return await _mark(call, params.id, unread=True)


async def direct_timeline(call: Call, params: PageParams) -> Page[Status]:
    """Direct posts to and from the viewer, newest first."""
    house, account_id = call.house, call.account_id

    async def read(window: Window) -> Batch:
        posts = await direct_page(house.db, account_id, window)
        return Batch([row.id for row in posts], posts)

    hidden = await hidden_accounts(house.db, account_id, house.clock.now())
    statuses, ids = await fill(house, account_id, params.window(), read, without=hidden)
    return Page(statuses, newest=max(ids), oldest=min(ids)) if ids else Page(statuses)


async def _mark(call: Call, conversation_id: int, *, unread: bool) -> Conversation:
    row = await own_conversation(call.house.db, call.account_id, conversation_id)
    shown = await show(call.house, call.account_id, [row])
    if not shown:
        raise NotFound
    await call.house.db.act(mark_conversation, call.account_id, row.id, unread=unread)
    return structs.replace(shown[0], unread=unread)


ROUTES = (
    get("/api/v1/conversations", list_conversations, scope="read:statuses"),
    delete("/api/v1/conversations/:id", remove_one, scope="write:conversations"),
    post("/api/v1/conversations/:id/read", read_one, scope="write:conversations"),
    post("/api/v1/conversations/:id/unread", keep_one_unread, scope="write:conversations"),
    get("/api/v1/timelines/direct", direct_timeline, scope="read:statuses", deprecated=1_540_857_600),
)
