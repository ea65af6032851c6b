"""Sending what a composer holds: at once or to wait for its hour, and no longer kept as a draft."""

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.federation.meeting import meet_named
from goodmob.posts.actions.send import send
from goodmob.posts.pages.clocks import day_and_hour, keep_zone, zone_of
from goodmob.posts.pages.form import Writing, sent_on
from goodmob.posts.rules.drafts import Draft


async def send_off(call: Call, form: Writing, wanted: Draft, moment: int | None) -> int:
    """Publishes what was written and gives the post's id; with a moment (us), that of the post that waits for it."""
    house, author_id = call.house, call.account_id
    await meet_named(house, wanted.text, *(part.text for part in wanted.more))
    return await house.db.act(
        send,
        house.settings,
        author_id,
        wanted,
        key=form.key or None,
        scheduled_at=moment,
        draft_id=form.draft_id,
        known=form.draft_known,
        lane=None if moment is None and form.draft_id is None else author_id,
    )


def waits(call: Call, form: Writing, scheduled_id: int, moment: int) -> Response:
    """Where the browser goes once the post waits; the clocks by which that was chosen are remembered."""
    zone = form.time_zone or zone_of(call)
    call.notify(call.gettext("It appears on %(moment)s.", moment=day_and_hour(moment, zone)))
    response = sent_on(call, f"/scheduled#scheduled-{scheduled_id}")
    keep_zone(call, response, zone)
    return response
