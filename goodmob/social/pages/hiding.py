"""Whom one blocks or mutes, and the way out of it: part of the settings."""

from functools import partial

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import SESSION, get
from goodmob.social.entities.relationship import acquaintances
from goodmob.social.queries.hidden import blocks_page, mutes_page

BLOCKS, MUTES = "/settings/blocks", "/settings/mutes"


async def show_blocks(call: Call, params: PageParams) -> Response:
    """Whom the viewer blocks, latest block first."""
    page = await leaf(call, params.window(40, 80), partial(blocks_page, call.house.db, call.account_id))
    people = await acquaintances(call.house, call.account_id, [edge.account_id for edge in page.rows])
    return call.house.pages.render(call, "social/hidden.html", kind="blocks", page=page, people=people, back=BLOCKS)


async def show_mutes(call: Call, params: PageParams) -> Response:
    """Whom the viewer mutes, latest mute first."""
    read = partial(mutes_page, call.house.db, call.account_id, call.house.clock.now())
    page = await leaf(call, params.window(40, 80), read)
    people = await acquaintances(call.house, call.account_id, [row.target_id for row in page.rows])
    return call.house.pages.render(call, "social/hidden.html", kind="mutes", page=page, people=people, back=MUTES)


PAGES = (
    get(BLOCKS, show_blocks, viewer=SESSION),
    get(MUTES, show_mutes, viewer=SESSION),
)
