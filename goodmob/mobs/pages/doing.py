"""Doing what a mob is about, in a browser: a number, words, and a picture."""

from typing import Literal

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import Conflict, Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import SESSION, post
from goodmob.media.actions.upload import upload
from goodmob.mobs.actions.do import NewDeedWish, do
from goodmob.mobs.pages.showing import answered
from goodmob.mobs.permissions import seen_mob


class DeedForm(Struct, kw_only=True):
    """So many units, with words and a picture, if there are any, which stands in the report only if the doer says
    so. key: the form's own, which counts once."""

    id: Id
    count: int = 1
    text: str = ""
    picture: Upload | None = None
    description: str = ""
    in_report: bool = False
    key: str = ""
    place: Literal["hero"] = "hero"


async def do_deed(call: Call, params: DeedForm) -> Response:
    """Counts the deed and tells of it in a reply."""
    house, doer_id = call.house, call.account_id
    row = await seen_mob(house.db, doer_id, params.id)
    try:
        media_ids = await _media_ids(call, params)
        wish = NewDeedWish(count=params.count, text=params.text, media_ids=media_ids, in_report=params.in_report)
        await house.db.act(do, house.settings, row, doer_id, wish, params.key or None, lane=row.id)
    except (Conflict, Invalid) as refusal:
        return await answered(call, row, params.place, refusal)
    if not wants_fragment(call):
        call.notify(call.gettext("Counted. Thank you!"))
    return await answered(call, row, params.place)


async def _media_ids(call: Call, form: DeedForm) -> tuple[int, ...]:
    # A browser sends an empty file where none was chosen.
    if form.picture is None or not form.picture.size:
        return ()
    said = form.description.strip()
    return (await upload(call.house, call.account_id, form.picture, description=said, at_once=True),)


PAGES = (post("/mobs/:id/deeds", do_deed, viewer=SESSION, limit="statuses"),)
