"""In which language pages speak to somebody, and how light or dark they are."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.choose_language import choose_language
from goodmob.core import i18n
from goodmob.core.errors import Unauthorized
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post

ADDRESS = "/settings/appearance"


class Choices(Struct):
    """A filled-in form."""

    language: Literal["en", "fr", "es"]
    theme: Literal["system", "light", "dark"]
    contrast: Literal["system", "usual", "more"] = "system"


async def show_form(call: Call) -> Response:
    """The choices there are."""
    return call.house.pages.render(call, "accounts/appearance.html")


async def take_form(call: Call, params: Choices) -> Response:
    """The language is the person's, theme and contrast this browser's: the page that follows remembers it."""
    if call.session is None:
        raise Unauthorized
    await call.house.db.act(choose_language, call.session.person_id, params.language)
    i18n.current.set(params.language)
    call.notify(call.gettext("Your choices are saved."))
    return RedirectResponse(f"{ADDRESS}?theme={params.theme}&contrast={params.contrast}", 303)


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION, is_kept=True),
)
