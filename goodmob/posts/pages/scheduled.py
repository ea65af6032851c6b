"""Posts that wait for their hour, in a browser: look, change when and what, publish now, call off."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.core.clock import iso
from goodmob.core.errors import Invalid, NotFound, Refusal
from goodmob.core.house import House
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.core.web.way_back import way_back
from goodmob.core.zones import ZONES, clock, moment_named, zone_named
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.posts.actions.schedule import cancel_scheduled, publish_at_once, reschedule, reword_scheduled
from goodmob.posts.entities.composer import Composer
from goodmob.posts.entities.scheduled import show_scheduled
from goodmob.posts.ownership import own_scheduled
from goodmob.posts.pages import kept
from goodmob.posts.pages.clocks import chosen_zone, day_and_hour, keep_zone, moment_of, zone_of
from goodmob.posts.pages.form import Writing, again, describe_all, draft_of, filled_again, on_page, sent_on, take_in
from goodmob.posts.pages.refilled import form_of
from goodmob.posts.pages.words import words_for
from goodmob.posts.queries.scheduled import ScheduledRow, scheduled_by_id, scheduled_page
from goodmob.posts.rules.drafts import Draft, draft_from
from goodmob.posts.rules.policies import audience_of

ADDRESS = "/scheduled"


class OneScheduled(Struct):
    """The scheduled post of the path."""

    id: Id


class Moving(OneScheduled, kw_only=True):
    """Its new moment, by the clocks of the zone; `back`: the page on which that was chosen."""

    scheduled_at: str = ""
    time_zone: str = ""
    back: str = ""


class Rewording(Writing, kw_only=True):
    """A filled-in composer for the scheduled post of the path."""

    id: Id


class Zone(Struct):
    """By which clocks moments are told in this browser, and the page on which that was chosen."""

    time_zone: str = ""
    back: str = ""


class Planned(Struct, frozen=True):
    """A post that waits: when, in words and as a form holds it, and what it says."""

    id: str
    at: str
    when: str
    clock: str
    draft: Draft
    media: Sequence[MediaAttachment]

    @property
    def parts(self) -> int:
        """How many posts it becomes."""
        return 1 + len(self.draft.more)


async def list_scheduled(call: Call, params: PageParams) -> Response:
    """The viewer's posts that wait, the latest written first."""
    page = await leaf(call, params.window(), partial(scheduled_page, call.house.db, call.account_id))
    shown = await planned(call.house, page.rows, zone_of(call))
    return call.house.pages.render(call, "posts/scheduled.html", planned=shown, page=page, **clocks(call))


async def planned(house: House, rows: Sequence[ScheduledRow], zone: str) -> list[Planned]:
    """The rows as pages show them, by the clocks of the zone."""
    shown = await show_scheduled(house, rows)
    return [
        Planned(
            str(row.id),
            iso(row.scheduled_at),
            day_and_hour(row.scheduled_at, zone),
            clock(row.scheduled_at, zone),
            draft_from(row.draft),
            one.media_attachments,
        )
        for row, one in zip(rows, shown, strict=True)
    ]


def clocks(call: Call) -> dict[str, Any]:
    """What a page needs to let people choose by which clocks moments are told."""
    zone = zone_of(call)
    zones = ZONES if zone in ZONES else [zone, *ZONES]
    return {"zone": zone, "zones": zones, "is_zone_chosen": bool(chosen_zone(call))}


async def choose_zone(call: Call, params: Zone) -> Response:
    """Moments are told by these clocks from now on."""
    response = RedirectResponse(way_back(params.back or ADDRESS), 303)
    keep_zone(call, response, zone_named(params.time_zone))
    return response


async def move(call: Call, params: Moving) -> Response:
    """The post appears at another moment; or the page says why it cannot."""
    account_id = call.account_id
    try:
        zone = zone_named(params.time_zone or zone_of(call))
        moment = moment_named(params.scheduled_at, zone, "scheduled_at")
        await call.house.db.act(reschedule, account_id, params.id, moment, lane=account_id)
        call.notify(call.gettext("It appears on %(moment)s.", moment=day_and_hour(moment, zone)))
    except NotFound:
        raise
    except Refusal as refusal:
        call.notify(next(iter(words_for(refusal).values())), "warn")
    return RedirectResponse(f"{way_back(params.back or ADDRESS)}#scheduled-{params.id}", 303)


