"""The timeline of one of the viewer's lists."""

from starlette.responses import Response

from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import entries, leaf, part, wants_part
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get
from goodmob.social.permissions import own_list
from goodmob.timelines.entities.filling import fill, posts_of
from goodmob.timelines.queries.lists import list_ids
from goodmob.web.entities.standing import Standing, standing


class ListParams(PageParams, kw_only=True):
    """A page of the list."""

    id: Id


async def show_list(call: Call, params: ListParams) -> Response:
    """What those on the list say, newest first; a script that asks for what is newer or older gets that alone."""
    house, account_id = call.house, call.account_id
    kept = await own_list(house.db, account_id, params.id)
    read = posts_of(house, lambda window: list_ids(house, params.id, window))

    async def filled(window: Window) -> list[Standing]:
        return standing((await fill(house, account_id, window, read)).items)

    if wants_part(call, params):
        more = await part(call, params, filled)
        return entries(call, "web/_news.html", more, posts=[row.status for row in more.rows])
    page = await leaf(call, params.window(), filled)
    posts = [row.status for row in page.rows]
    return house.pages.render(call, "web/list.html", listed=kept, page=page, posts=posts)


PAGES = (get("/lists/:id", show_list, viewer=SESSION),)
