"""Posts that are not finished, in a browser: save one, find it again, go on, publish it, throw it away."""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.posts.actions.autosave import autosave
from goodmob.posts.actions.draft import add_draft, change_draft, delete_draft, publish_draft
from goodmob.posts.entities.composer import Composer
from goodmob.posts.entities.draft import show_drafts
from goodmob.posts.ownership import own_draft
from goodmob.posts.pages import kept
from goodmob.posts.pages.clocks import moment_of, zone_of
from goodmob.posts.pages.form import (
    Writing,
    again,
    describe_all,
    draft_of,
    filled_again,
    on_page,
    sent_on,
    take_in,
)
from goodmob.posts.pages.refilled import form_of_kept
from goodmob.posts.pages.sending import waits
from goodmob.posts.pages.sketching import sketch_of
from goodmob.posts.pages.words import words_for
from goodmob.posts.queries.drafts import drafts_page
from goodmob.posts.rules.sketch import Sketch, sketch_from

ADDRESS = "/drafts"


class OneDraft(Struct):
    """The draft of the path."""

    id: Id


class Opening(OneDraft):
    """The draft of the path, and the moment that was chosen for it, as a form holds it."""

    scheduled_at: str = ""


class Finishing(Writing, kw_only=True):
    """A filled-in composer for the draft of the path."""

    id: Id

    @property
    def known(self) -> str | None:
        """When the form saw the draft change last, in ISO."""
        return self.draft_known or self.key or None


async def list_drafts(call: Call, params: PageParams) -> Response:
    """The viewer's drafts, the latest begun first."""
    page = await leaf(call, params.window(), partial(drafts_page, call.house.db, call.account_id))
    drafts = await show_drafts(call.house, page.rows)
    return call.house.pages.render(call, "posts/drafts.html", drafts=drafts, page=page)


async def go_on(call: Call, params: Opening) -> Response:
    """The draft in the composer."""
    row = await own_draft(call.house.db, call.account_id, params.id)
    unsent = kept.unsent(call, f"{ADDRESS}/{params.id}")
    if unsent is not None:
        chosen = [picture.id for picture in unsent.chosen]
        return kept.forget(call, on_page(call, await _composer(call, unsent, params.id, chosen, {})))
    media_ids = sketch_from(row.sketch).media_ids
    form = structs.replace(form_of_kept(row), scheduled_at=params.scheduled_at)
    return on_page(call, await _composer(call, form, params.id, media_ids, {}))


async def save_new(call: Call, params: Writing) -> Response:
    """Keeps what was written as a draft."""
    media_ids = [picture.id for picture in params.chosen]
    try:
        await describe_all(call, params, params.draft_id)
        await take_in(call, params, media_ids)
        is_parted = await _save(call, params, sketch_of(params, media_ids))
    except Refusal as refusal:
        return again(call, await filled_again(call, params, media_ids, words_for(refusal), params.draft_id))
    return _kept(call, is_parted)


async def _save(call: Call, form: Writing, sketch: Sketch) -> bool:
    act, account_id = call.house.db.act, call.account_id
    known = {"draft_id": form.draft_id, "known": form.draft_known}
    saved = await act(autosave, account_id, sketch, key=form.key, **known, lane=account_id)
    if saved.draft_id is None:
        # It was sent before, or says nothing: the first is a new draft, and the second is refused.
        await act(add_draft, account_id, sketch, lane=account_id)
    return saved.parted


async def save_again(call: Call, params: Finishing) -> Response:
    """Keeps the draft as it is now; refused where another device changed it meanwhile."""
    media_ids = [picture.id for picture in params.chosen]
    try:
        await describe_all(call, params, params.id)
        await take_in(call, params, media_ids)
        sketch = sketch_of(params, media_ids)
        await call.house.db.act(change_draft, call.account_id, params.id, sketch, params.known, lane=call.account_id)
    except Refusal as refusal:
        return again(call, await _composer(call, params, params.id, media_ids, words_for(refusal)))
    return _kept(call)


async def publish_now(call: Call, params: Finishing) -> Response:
    """Publishes what the draft has become or lets it wait for its hour, and removes it."""
    house, account_id = call.house, call.account_id
    media_ids = [picture.id for picture in params.chosen]
    try:
        await describe_all(call, params, params.id)
        await take_in(call, params, media_ids)
        moment = moment_of(params, zone_of(call))
        wanted = await draft_of(call, params, media_ids)
        sent_id = await house.db.act(
            publish_draft,
            house.settings,
            account_id,
            params.id,
            wanted,
            params.known,
            scheduled_at=moment,
            lane=account_id,
        )
    except Refusal as refusal:
        return again(call, await _composer(call, params, params.id, media_ids, words_for(refusal)))
    return sent_on(call, f"/home#post-{sent_id}") if moment is None else waits(call, params, sent_id, moment)


async def throw_away(call: Call, params: OneDraft) -> Response:
    """Deletes the draft."""
    await call.house.db.act(delete_draft, call.account_id, params.id, lane=call.account_id)
    call.notify(call.gettext("The draft is gone."))
    return RedirectResponse(ADDRESS, 303)


async def keep_new_unsent(call: Call, params: Writing) -> Response:
    """Nobody is signed in any more: keep what was written in the browser until somebody is."""
    return kept.lapse(call, params, "/compose")


async def keep_unsent(call: Call, params: Finishing) -> Response:
    """The same for the draft of the path."""
    return kept.lapse(call, params, f"{ADDRESS}/{params.id}")


async def _composer(
    call: Call, form: Writing, draft_id: int, media_ids: Sequence[int], errors: Mapping[str, str]
) -> Composer:
    composer = await filled_again(call, form, media_ids, errors, draft_id)
    return structs.replace(composer, place="page", draft=f"kept-{draft_id}", action=f"{ADDRESS}/{draft_id}/post")


def _kept(call: Call, is_parted: bool = False) -> Response:
    if is_parted:
        call.notify(call.gettext("The draft was changed in another tab. Both are kept."), "warn")
    else:
        call.notify(call.gettext("Your draft is kept. You find it here on every device."))
    return sent_on(call, ADDRESS)


PAGES = (
    get(ADDRESS, list_drafts, viewer=SESSION),
    post(ADDRESS, save_new, viewer=SESSION, limit="statuses", lapsed=keep_new_unsent),
    get(f"{ADDRESS}/:id", go_on, viewer=SESSION),
    post(f"{ADDRESS}/:id", save_again, viewer=SESSION, limit="statuses", lapsed=keep_unsent),
    post(f"{ADDRESS}/:id/post", publish_now, viewer=SESSION, limit="statuses", lapsed=keep_unsent),
    post(f"{ADDRESS}/:id/delete", throw_away, viewer=SESSION),
)
