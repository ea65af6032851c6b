"""Changing one's own profile."""

from collections.abc import Mapping

from msgspec import UNSET, Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.change_profile import change_profile
from goodmob.accounts.entities.own import show_profile
from goodmob.accounts.entities.remedies import words_for
from goodmob.accounts.rules.faults import refuse
from goodmob.accounts.rules.profile import Pair, Picture, ProfileChange, profile_faults
from goodmob.core import bounds
from goodmob.core.errors import Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import SESSION, get, post
from goodmob.media.actions.keep_picture import Kind, kept_pictures

ADDRESS = "/settings/profile"


class FieldInput(Struct):
    """One pair of inputs."""

    name: str = ""
    value: str = ""


class Form(Struct, kw_only=True):
    """A filled-in form; a box that is not ticked is not sent."""

    display_name: str = ""
    note: str = ""
    avatar: Upload | None = None
    avatar_description: str = ""
    without_avatar: bool = False
    header: Upload | None = None
    header_description: str = ""
    without_header: bool = False
    fields: list[FieldInput] = []
    locked: bool = False
    bot: bool = False
    discoverable: bool = False
    indexable: bool = False
    hide_collections: bool = False
    show_media: bool = False
    show_featured: bool = False
    attribution_domains: str = ""


async def show_form(call: Call) -> Response:
    """The profile, ready to be changed."""
    own = await show_profile(call.house, call.account_id)
    filled = Form(
        display_name=own.display_name,
        note=own.note,
        avatar_description=own.avatar_description,
        fields=[FieldInput(pair.name, pair.value) for pair in own.fields],
        locked=own.locked,
        bot=own.bot,
        discoverable=bool(own.discoverable),
        indexable=own.indexable,
        header_description=own.header_description,
        hide_collections=bool(own.hide_collections),
        show_media=own.show_media,
        show_featured=own.show_featured,
        attribution_domains="\n".join(own.attribution_domains),
    )
    return await _form(call, filled, {})


async def take_form(call: Call, params: Form) -> Response:
    """The profile is as wished, or the form says what cannot be accepted."""
    change = ProfileChange(
        display_name=params.display_name,
        note=params.note,
        avatar_description=params.avatar_description,
        fields=tuple(Pair(pair.name, pair.value) for pair in params.fields),
        locked=params.locked,
        bot=params.bot,
        discoverable=params.discoverable,
        indexable=params.indexable,
        avatar=None if params.without_avatar else UNSET,
        header=None if params.without_header else UNSET,
        header_description=params.header_description,
        hide_collections=params.hide_collections,
        show_media=params.show_media,
        show_featured=params.show_featured,
        attribution_domains=tuple(params.attribution_domains.split()),
    )
    try:
        refuse(profile_faults(change))
        async with kept_pictures(call.house, _uploads(params)) as kept:
            change = structs.replace(change, **{kind: Picture(*keys) for kind, keys in kept.items()})
            await call.house.db.act(change_profile, call.house.settings, call.account_id, change)
    except Refusal as refusal:
        return await _form(call, params, words_for(refusal))
    call.notify(call.gettext("Your profile is saved."))
    return RedirectResponse(ADDRESS, 303)


def _uploads(form: Form) -> dict[Kind, Upload]:
    sent: dict[Kind, Upload | None] = {"avatar": form.avatar, "header": form.header}
    # A browser sends an empty file where none was chosen.
    return {kind: upload for kind, upload in sent.items() if upload is not None and upload.size}


async def _form(call: Call, filled: Form, errors: Mapping[str, str]) -> Response:
    own = await show_profile(call.house, call.account_id)
    empty = [FieldInput()] * (bounds.PROFILE_FIELDS - len(filled.fields))
    return call.house.pages.render(
        call,
        "accounts/profile.html",
        status=422 if errors else 200,
        form=filled,
        pairs=[*filled.fields, *empty],
        errors=errors,
        avatar=own.avatar_static,
        header=own.header_static,
    )


PAGES = (
    get(ADDRESS, show_form, viewer=SESSION),
    post(ADDRESS, take_form, viewer=SESSION),
)
