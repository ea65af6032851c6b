"""A conversation: what was said in it, and the form to go on."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import Account
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound, Refusal
from goodmob.core.secrets import new_secret
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import MOST_NEWS, wants_part
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.posts.actions.emoji_reaction import react, unreact
from goodmob.timelines.actions.send_message import send_message
from goodmob.timelines.entities.conversation import Conversation, show
from goodmob.timelines.permissions import own_conversation
from goodmob.timelines.queries.conversations import ConversationRow, conversations_page
from goodmob.web.entities.bubbles import messages
from goodmob.web.pages.talks.listing import ADDRESS, without_names_before
from goodmob.web.pages.talks.writing import Words, draft_of, why_not

BESIDE = 20
"""How many conversations stand beside the one that is read."""


class Reading(PageParams, kw_only=True):
    """A page of a conversation."""

    id: Id


class Message(Words, kw_only=True):
    """What is said in the conversation of the path."""

    id: Id


class Reaction(Struct, kw_only=True):
    """An emoji for a message of the conversation of the path, given or taken back."""

    id: Id
    post_id: Id
    emoji: str
    back: bool = False


async def show_conversation(call: Call, params: Reading) -> Response:
    """What was said, oldest above newest; a script that asks for what is newer or older gets that alone."""
    row = await own_conversation(call.house.db, call.account_id, params.id)
    if wants_part(call, params):
        return await _part(call, row, params)
    return await _page(call, row, window=params.window())


async def say(call: Call, params: Message) -> Response:
    """Say something to those who are in the conversation, and to nobody else."""
    house, author_id = call.house, call.account_id
    row = await own_conversation(house.db, author_id, params.id)
    media_ids: list[int] = []
    try:
        draft = await draft_of(call, params, media_ids)
        await house.db.act(send_message, house.settings, author_id, row.others, draft, params.key, row.id)
    except Refusal as refusal:
        return await _page(call, row, said=params, errors=why_not(call, refusal))
    if wants_fragment(call):
        return house.pages.render(call, "web/_say.html", talk_id=row.id, key=new_secret(), errors={})
    return RedirectResponse(f"{ADDRESS}/{row.id}#say", 303)


async def react_to(call: Call, params: Reaction) -> Response:
    """Give a message an emoji, or take it back."""
    row = await own_conversation(call.house.db, call.account_id, params.id)
    await call.house.db.act(unreact if params.back else react, call.account_id, params.post_id, params.emoji)
    return RedirectResponse(f"{ADDRESS}/{row.id}#message-{params.post_id}", 303)


async def _part(call: Call, row: ConversationRow, params: Reading) -> Response:
    news = Window(min_id=params.min_id, limit=MOST_NEWS)
    window = params.window() if params.min_id is None else news
    said = await messages(call.house, call.account_id, row.id, window)
    answer = call.house.pages.render(call, "web/_messages.html", bubbles=said.bubbles, talk_id=row.id)
    if said.older:
        answer.headers["Link"] = f'<{call.url.path}?max_id={said.older}>; rel="next"'
    return answer


async def _page(
    call: Call,
    row: ConversationRow,
    *,
    window: Window | None = None,
    said: Message | None = None,
    errors: Mapping[str, str] | None = None,
) -> Response:
    house, account_id = call.house, call.account_id
    beside = await conversations_page(house.db, account_id, Window(limit=BESIDE))
    listed = await show(house, account_id, [row, *(one for one in beside if one.id != row.id)])
    talk = next((one for one in listed if one.id == str(row.id)), None)
    if talk is None:
        raise NotFound
    return house.pages.render(
        call,
        "web/conversation.html",
        status=422 if errors else 200,
        talk=talk,
        people=_people(talk, account_id),
        stretch=await messages(house, account_id, row.id, window or Window()),
        is_latest=window is None or window.max_id is None,
        conversations=without_names_before(_in_order(listed, [str(one.id) for one in beside])),
        said=said,
        errors=errors or {},
        key=said.key if said else new_secret(),
    )


def _people(talk: Conversation, account_id: int) -> list[Account]:
    return [account for account in talk.accounts if account.id != str(account_id)]


def _in_order(listed: Sequence[Conversation], order: Sequence[str]) -> list[Conversation]:
    known = {one.id: one for one in listed}
    return [known[id_] for id_ in order if id_ in known]


PAGES = (
    get(f"{ADDRESS}/:id", show_conversation, viewer=SESSION),
    post(f"{ADDRESS}/:id/messages", say, viewer=SESSION, limit="statuses"),
    post(f"{ADDRESS}/:id/react", react_to, viewer=SESSION),
)
