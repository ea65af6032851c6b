"""Calling a mob in a browser: a new one, a change, publishing a draft, and calling it off."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core.errors import Conflict, Invalid
from goodmob.core.text.language import language_of
from goodmob.core.web.call import Call
from goodmob.core.web.locating import locating
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.core.zones import ZONES
from goodmob.federation.meeting import meet_named
from goodmob.media.actions.refusals import CannotAttach
from goodmob.media.actions.take_in import chosen, describe_all, take_in
from goodmob.media.entities.attachment import own_media
from goodmob.mobs.actions.call import NewMob, call_mob
from goodmob.mobs.actions.cancel import cancel_mob
from goodmob.mobs.actions.edit import edit_mob
from goodmob.mobs.actions.keep import wish_of
from goodmob.mobs.actions.publish import publish_mob
from goodmob.mobs.pages.form import (
    CallForm,
    Shown,
    empty,
    fields_of,
    filled_again,
    filled_from,
    place_of,
)
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.rules.verbs import KINDS
from goodmob.mobs.rules.wishes import Wish, visibility_named
from goodmob.posts.actions.edit import MediaWords


class OneMob(Struct):
    """The mob of the path."""

    id: Id


class NewOne(Struct):
    """The mob that the new one is a chapter of, if it is one, and what was written of it elsewhere."""

    parent_id: Id | None = None
    text: str = ""


class EditForm(CallForm, kw_only=True):
    """A filled-in form for a mob that exists."""

    id: Id


async def show_form(call: Call, params: NewOne) -> Response:
    """The form for a new mob."""
    usual = await posting_defaults(call.house.db, call.account_id)
    return _page(call, empty(usual.posting_privacy, params.parent_id, params.text.strip()))


async def take_form(call: Call, params: CallForm) -> Response:
    """Calls the mob, or keeps it as a draft; or shows the form again with what is wrong."""
    house, host_id = call.house, call.account_id
    usual = await posting_defaults(house.db, host_id)
    pictures = chosen(params.media)
    media_ids = [picture.id for picture in pictures]
    try:
        await describe_all(house, host_id, pictures)
        await take_in(house, host_id, params.files, params.descriptions, media_ids)
        new = NewMob(
            usual=Wish(
                visibility=visibility_named(usual.posting_privacy),
                language=language_of(f"{params.title} {params.text}", usual.posting_language),
            ),
            fields=fields_of(params, media_ids, is_published=False),
            place=place_of(params),
            draft=params.draft,
        )
        await meet_named(house, params.title, params.text)
        mob_id = await house.db.act(call_mob, house.settings, host_id, new, params.key or None)
    except (Invalid, CannotAttach) as refusal:
        media = await own_media(house, host_id, media_ids)
        return _page(call, filled_again(empty(usual.posting_privacy), params, media, refusal))
    return RedirectResponse(f"/mobs/{mob_id}", 303)


async def show_edit(call: Call, params: OneMob) -> Response:
    """The form with the mob as it is."""
    return _page(call, await _present(call, params.id))


async def take_edit(call: Call, params: EditForm) -> Response:
    """Changes the mob, or shows the form again with what is wrong."""
    house, host_id = call.house, call.account_id
    former = await _present(call, params.id)
    pictures = chosen(params.media)
    media_ids = [picture.id for picture in pictures]
    try:
        await describe_all(house, host_id, pictures, params.id)
        await take_in(house, host_id, params.files, params.descriptions, media_ids)
        fields = fields_of(params, media_ids, is_published=not former.visibilities)
        words = tuple(MediaWords(picture.id, picture.description) for picture in pictures)
        await meet_named(house, params.title, params.text)
        await house.db.act(
            edit_mob, house.settings, host_id, params.id, fields, place_of(params), words, lane=params.id
        )
    except (Invalid, CannotAttach) as refusal:
        row = await own_mob(house.db, host_id, params.id)
        media = await own_media(house, host_id, media_ids, row.post_id or row.id)
        return _page(call, filled_again(former, params, media, refusal))
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
        return RedirectResponse(f"/mobs/{params.id}", 303)
    call.notify(call.gettext("It is changed."))
    return RedirectResponse(f"/mobs/{params.id}", 303)


async def publish(call: Call, params: OneMob) -> Response:
    """Publishes a draft."""
    house, host_id = call.house, call.account_id
    await own_mob(house.db, host_id, params.id)
    try:
        await house.db.act(publish_mob, house.settings, host_id, params.id, lane=params.id)
    except (Conflict, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    else:
        call.notify(call.gettext("It is published. People can join now."))
    return RedirectResponse(f"/mobs/{params.id}", 303)


async def cancel(call: Call, params: OneMob) -> Response:
    """Calls the mob off, or throws a draft away."""
    house, host_id = call.house, call.account_id
    row = await own_mob(house.db, host_id, params.id)
    try:
        await house.db.act(cancel_mob, host_id, row.id, lane=row.id)
    except Conflict as refusal:
        call.notify(reason(refusal), "warn")
        return RedirectResponse(f"/mobs/{row.id}", 303)
    if row.post_id is None:
        call.notify(call.gettext("The draft is gone."))
        return RedirectResponse("/mobs/mine", 303)
    call.notify(call.gettext("It is called off. Everybody who joined is told."))
    return RedirectResponse(f"/mobs/{row.id}", 303)


async def _present(call: Call, mob_id: int) -> Shown:
    house, host_id = call.house, call.account_id
    row = await own_mob(house.db, host_id, mob_id)
    wish = await wish_of(house.db, row)
    media = await own_media(house, host_id, wish.media_ids, row.post_id or row.id)
    return filled_from(wish, row.id, media, is_published=row.post_id is not None)


def _page(call: Call, form: Shown) -> Response:
    status = 422 if form.errors else 200
    zones = ZONES if form.time_zone in ZONES else [form.time_zone, *ZONES]
    kinds = [(verb, kind.pick()) for verb, kind in KINDS.items()]
    page = call.house.pages.render(call, "mobs/form.html", status=status, form=form, zones=zones, kinds=kinds)
    return locating(page)


_MOB = "/mobs/:id"

PAGES = (
    get("/mobs/new", show_form, viewer=SESSION),
    post("/mobs", take_form, viewer=SESSION, limit="statuses"),
    get(f"{_MOB}/edit", show_edit, viewer=SESSION),
    post(f"{_MOB}/edit", take_edit, viewer=SESSION, limit="statuses"),
    post(f"{_MOB}/publish", publish, viewer=SESSION, limit="statuses"),
    post(f"{_MOB}/cancel", cancel, viewer=SESSION),
)
