"""What comes by e-mail: a page of the settings, and the page that a letter leads to."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.people import person_of
from goodmob.broadcasts.actions.choose_mails import choose_mails
from goodmob.broadcasts.entities.letters import PAGE, SETTINGS
from goodmob.broadcasts.entities.tickets import account_on
from goodmob.broadcasts.queries.choices import mail_topics
from goodmob.broadcasts.rules.circumstances import TOPICS
from goodmob.core.errors import NotFound
from goodmob.core.sealing import BrokenSeal
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post


class Choices(Struct):
    """A filled-in form."""

    topics: list[str] = []


class Ticket(Struct):
    """What stands in a letter."""

    ticket: str


async def show_form(call: Call) -> Response:
    """What there is to choose, and what is chosen."""
    wanted = (await mail_topics(call.house.db, [call.account_id]))[call.account_id]
    person = await person_of(call.house.db, call.account_id)
    return call.house.pages.render(
        call,
        "broadcasts/mails.html",
        wanted=wanted,
        topics=_topics(call),
        email=person.email if person else "",
        is_confirmed=person is not None and person.confirmed_at is not None,
    )


async def take_form(call: Call, params: Choices) -> Response:
    """What was chosen counts from now on."""
    await call.house.db.act(choose_mails, call.account_id, [topic for topic in params.topics if topic in TOPICS])
    call.notify(call.gettext("Your choices are saved."))
    return RedirectResponse(SETTINGS, 303)


async def ask_to_stop(call: Call, params: Ticket) -> Response:
    """Whoever comes from a letter is asked first: programs that look at addresses must not unsubscribe anybody."""
    account_id = _owner(call, params.ticket)
    topics = (await mail_topics(call.house.db, [account_id]))[account_id]
    return call.house.pages.render(call, "broadcasts/stop.html", place=f"{PAGE}/{params.ticket}", is_ended=not topics)


async def stop(call: Call, params: Ticket) -> Response:
    """No more letters; the page says so."""
    await call.house.db.act(choose_mails, _owner(call, params.ticket), ())
    return RedirectResponse(f"{PAGE}/{params.ticket}", 303)


def _owner(call: Call, ticket: str) -> int:
    try:
        return account_on(call.house, ticket)
    except BrokenSeal as error:
        raise NotFound from error


def _topics(call: Call) -> list[tuple[str, str]]:
    return [
        ("off", call.gettext("It is called off, or stopped")),
        ("moved", call.gettext("Its time or its place has changed")),
        ("tipped", call.gettext("Enough joined: it is on")),
        ("announcements", call.gettext("The host has something to say")),
        ("tomorrow", call.gettext("It is tomorrow")),
        ("soon", call.gettext("It begins in ten minutes")),
        ("live", call.gettext("It has begun")),
        ("thanks", call.gettext("What came of it")),
    ]


PAGES = (
    get(SETTINGS, show_form, viewer=SESSION),
    post(SETTINGS, take_form, viewer=SESSION, is_kept=True),
    get(f"{PAGE}/:ticket", ask_to_stop, viewer=OPTIONAL_SESSION),
    post(f"{PAGE}/:ticket", stop, viewer=OPTIONAL_SESSION, is_kept=True),
)
"""Mounted by app.routes."""
