"""Keeping what somebody types while they type, for pages with scripts."""

from msgspec import Struct, structs

from goodmob.core.clock import iso
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, post
from goodmob.media.actions.refusals import CannotAttach
from goodmob.posts.actions.autosave import Saved, autosave
from goodmob.posts.pages.form import Writing, describe_all
from goodmob.posts.pages.sketching import sketch_of
from goodmob.posts.queries.drafts import draft_by_id
from goodmob.posts.rules.sketch import Sketch


class Kept(Struct):
    """What the form has to know of its draft from now on; parted: another tab changed what it knew, both are kept."""

    draft_id: str
    draft_known: str
    parted: bool


async def keep(call: Call, params: Writing) -> Kept:
    """Keeps the form as it is now as a draft."""
    await describe_all(call, params, params.draft_id)
    sketch = sketch_of(params, [picture.id for picture in params.chosen])
    try:
        saved = await _save(call, params, sketch)
    except CannotAttach:
        # A film that is still being prepared must not keep the words from being saved.
        saved = await _save(call, params, structs.replace(sketch, media_ids=()))
    row = None if saved.draft_id is None else await draft_by_id(call.house.db, saved.draft_id)
    return Kept("" if row is None else str(row.id), "" if row is None else iso(row.updated_at), saved.parted)


async def _save(call: Call, form: Writing, sketch: Sketch) -> Saved:
    account_id = call.account_id
    known = {"draft_id": form.draft_id, "known": form.draft_known}
    return await call.house.db.act(autosave, account_id, sketch, key=form.key, **known, lane=account_id)


PAGES = (post("/drafts/autosave", keep, viewer=SESSION),)
