"""What comes by e-mail, by API: choose it, and the door in every letter that ends them."""

from typing import Annotated

from msgspec import Meta, Struct
from starlette.responses import RedirectResponse, Response

from goodmob.broadcasts.actions.choose_mails import choose_mails
from goodmob.broadcasts.entities.letters import DOOR, PAGE
from goodmob.broadcasts.entities.tickets import account_on
from goodmob.broadcasts.queries.choices import mail_topics
from goodmob.broadcasts.rules.circumstances import TOPICS
from goodmob.core.errors import NotFound
from goodmob.core.sealing import BrokenSeal
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get, post, put

PATH = "/api/v1/mails"


class MailTopics(Struct, frozen=True):
    """Of which topics letters come, of those there are."""

    topics: list[str]
    available: list[str]


class TopicsParams(Struct):
    """The topics from now on; an empty list for no letters."""

    topics: Annotated[list[str], Meta(max_length=len(TOPICS))]


class Ticket(Struct):
    """What stands in a letter."""

    ticket: str


async def show_topics(call: Call) -> MailTopics:
    """What comes by e-mail about mobs that one is in."""
    wanted = (await mail_topics(call.house.db, [call.account_id]))[call.account_id]
    return MailTopics([topic for topic in TOPICS if topic in wanted], list(TOPICS))


async def choose_topics(call: Call, params: TopicsParams) -> MailTopics:
    """Choose what comes by e-mail."""
    await call.house.db.act(choose_mails, call.account_id, params.topics)
    return await show_topics(call)


async def stop_by_ticket(call: Call, params: Ticket) -> Empty:
    """End all such letters, as mail programs do in one click (RFC 8058)."""
    try:
        account_id = account_on(call.house, params.ticket)
    except BrokenSeal as error:
        raise NotFound from error
    await call.house.db.act(choose_mails, account_id, ())
    return EMPTY


async def lead_to_page(call: Call, params: Ticket) -> Response:
    """Where somebody opens the door of mail programs in a browser, whose looking must change nothing."""
    return RedirectResponse(f"{PAGE}/{params.ticket}", 303)


ROUTES = (
    get(PATH, show_topics, scope="read:notifications"),
    put(PATH, choose_topics, scope="write:notifications"),
    get(f"{DOOR}/:ticket", lead_to_page, viewer=NOBODY),
    post(f"{DOOR}/:ticket", stop_by_ticket, viewer=NOBODY),
)
"""Mounted by app.routes."""
