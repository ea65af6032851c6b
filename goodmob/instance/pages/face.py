"""What the server is called and looks like: shown with where it comes from, and changed."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.errors import Invalid
from goodmob.core.house import OVERLAID, House
from goodmob.core.settings import Settings
from goodmob.core.web.call import Call
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import SESSION, get, post
from goodmob.instance.actions.change_face import LONGEST_DESCRIPTION, LONGEST_TITLE, FaceWish, change_face
from goodmob.instance.wearing import wear_face
from goodmob.media.actions.keep_picture import kept_logo
from goodmob.media.entities.trouble import trouble_with

ADDRESS = "/settings/server"


class FaceForm(Struct, kw_only=True):
    """A filled-in form; a box that is not ticked is not sent. The colour counts where `own_accent` is ticked."""

    title: str = ""
    description: str = ""
    own_accent: bool = False
    accent: str = ""
    contact_email: str = ""
    contact_account: str = ""
    logo: Upload | None = None
    without_logo: bool = False


class Given(NamedTuple):
    """What holds where this page says nothing: the value, and whether somebody wrote it into file or environment."""

    value: str
    is_written: bool


async def show_face(call: Call) -> Response:
    """What the server shows, ready to be changed."""
    require_permission(call.viewer, Permission.MANAGE_SETTINGS)
    face = call.house.face
    values = {name: getattr(face, name) for name in OVERLAID}
    return _page(call, FaceForm(own_accent=bool(face.accent), **values), {})


async def take_face(call: Call, params: FaceForm) -> Response:
    """The server shows what was wished, everywhere and at once; or the form says what cannot be."""
    require_permission(call.viewer, Permission.MANAGE_SETTINGS)
    wish = FaceWish(
        title=params.title,
        description=params.description,
        accent=params.accent if params.own_accent else "",
        contact_email=params.contact_email,
        contact_account=params.contact_account,
        logo="" if params.without_logo else None,
    )
    try:
        await _change(call, wish, params.logo)
    except Invalid as refusal:
        return _page(call, params, _words(call, refusal))
    await wear_face(call.house)
    call.notify(call.gettext("This is what the server shows from now on."))
    return RedirectResponse(ADDRESS, 303)


async def _change(call: Call, wish: FaceWish, logo: Upload | None) -> None:
    house = call.house
    # A browser sends an empty file where none was chosen.
    if logo is None or not logo.size:
        await house.db.act(change_face, call.account_id, wish)
        return
    async with kept_logo(house, logo) as key:
        await house.db.act(change_face, call.account_id, structs.replace(wish, logo=key))


def _words(call: Call, refusal: Invalid) -> dict[str, str]:
    said = {
        "title": call.gettext("This is too much; %(number)s is the most.", number=LONGEST_TITLE),
        "description": call.gettext("This is too much; %(number)s is the most.", number=LONGEST_DESCRIPTION),
        "accent": call.gettext("Please give a colour as #b23a12."),
        "contact_email": call.gettext("This is no e-mail address. Please check it for a slip."),
        "contact_account": call.gettext("Nobody here has this name."),
        "logo": trouble_with(refusal.message),
    }
    field = refusal.field or ""
    if field not in said:
        raise refusal
    return {field: said[field]}


def _page(call: Call, form: FaceForm, errors: Mapping[str, str]) -> Response:
    return call.house.pages.render(
        call,
        "instance/server.html",
        status=422 if errors else 200,
        form=form,
        errors=errors,
        set_here=call.house.face,
        given=_given(call.house),
    )


def _given(house: House) -> dict[str, Given]:
    by_itself = Settings()
    return {name: Given(value := getattr(house.given, name), value != getattr(by_itself, name)) for name in OVERLAID}


PAGES = (
    get(ADDRESS, show_face, viewer=SESSION),
    post(ADDRESS, take_face, viewer=SESSION),
)
