"""Who is in a mob; for its host also the line, and the list at the door."""

from starlette.responses import Response

from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.commitments.queries.shown import everybody_page, in_place_page
from goodmob.commitments.queries.turnout import turnout_of
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.mobs.entities.commitment import show_commitments
from goodmob.mobs.pages.showing import hero, seen_as
from goodmob.mobs.permissions import seen_mob
from goodmob.social.queries.hidden import blocks_between


class PeopleOf(PageParams, kw_only=True):
    """A page of the people of a mob."""

    id: Id


async def show_people(call: Call, params: PeopleOf) -> Response:
    """Who is in, the latest first; the host sees everybody, and ticks off who is there."""
    house, viewer_id = call.house, call.viewer.account_id
    row = await seen_mob(house.db, viewer_id, params.id)
    is_host = row.account_id == viewer_id

    async def read(window: Window) -> list[CommitmentRow]:
        return await (everybody_page if is_host else in_place_page)(house.db, row.id, window)

    page = await leaf(call, params.window(default=40, most=80), read)
    rows = page.rows
    if viewer_id is not None and rows:
        blocked = await blocks_between(house.db, viewer_id, {one.account_id for one in rows})
        rows = [one for one in rows if one.account_id not in blocked]
    people = await show_commitments(house, viewer_id, rows)
    mob = await seen_as(call, row)
    return house.pages.render(
        call,
        "mobs/people.html",
        row=row,
        is_host=is_host,
        people=people,
        page=page,
        turnout=await turnout_of(house.db, row.id) if is_host and row.post_id is not None else None,
        **hero(call, mob),
    )


PAGES = (get("/mobs/:id/people", show_people, viewer=OPTIONAL_SESSION),)
