"""Exploring mobs in a browser: what is looked for, by address; and what is near, which no address ever holds."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field
from starlette.responses import Response

from goodmob.core.clock import from_iso
from goodmob.core.database.paging import Window
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line
from goodmob.core.web.call import Call
from goodmob.core.web.locating import locating
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get, post
from goodmob.core.web.way_back import way_back
from goodmob.mobs.entities.explored import Wanted, explored
from goodmob.mobs.pages.card import card_of
from goodmob.mobs.pages.more import cell_around
from goodmob.mobs.pages.words import reason
from goodmob.mobs.queries.follows import followed_by
from goodmob.mobs.queries.lists import cells_named
from goodmob.mobs.rules.cells import around
from goodmob.mobs.rules.particulars import language_named
from goodmob.mobs.rules.verbs import Verb
from goodmob.social.queries.follows import following_of
from goodmob.social.queries.hidden import hidden_accounts

RINGS = 4
"""How far near is on the page: so many cells in each direction, about ten kilometres."""

MOST_NEAR = 40
ON_A_PAGE = 20


class Looking(Struct, kw_only=True):
    """What is looked for among mobs that can still be joined; without anything the page shows all there is.

    needs: so many places at most are missing to the threshold.
    """

    q: str = ""
    verb: Verb | Literal[""] = ""
    language: str = ""
    needs: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    of: Literal["", "following", "followed"] = field(default="", name="from")
    max_id: Id | None = None
    after: Id | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing in particular is looked for."""
        return not (self.q.strip() or self.verb or self.language.strip() or self.needs or self.of)


class NearForm(Struct, kw_only=True):
    """A place: its words, or where the browser says it is. It comes in a form, so that no address or log holds it.

    return_to: the page from which somebody looks, and to which they go back.
    """

    where: str = ""
    latitude: str = ""
    longitude: str = ""
    return_to: str = ""


async def wanted_by(call: Call, looking: Looking) -> Wanted:
    """What the viewer looks for; Invalid where the language is none."""
    house, viewer_id = call.house, call.viewer.account_id
    hosts: frozenset[int] | None = None
    ids: frozenset[int] | None = None
    if looking.of and viewer_id is not None:
        if looking.of == "following":
            hosts = frozenset(await following_of(house.db, viewer_id))
        else:
            ids = frozenset(await followed_by(house.db, viewer_id))
    return Wanted(
        viewer_id=viewer_id,
        state="open",
        hosts=hosts,
        ids=ids,
        words=clean_line(looking.q),
        verb=looking.verb,
        language=language_named(looking.language) or "",
        lacking=looking.needs,
        hidden=await _hidden(call),
    )


async def show_near_form(call: Call) -> Response:
    """The question where."""
    page = call.house.pages.render(
        call, "mobs/near.html", cards=[], where="", error="", asked=False, calendar="", back=""
    )
    return locating(page)


async def show_near(call: Call, params: NearForm) -> Response:
    """What is near, the soonest first; where the viewer is, is forgotten with the answer."""
    house, now, error, cards = call.house, call.house.clock.now(), "", []
    where = clean_line(params.where)
    try:
        cell = cell_around(params.latitude, params.longitude)
    except Invalid as refusal:
        cell, error = None, reason(refusal)
    cells = [cell] if cell is not None else await cells_named(house.db, where) if where else []
    if cells:
        reach = frozenset(near for one in cells for near in around(one, RINGS))
        wanted = Wanted(viewer_id=call.viewer.account_id, state="open", cells=reach, hidden=await _hidden(call))
        found = (await explored(house, wanted, Window(limit=MOST_NEAR))).items
        cards = [(mob, card_of(mob, now)) for mob in sorted(found, key=lambda mob: from_iso(mob.starts_at))]
    asked = bool(where or cell)
    # The calendar of a place that was named; where the viewer is must stand in no address.
    calendar = f"/mobs/calendar/{cells[0]}.ics" if cells and cell is None else ""
    page = house.pages.render(
        call,
        "mobs/near.html",
        cards=cards,
        where=where,
        error=error,
        asked=asked,
        calendar=calendar,
        back=way_back(params.return_to) if params.return_to else "",
    )
    return locating(page)


async def _hidden(call: Call) -> frozenset[int]:
    viewer_id = call.viewer.account_id
    if viewer_id is None:
        return frozenset()
    return await hidden_accounts(call.house.db, viewer_id, call.house.clock.now())


PAGES = (
    get("/mobs/near", show_near_form, viewer=OPTIONAL_SESSION),
    post("/mobs/near", show_near, viewer=OPTIONAL_SESSION, is_kept=True),
)
