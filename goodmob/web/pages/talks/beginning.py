"""A new message: to whom, and what."""

from collections.abc import Mapping

import regex
from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.accounts import accounts_by_handles
from goodmob.core.errors import Refusal
from goodmob.core.secrets import new_secret
from goodmob.core.text.usernames import Handle, parse_handle
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.federation.meeting import meet
from goodmob.timelines.actions.send_message import MOST_PEOPLE, send_message
from goodmob.web.pages.talks.listing import ADDRESS
from goodmob.web.pages.talks.writing import Words, draft_of, why_not

_BETWEEN = regex.compile(r"[\s,;]+")


class Beginning(Struct, kw_only=True):
    """How a message begins: to whom, by their names, and its first words."""

    to: str = ""
    text: str = ""


class NewMessage(Words, kw_only=True):
    """A message to those who are named in `to`."""

    to: str = ""


async def show_form(call: Call, params: Beginning) -> Response:
    """The form for a new message."""
    return _form(call, params.to, params.text, {}, new_secret())


async def begin(call: Call, params: NewMessage) -> Response:
    """Say something to these people: where they spoke with each other last, or in a new conversation."""
    house, author_id = call.house, call.account_id
    try:
        people = await _people(call, params.to)
    except _UnknownError as unknown:
        return _form(call, params.to, params.text, {"to": str(unknown)}, params.key, status=422)
    try:
        draft = await draft_of(call, params, [])
        talk_id = await house.db.act(send_message, house.settings, author_id, people, draft, params.key)
    except Refusal as refusal:
        return _form(call, params.to, params.text, why_not(call, refusal), params.key, status=422)
    if talk_id is None:
        call.notify(call.gettext("Your message waits until a moderator has looked at it."))
        return RedirectResponse(ADDRESS, 303)
    return RedirectResponse(f"{ADDRESS}/{talk_id}#say", 303)


class _UnknownError(Exception):
    """Nobody is meant by a name; the words say which."""


async def _people(call: Call, to: str) -> list[int]:
    names = [name for name in _BETWEEN.split(to) if name]
    handles = {name: parse_handle(name) for name in names}
    if not names:
        raise _UnknownError(call.gettext("Please say to whom, by their names."))
    if len(names) > MOST_PEOPLE:
        raise _UnknownError(call.gettext("At most %(number)s people can be written to at once.", number=MOST_PEOPLE))
    wanted = {name: _here(call, handle) for name, handle in handles.items() if handle is not None}
    await meet(call.house, wanted.values())
    found = await accounts_by_handles(call.house.db, [(one.username, one.domain) for one in wanted.values()])
    for name in names:
        one = wanted.get(name)
        if one is None or (one.username, one.domain) not in found:
            raise _UnknownError(call.gettext("Nobody here is called %(name)s.", name=name))
    return [found[one.username, one.domain].id for one in wanted.values()]


def _here(call: Call, handle: Handle) -> Handle:
    return Handle(handle.username) if handle.domain == call.house.settings.local_domain else handle


def _form(call: Call, to: str, text: str, errors: Mapping[str, str], key: str, status: int = 200) -> Response:
    return call.house.pages.render(
        call, "web/new_conversation.html", status=status, to=to, text=text, errors=errors, key=key
    )


PAGES = (
    get(f"{ADDRESS}/new", show_form, viewer=SESSION),
    post(f"{ADDRESS}/new", begin, viewer=SESSION, limit="statuses"),
)
