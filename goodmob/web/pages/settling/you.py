"""First step: who one is."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.actions.introduce import Introduction, introduce
from goodmob.accounts.entities.own import show_profile
from goodmob.accounts.entities.remedies import words_for
from goodmob.core.errors import Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import SESSION, get, post
from goodmob.web.pages.settling.shell import WELCOME, go_on, step_page

STEP = "you"


class Form(Struct, kw_only=True):
    """A filled-in form."""

    display_name: str = ""
    note: str = ""
    avatar: Upload | None = None


async def show_form(call: Call) -> Response:
    """What the profile says so far."""
    own = await show_profile(call.house, call.account_id)
    return await _form(call, Form(display_name=own.display_name, note=own.note), {})


async def take_form(call: Call, params: Form) -> Response:
    """The profile says so, or the form says what cannot be."""
    said = Introduction(display_name=params.display_name, note=params.note, avatar=params.avatar)
    try:
        await introduce(call.house, call.account_id, said)
    except Refusal as refusal:
        return await _form(call, params, words_for(refusal))
    return await go_on(call, STEP)


async def _form(call: Call, form: Form, errors: Mapping[str, str]) -> Response:
    own = await show_profile(call.house, call.account_id)
    status = 422 if errors else 200
    return await step_page(call, STEP, status=status, form=form, errors=errors, avatar=own.avatar_static)


PAGES = (
    get(f"{WELCOME}/{STEP}", show_form, viewer=SESSION),
    post(f"{WELCOME}/{STEP}", take_form, viewer=SESSION),
)
