"""The posts of one account by API."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.errors import NotFound
from goodmob.core.text.tags import tag_key
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.posts.api.params import page_by
from goodmob.posts.entities.show import show, show_rows
from goodmob.posts.entities.status import Status
from goodmob.posts.permissions import visibilities_towards
from goodmob.posts.queries.feeds import account_page
from goodmob.posts.queries.reactions import pins_of
from goodmob.posts.queries.tags import tags_by_name


class AccountStatusesParams(PageParams, kw_only=True):
    """The account, and which of its posts."""

    id: Id
    only_media: bool = False
    exclude_replies: bool = False
    exclude_reblogs: bool = False
    pinned: bool = False
    tagged: str = ""


async def list_account_statuses(call: Call, params: AccountStatusesParams) -> Page[Status]:
    """The account's posts that the viewer may see, newest first; pinned ones by their pins."""
    house, viewer_id = call.house, call.viewer.account_id
    account = await account_by_id(house.db, params.id)
    if account is None or account.state not in {"active", "suspended", "paused"}:
        raise NotFound
    if params.pinned:
        return Page(await show(house, viewer_id, await pins_of(house.db, params.id)))
    tag_id = None
    if params.tagged:
        tag = (await tags_by_name(house.db, [tag_key(params.tagged)])).get(tag_key(params.tagged))
        if tag is None:
            return Page(())
        tag_id = tag.id
    window = params.window(20, 40)
    rows = await account_page(
        house.db,
        params.id,
        viewer_id,
        window,
        visibilities=await visibilities_towards(house.db, viewer_id, params.id),
        media=params.only_media,
        replies=not params.exclude_replies,
        boosts=not params.exclude_reblogs,
        tag_id=tag_id,
    )
    return page_by(rows, window, await show_rows(house, viewer_id, rows))
