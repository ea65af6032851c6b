"""Mobs in lists: what goes on now, what begins soon and later, and one's own."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from starlette.responses import Response

from goodmob.commitments.queries.joined import commitments_by
from goodmob.core.clock import DAY, from_iso
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get
from goodmob.mobs.entities.mob import Mob, show_mobs
from goodmob.mobs.entities.near import done_lately, upcoming
from goodmob.mobs.pages.card import Card, card_of
from goodmob.mobs.queries.lists import Such, mobs_page

ON_A_PAGE = 20
FURTHEST = 800 * DAY
MOST_OWN = 40
MOST_DONE = 3
_OVER = frozenset({"tallying", "reported", "failed", "cancelled"})

Cards = Sequence[tuple[Mob, Card]]


class Later(Struct):
    """Behind which mob the list goes on."""

    after: Id | None = None


async def show_all(call: Call, params: Later) -> Response:
    """Mobs that are live, soon, or gathering, and some that were done lately."""
    house, now = call.house, call.house.clock.now()
    until = now + FURTHEST
    mobs = await upcoming(house, call.viewer.account_id, until, limit=ON_A_PAGE, after_id=params.after)
    sections = [
        (call.gettext("Happening now"), _cards(mobs, now, lambda mob: mob.state == "live")),
        (call.gettext("Soon"), _cards(mobs, now, lambda mob: mob.state != "live" and _is_soon(mob, now))),
        (call.gettext("Gathering"), _cards(mobs, now, lambda mob: mob.state != "live" and not _is_soon(mob, now))),
    ]
    if params.after is None:
        done = await done_lately(house, call.viewer.account_id, limit=MOST_DONE)
        sections.append((call.gettext("Done lately"), [(mob, card_of(mob, now)) for mob in done]))
    older = f"?after={mobs[-1].id}" if len(mobs) == ON_A_PAGE else ""
    newer = "/mobs" if params.after is not None else ""
    return house.pages.render(call, "mobs/list.html", part="all", sections=sections, newer=newer, older=older)


async def show_mine(call: Call) -> Response:
    """Mobs that the person called or is in, the newest first."""
    house, account_id, now = call.house, call.account_id, call.house.clock.now()
    window = Window(limit=MOST_OWN)
    hosted = await mobs_page(house.db, window, Such(host_ids=[account_id]))
    joined = await commitments_by(house.db, account_id, window)
    ids = sorted({row.id for row in hosted} | {row.call_id for row in joined}, reverse=True)
    mobs = await show_mobs(house, account_id, ids)
    sections = [
        (call.gettext("Drafts"), _cards(mobs, now, lambda mob: mob.state == "draft")),
        (call.gettext("Now and soon"), _cards(mobs, now, lambda mob: mob.state not in _OVER | {"draft"})),
        (call.gettext("Over"), _cards(mobs, now, lambda mob: mob.state in _OVER)),
    ]
    return house.pages.render(call, "mobs/list.html", part="mine", sections=sections, newer="", older="")


def _cards(mobs: Sequence[Mob], now: int, fits: Callable[[Mob], bool]) -> Cards:
    return [(mob, card_of(mob, now)) for mob in mobs if fits(mob)]


def _is_soon(mob: Mob, now: int) -> bool:
    return from_iso(mob.starts_at) < now + DAY


PAGES = (
    get("/mobs", show_all, viewer=OPTIONAL_SESSION),
    get("/mobs/mine", show_mine, viewer=SESSION),
)
