"""The page of the one-time link with which the first person becomes the owner."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.actions.become_owner import become_owner
from goodmob.accounts.actions.sign_up import SignUp
from goodmob.accounts.entities.remedies import words_for
from goodmob.accounts.pages.entering import WELCOME, enter
from goodmob.accounts.pages.guessing import language_spoken
from goodmob.accounts.queries.people import person_by_id
from goodmob.core import i18n
from goodmob.core.errors import Gone, NotFound, Refusal
from goodmob.core.secrets import same
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get, post


class Link(Struct):
    """The secret part of the link."""

    token: str


class FirstForm(Link):
    """The link and a filled-in form."""

    username: str = ""
    email: str = ""
    password: str = ""


async def show_form(call: Call, params: Link) -> Response:
    """The form for the first person."""
    _check(call, params.token)
    return _form(call, FirstForm(token=params.token), {})


async def take_form(call: Call, params: FirstForm) -> Response:
    """The first person is the owner and signed in."""
    _check(call, params.token)
    form = SignUp(
        username=params.username.strip().removeprefix("@"),
        email=params.email.strip(),
        password=params.password,
        agreement=True,
        locale=i18n.current.get(),
        posting_language=language_spoken(call),
    )
    try:
        created = await become_owner(call.house, form)
    except Gone as error:
        raise Gone().told(call.gettext("This server has its owner already. Sign in instead.")) from error
    except Refusal as refusal:
        return _form(call, params, words_for(refusal))
    known = await person_by_id(call.house.db, created.person_id)
    if known is None:
        raise NotFound
    return await enter(call, known, WELCOME)


def _check(call: Call, token: str) -> None:
    expected = call.house.owner_token
    if not expected or not same(token, expected):
        raise NotFound


def _form(call: Call, filled: FirstForm, errors: Mapping[str, str]) -> Response:
    return call.house.pages.render(
        call, "accounts/start.html", status=422 if errors else 200, form=filled, errors=errors
    )


PAGES = (
    get("/start/:token", show_form, viewer=OPTIONAL_SESSION, limit="login"),
    post("/start/:token", take_form, viewer=OPTIONAL_SESSION, limit="login", is_kept=True),
)