async def show_editor(call: Call, params: OneScheduled) -> Response:
    """The post in the composer, ready to be changed."""
    row = await own_scheduled(call.house.db, call.account_id, params.id)
    unsent = kept.unsent(call, f"{ADDRESS}/{params.id}")
    if unsent is not None:
        chosen = [picture.id for picture in unsent.chosen]
        return kept.forget(call, on_page(call, await _composer(call, unsent, params.id, chosen, {})))
    draft, zone = draft_from(row.draft), zone_of(call)
    form = structs.replace(form_of(draft), scheduled_at=clock(row.scheduled_at, zone), time_zone=zone)
    return on_page(call, await _composer(call, form, params.id, draft.media_ids, {}))


async def take_change(call: Call, params: Rewording) -> Response:
    """The post says this when its hour comes, or the form says what cannot be accepted."""
    house, account_id = call.house, call.account_id
    row = await own_scheduled(house.db, account_id, params.id)
    media_ids = [picture.id for picture in params.chosen]
    try:
        await describe_all(call, params, params.id)
        await take_in(call, params, media_ids)
        moment = moment_of(params, zone_of(call))
        if moment is None:
            raise Invalid("scheduled_at", "can't be blank")
        wanted = _as_before(await draft_of(call, params, media_ids), draft_from(row.draft), params)
        await house.db.act(reword_scheduled, house.settings, account_id, params.id, wanted, moment, lane=account_id)
    except Refusal as refusal:
        return again(call, await _composer(call, params, params.id, media_ids, words_for(refusal)))
    call.notify(call.gettext("Your post is changed. It still waits for its hour."))
    return sent_on(call, f"{ADDRESS}#scheduled-{params.id}")


async def publish_now(call: Call, params: OneScheduled) -> Response:
    """The post appears at once."""
    house, account_id = call.house, call.account_id
    row = await scheduled_by_id(house.db, params.id)
    try:
        post_id = await house.db.act(publish_at_once, house.settings, account_id, params.id, lane=account_id)
    except Refusal as refusal:
        if row is None or row.account_id != account_id:
            raise
        call.notify(next(iter(words_for(refusal).values())), "warn")
        return RedirectResponse(f"{ADDRESS}#scheduled-{params.id}", 303)
    call.notify(call.gettext("Your post is published."))
    return RedirectResponse(f"/home#post-{post_id}", 303)


async def call_off(call: Call, params: OneScheduled) -> Response:
    """The post does not appear."""
    await call.house.db.act(cancel_scheduled, call.account_id, params.id)
    call.notify(call.gettext("The post is called off."))
    return RedirectResponse(ADDRESS, 303)


async def keep_unsent(call: Call, params: Rewording) -> Response:
    """Nobody is signed in any more: keep what was written in the browser until somebody is."""
    return kept.lapse(call, params, f"{ADDRESS}/{params.id}")


def _as_before(wanted: Draft, before: Draft, form: Writing) -> Draft:
    """What the form does not hold stays as it was: the app that wrote it, an unusual policy."""
    kept = structs.replace(wanted, application_id=before.application_id)
    policy = before.interaction_policy
    if policy is None or before.visibility != wanted.visibility or form.answers not in {"", audience_of(policy)}:
        return kept
    return structs.replace(kept, interaction_policy=policy)


async def _composer(
    call: Call, form: Writing, scheduled_id: int, media_ids: Sequence[int], errors: Mapping[str, str]
) -> Composer:
    composer = await filled_again(call, form, media_ids, errors, scheduled_id)
    return structs.replace(
        composer, place="page", draft=f"planned-{scheduled_id}", action=f"{ADDRESS}/{scheduled_id}", key=""
    )


PAGES = (
    get(ADDRESS, list_scheduled, viewer=SESSION),
    post(f"{ADDRESS}/zone", choose_zone, viewer=SESSION),
    get(f"{ADDRESS}/:id", show_editor, viewer=SESSION),
    post(f"{ADDRESS}/:id", take_change, viewer=SESSION, limit="statuses", lapsed=keep_unsent),
    post(f"{ADDRESS}/:id/move", move, viewer=SESSION),
    post(f"{ADDRESS}/:id/post", publish_now, viewer=SESSION, limit="statuses"),
    post(f"{ADDRESS}/:id/delete", call_off, viewer=SESSION),
)
