"""Letting a composer grow to several posts, without losing anything that was typed or chosen."""

from typing import Any

from msgspec import structs
from starlette.responses import Response

from goodmob.core.errors import Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.media.actions.take_in import Picture
from goodmob.posts.entities.composer import Composer
from goodmob.posts.pages import kept
from goodmob.posts.pages.form import Writing, again, describe_all, filled_again, take_in
from goodmob.posts.pages.parts import reshape, reshaped
from goodmob.posts.pages.words import words_for


class Reshaping(Writing, kw_only=True):
    """A filled-in composer, and what to do with its parts."""

    deed: str = "add"


class ReshapingKept(Reshaping, kw_only=True):
    """The same for the draft, or the scheduled post, of the path."""

    id: Id


async def reshape_new(call: Call, params: Reshaping) -> Response:
    """The composer for a new post."""
    return await _reshape(call, params, params.draft_id, {})


async def reshape_draft(call: Call, params: ReshapingKept) -> Response:
    """The composer for a draft."""
    here: dict[str, Any] = {"place": "page", "draft": f"kept-{params.id}", "action": f"/drafts/{params.id}/post"}
    return await _reshape(call, params, params.id, here)


async def reshape_scheduled(call: Call, params: ReshapingKept) -> Response:
    """The composer for a post that waits."""
    here: dict[str, Any] = {
        "place": "page",
        "draft": f"planned-{params.id}",
        "action": f"/scheduled/{params.id}",
        "key": "",
    }
    return await _reshape(call, params, params.id, here)


async def _reshape(call: Call, form: Reshaping, kept_id: int | None, here: dict[str, Any]) -> Response:
    media_ids = [picture.id for picture in form.chosen]
    errors: dict[str, str] = {}
    try:
        await take_in(call, form, media_ids)
        await describe_all(call, form, kept_id)
        said = [*form.descriptions, *[""] * len(media_ids)]
        fresh = zip(media_ids[len(form.chosen) :], said, strict=False)
        form.media = [*form.chosen, *(Picture(id_, words.strip()) for id_, words in fresh)]
        reshape(form, form.deed)
    except Refusal as refusal:
        errors = words_for(refusal)
    composer: Composer = await filled_again(call, form, [picture.id for picture in form.chosen], errors, kept_id)
    composer = structs.replace(composer, **here)
    return again(call, composer) if errors else reshaped(call, composer, form.deed == "add")


async def _new_unsent(call: Call, params: Reshaping) -> Response:
    return kept.lapse(call, params, "/compose")


async def _draft_unsent(call: Call, params: ReshapingKept) -> Response:
    return kept.lapse(call, params, f"/drafts/{params.id}")


async def _scheduled_unsent(call: Call, params: ReshapingKept) -> Response:
    return kept.lapse(call, params, f"/scheduled/{params.id}")


PAGES = (
    post("/compose/parts", reshape_new, viewer=SESSION, lapsed=_new_unsent),
    post("/drafts/:id/parts", reshape_draft, viewer=SESSION, lapsed=_draft_unsent),
    post("/scheduled/:id/parts", reshape_scheduled, viewer=SESSION, lapsed=_scheduled_unsent),
)
