"""Lists of accounts, by API."""

import msgspec
from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.entities.account import Account
from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post, put
from goodmob.social.actions.change_members import add_members, remove_members
from goodmob.social.actions.keep_list import change_list, delete_list, make_list
from goodmob.social.api.follows import OneAccount, accounts_page
from goodmob.social.entities.list import List, render_list
from goodmob.social.permissions import own_list
from goodmob.social.queries.lists import lists_of, lists_with, members_page


class NewList(Struct):
    """A list to make."""

    title: str
    replies_policy: str = "list"
    exclusive: bool = False


class OneList(Struct):
    """The list of the path."""

    id: Id


class ListChange(OneList):
    """What becomes of a list; what is not sent stays."""

    title: str | UnsetType = UNSET
    replies_policy: str | UnsetType = UNSET
    exclusive: bool | UnsetType = UNSET


class MembersParams(PageParams):
    """A page of the accounts on a list."""

    id: Id


class Members(OneList):
    """Accounts to put on a list or to take off."""

    account_ids: list[Id] = msgspec.field(default_factory=list)


async def show_lists(call: Call) -> list[List]:
    """The viewer's lists."""
    return [render_list(row) for row in await lists_of(call.house.db, call.account_id)]


async def show_list(call: Call, params: OneList) -> List:
    """One of the viewer's lists."""
    return render_list(await own_list(call.house.db, call.account_id, params.id))


async def create_list(call: Call, params: NewList) -> List:
    """Make a list."""
    made = await call.house.db.act(make_list, call.account_id, params.title, params.replies_policy, params.exclusive)
    return render_list(made)


async def update_list(call: Call, params: ListChange) -> List:
    """Change a list."""
    changed = await call.house.db.act(
        change_list,
        call.account_id,
        params.id,
        None if params.title is UNSET else params.title,
        None if params.replies_policy is UNSET else params.replies_policy,
        None if params.exclusive is UNSET else params.exclusive,
    )
    return render_list(changed)


async def remove_list(call: Call, params: OneList) -> Empty:
    """Delete a list."""
    await call.house.db.act(delete_list, call.account_id, params.id)
    return EMPTY


async def show_members(call: Call, params: MembersParams) -> Page[Account]:
    """The accounts on a list."""
    await own_list(call.house.db, call.account_id, params.id)
    return await accounts_page(call, await members_page(call.house.db, params.id, params.window(40, 80)))


async def put_members(call: Call, params: Members) -> Empty:
    """Put accounts on a list."""
    await call.house.db.act(add_members, call.account_id, params.id, params.account_ids)
    return EMPTY


async def take_members(call: Call, params: Members) -> Empty:
    """Take accounts off a list."""
    await call.house.db.act(remove_members, call.account_id, params.id, params.account_ids)
    return EMPTY


async def show_lists_with(call: Call, params: OneAccount) -> list[List]:
    """Which of the viewer's lists hold an account."""
    shown(await account_by_id(call.house.db, params.id))
    holding = {held.list_id for held in await lists_with(call.house.db, params.id) if held.owner_id == call.account_id}
    return [render_list(row) for row in await lists_of(call.house.db, call.account_id) if row.id in holding]


ROUTES = (
    get("/api/v1/lists", show_lists, scope="read:lists"),
    post("/api/v1/lists", create_list, scope="write:lists"),
    get("/api/v1/lists/:id", show_list, scope="read:lists"),
    put("/api/v1/lists/:id", update_list, scope="write:lists"),
    delete("/api/v1/lists/:id", remove_list, scope="write:lists"),
    get("/api/v1/lists/:id/accounts", show_members, scope="read:lists"),
    post("/api/v1/lists/:id/accounts", put_members, scope="write:lists"),
    delete("/api/v1/lists/:id/accounts", take_members, scope="write:lists"),
    get("/api/v1/accounts/:id/lists", show_lists_with, scope="read:lists"),
)
