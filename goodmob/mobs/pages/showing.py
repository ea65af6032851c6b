"""What the pages of a mob show of it: the mob with its card, and its deeds in the words of who did them."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.commitments.queries.deeds import DeedRow
from goodmob.core.clock import from_iso
from goodmob.core.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from goodmob.core.i18n import gettext as _
from goodmob.core.qr import qr_svg
from goodmob.core.secrets import new_secret
from goodmob.core.text.plain import plain_text
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.mobs.entities.deed import Deed, show_deeds
from goodmob.mobs.entities.mob import Mob, show_seen_mobs
from goodmob.mobs.pages.card import card_of
from goodmob.mobs.pages.lines import unit_words
from goodmob.mobs.pages.steps import can_join
from goodmob.mobs.pages.words import reason
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.wall import on_the_wall
from goodmob.mobs.rules.commands import without_command
from goodmob.mobs.rules.replies import deed_words
from goodmob.posts.entities.show import show as show_posts
from goodmob.posts.entities.status import Status
from goodmob.social.queries.hidden import blocks_between


class DeedTold(Struct, frozen=True):
    """A deed and what its doer said of it; words are empty where nothing was said, or it is not for this viewer.

    unit: what was done, in words.
    """

    deed: Deed
    words: str
    language: str | None
    url: str
    unit: str


async def seen_as(call: Call, row: MobRow) -> Mob:
    """The mob of a row that the viewer may see."""
    shown = await show_seen_mobs(call.house, call.viewer.account_id, [row])
    if not shown:
        raise NotFound
    return shown[0]


def hero(call: Call, mob: Mob, *, error: str = "", opened: bool = False) -> dict[str, Any]:
    """What the head of a mob's page needs. key: a form sent twice counts once. opened: joining is being looked at."""
    now = call.house.clock.now()
    return {
        "mob": mob,
        "card": card_of(mob, now),
        "key": new_secret(),
        "error": error,
        "opened": opened,
        "door_code": partial(_door_code, mob),
        "excuses": _excuses(mob, now),
    }


def _door_code(mob: Mob) -> Markup:
    """What the host scans at the door; drawn only where it is shown."""
    code = mob.me.code if mob.me else None
    return qr_svg(f"{mob.url}/door?code={code}", _("Your code for the door"))


def _excuses(mob: Mob, now: int) -> bool:
    """Whether whoever cannot come is excused, as nobody could take their place any more; elsewhere they just leave."""
    is_in = mob.origin is None and mob.me is not None and mob.me.state == "confirmed"
    return is_in and not can_join(mob, now) and now < from_iso(mob.starts_at)


async def deeds_told(
    call: Call, row: MobRow, rows: Sequence[DeedRow], *, openly: bool = False, waiting: bool = False
) -> list[DeedTold]:
    """The deeds in this order as the viewer sees them, without those of people between whom there is a block.

    openly: as anybody sees them, whoever looks, for screens that many look at. waiting: also those that do not hang on
    the wall.
    """
    viewer_id = None if openly else call.viewer.account_id
    if viewer_id is not None and rows:
        blocked = await blocks_between(call.house.db, viewer_id, {deed.account_id for deed in rows})
        rows = [deed for deed in rows if deed.account_id not in blocked]
    rows = rows if waiting else await on_the_wall(call.house.db, row, viewer_id, rows)
    deeds = await show_deeds(call.house, viewer_id, rows)
    ids = [int(deed.status_id) for deed in deeds if deed.status_id is not None]
    posts = {post.id: post for post in await show_posts(call.house, viewer_id, ids)}
    return [_told(row, deed, posts.get(deed.status_id or "")) for deed in deeds]


async def answered(call: Call, row: MobRow, place: str, refusal: Refusal | None = None) -> Response:
    """The answer to a form on a card or on the page: the part anew for a script, the page again for others."""
    error = "" if refusal is None else _sayable(refusal)
    if wants_fragment(call):
        mob = await seen_as(call, row)
        template = "mobs/_hero.html" if place == "hero" else "mobs/_card.html"
        status = 200 if refusal is None else 422
        return call.house.pages.render(call, template, status=status, **hero(call, mob, error=error))
    if error:
        call.notify(error, "warn")
    return RedirectResponse(f"/mobs/{row.id}", 303)


def _sayable(refusal: Refusal) -> str:
    if isinstance(refusal, (Conflict, Forbidden, Invalid)):
        return reason(refusal)
    raise refusal


def _told(row: MobRow, deed: Deed, post: Status | None) -> DeedTold:
    unit = unit_words(row.unit, deed.count)
    if post is None:
        return DeedTold(deed, "", None, "", unit)
    said = plain_text(post.content or "")
    first, _, rest = said.partition("\n\n")
    # A reply that was written on the doer's behalf begins with the number, which stands beside it anyway.
    own = rest if first.endswith(deed_words(row.language, deed.count, row.unit, row.verb)) else said
    return DeedTold(deed, post.spoiler_text or without_command(own), post.language, post.url or "", unit)
