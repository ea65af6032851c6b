"""Mobs in lists: what goes on now, what begins soon and later, what somebody looks for, and one's own."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from starlette.responses import Response

from goodmob.commitments.queries.joined import commitments_by
from goodmob.core.clock import DAY, from_iso
from goodmob.core.database.paging import Window
from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get
from goodmob.mobs.entities.explored import Wanted, explored
from goodmob.mobs.entities.filling import Filled
from goodmob.mobs.entities.mob import Mob, show_mobs
from goodmob.mobs.entities.near import done_lately, upcoming
from goodmob.mobs.pages.card import Card, card_of
from goodmob.mobs.pages.exploring import ON_A_PAGE as ON_A_PAGE
from goodmob.mobs.pages.exploring import Looking, wanted_by
from goodmob.mobs.queries.follows import followed_by
from goodmob.mobs.queries.lists import Such, mobs_page
from goodmob.mobs.rules.verbs import KINDS
from goodmob.social.queries.follows import following_of

FURTHEST = 800 * DAY
MOST_OWN = 40
MOST_DONE = 3
MOST_LIKELY = 3
FEW = 20
"""Mobs to which no more are missing are shown as nearly there."""

_OVER = frozenset({"tallying", "reported", "failed", "cancelled"})

Cards = Sequence[tuple[Mob, Card]]
Section = tuple[str, Cards]


async def show_all(call: Call, params: Looking) -> Response:
    """Mobs that are live, soon, or gathering, and some that were done lately; or those that are looked for."""
    if not params.is_open:
        return await _found(call, params)
    house, now = call.house, call.house.clock.now()
    mobs = await upcoming(house, call.viewer.account_id, now + FURTHEST, limit=ON_A_PAGE, after_id=params.after)
    sections = [
        (call.gettext("Happening now"), _cards(mobs, now, lambda mob: mob.state == "live")),
        (call.gettext("Soon"), _cards(mobs, now, lambda mob: mob.state != "live" and _is_soon(mob, now))),
        (call.gettext("Gathering"), _cards(mobs, now, lambda mob: mob.state != "live" and not _is_soon(mob, now))),
    ]
    if params.after is None:
        sections[1:1] = await _likely(call, {mob.id for mob in mobs[:MOST_LIKELY]}, now)
        done = await done_lately(house, call.viewer.account_id, limit=MOST_DONE)
        sections.append((call.gettext("Done lately"), [(mob, card_of(mob, now)) for mob in done]))
    older = f"?after={mobs[-1].id}" if len(mobs) == ON_A_PAGE else ""
    newer = "/mobs" if params.after is not None else ""
    return _list(call, "all", sections, newer, older, params)


async def show_mine(call: Call) -> Response:
    """Mobs that the person called, is in or follows, the newest first."""
    house, account_id, now = call.house, call.account_id, call.house.clock.now()
    window = Window(limit=MOST_OWN)
    hosted = await mobs_page(house.db, window, Such(host_ids=[account_id]))
    joined = await commitments_by(house.db, account_id, window)
    followed = (await followed_by(house.db, account_id))[:MOST_OWN]
    own = {row.id for row in hosted} | {row.call_id for row in joined}
    mobs = await show_mobs(house, account_id, sorted(own | set(followed), reverse=True))
    is_own = {str(id_) for id_ in own}
    sections = [
        (call.gettext("Drafts"), _cards(mobs, now, lambda mob: mob.state == "draft")),
        (
            call.gettext("Now and soon"),
            _cards(mobs, now, lambda mob: mob.id in is_own and mob.state not in _OVER | {"draft"}),
        ),
        (call.gettext("You follow"), _cards(mobs, now, lambda mob: mob.id not in is_own)),
        (call.gettext("Over"), _cards(mobs, now, lambda mob: mob.id in is_own and mob.state in _OVER)),
    ]
    return _list(call, "mine", sections, "", "")


async def _found(call: Call, looking: Looking) -> Response:
    """What is looked for, the soonest of each page first."""
    now, found = call.house.clock.now(), Filled[Mob]([])
    try:
        wanted = await wanted_by(call, looking)
    except Invalid:
        call.notify(call.gettext("Write a language as a code, such as en or fr."), "warn")
    else:
        found = await explored(call.house, wanted, Window(max_id=looking.max_id, limit=ON_A_PAGE))
    mobs = sorted(found.items, key=lambda mob: from_iso(mob.starts_at))
    sections = [(call.gettext("What was found"), _cards(mobs, now, lambda _mob: True))]
    asked = [(name, value) for name, value in call.query_params.multi_items() if name != "max_id" and value]
    older = f"?{urlencode([*asked, ('max_id', found.oldest)])}" if found.oldest is not None else ""
    newer = f"?{urlencode(asked)}" if looking.max_id is not None else ""
    return _list(call, "found", sections, newer, older, looking)


async def _likely(call: Call, shown: set[str], now: int) -> list[Section]:
    """Mobs of people whom the viewer follows, and those that lack a few, unless they are on top of the page anyway."""
    house, viewer_id = call.house, call.viewer.account_id
    window = Window(limit=MOST_LIKELY)
    lacking = (await explored(house, await wanted_by(call, Looking(needs=FEW)), window)).items
    of_friends: list[Mob] = []
    if viewer_id is not None and (hosts := frozenset(await following_of(house.db, viewer_id))):
        wanted = Wanted(viewer_id=viewer_id, state="open", hosts=hosts)
        of_friends = (await explored(house, wanted, window)).items
    friends = [mob for mob in of_friends if mob.id not in shown]
    known = shown | {mob.id for mob in friends}
    return [
        (call.gettext("Called by people you follow"), _cards(friends, now, lambda _mob: True)),
        (call.gettext("A few are missing"), _cards(lacking, now, lambda mob: mob.id not in known)),
    ]


def _list(
    call: Call, part: str, sections: Sequence[Section], newer: str, older: str, looking: Looking | None = None
) -> Response:
    kinds = [(verb, kind.pick()) for verb, kind in KINDS.items()]
    return call.house.pages.render(
        call,
        "mobs/list.html",
        part=part,
        sections=sections,
        newer=newer,
        older=older,
        looking=looking or Looking(),
        kinds=kinds,
        few=FEW,
    )


def _cards(mobs: Sequence[Mob], now: int, fits: Callable[[Mob], bool]) -> Cards:
    return [(mob, card_of(mob, now)) for mob in mobs if fits(mob)]


def _is_soon(mob: Mob, now: int) -> bool:
    return from_iso(mob.starts_at) < now + DAY


PAGES = (
    get("/mobs", show_all, viewer=OPTIONAL_SESSION),
    get("/mobs/mine", show_mine, viewer=SESSION),
)
