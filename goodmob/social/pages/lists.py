"""One's lists: make, change and delete them, and choose who is on them."""

from functools import partial

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.social.actions.change_members import add_members, remove_members
from goodmob.social.actions.keep_list import change_list, delete_list, make_list
from goodmob.social.entities.relationship import acquaintances
from goodmob.social.permissions import own_list
from goodmob.social.queries.lists import lists_of, members_among, members_page
from goodmob.social.queries.search import followed_named

ADDRESS = "/lists"
MOST_FOUND = 20


class OneList(Struct, kw_only=True):
    """The list of the path."""

    id: Id


class NewList(Struct, kw_only=True):
    """A list to make."""

    title: str = ""


class ListForm(OneList, kw_only=True):
    """What the list is like from now on; a box that is not ticked is not sent."""

    title: str = ""
    replies_policy: str = "list"
    exclusive: bool = False


class Members(PageParams, kw_only=True):
    """A page of who is on the list, and the beginning of the name of whom to add."""

    id: Id
    q: str = ""


class Member(OneList, kw_only=True):
    """Somebody to put on the list or to take off."""

    account_id: Id


async def show_lists(call: Call) -> Response:
    """The viewer's lists, and a form for another."""
    return await _lists(call, "", "")


async def create(call: Call, params: NewList) -> Response:
    """Another list; next one chooses who is on it."""
    try:
        made = await call.house.db.act(make_list, call.account_id, params.title, "list", False)
    except Invalid as error:
        return await _lists(call, params.title, _reason(call, error))
    return RedirectResponse(f"{ADDRESS}/{made.id}/members", 303)


async def show_members(call: Call, params: Members) -> Response:
    """What the list is like and who is on it, with those to add whose names begin as asked."""
    return await _members(call, params, "")


async def change(call: Call, params: ListForm) -> Response:
    """The list is as wished."""
    try:
        await call.house.db.act(
            change_list, call.account_id, params.id, params.title, params.replies_policy, params.exclusive
        )
    except Invalid as error:
        return await _members(call, Members(id=params.id), _reason(call, error))
    call.notify(call.gettext("Your list is saved."))
    return RedirectResponse(f"{ADDRESS}/{params.id}/members", 303)


async def delete(call: Call, params: OneList) -> Response:
    """The list is gone; whoever was on it notices nothing."""
    await call.house.db.act(delete_list, call.account_id, params.id)
    call.notify(call.gettext("The list is deleted. You still follow everybody who was on it."))
    return RedirectResponse(ADDRESS, 303)


async def add(call: Call, params: Member) -> Response:
    """Somebody is on the list."""
    await own_list(call.house.db, call.account_id, params.id)
    if not await members_among(call.house.db, params.id, [params.account_id]):
        await call.house.db.act(add_members, call.account_id, params.id, [params.account_id])
    return RedirectResponse(f"{ADDRESS}/{params.id}/members", 303)


async def remove(call: Call, params: Member) -> Response:
    """Somebody is on the list no longer."""
    await call.house.db.act(remove_members, call.account_id, params.id, [params.account_id])
    return RedirectResponse(f"{ADDRESS}/{params.id}/members", 303)


async def _lists(call: Call, title: str, error: str) -> Response:
    return call.house.pages.render(
        call,
        "social/lists.html",
        status=422 if error else 200,
        lists=await lists_of(call.house.db, call.account_id),
        title=title,
        error=error,
    )


async def _members(call: Call, params: Members, error: str) -> Response:
    house, account_id = call.house, call.account_id
    kept = await own_list(house.db, account_id, params.id)
    page = await leaf(call, params.window(40, 80), partial(members_page, house.db, params.id))
    found = await followed_named(house.db, account_id, params.q, MOST_FOUND) if params.q.strip() else []
    there = await members_among(house.db, params.id, found) if found else set()
    return house.pages.render(
        call,
        "social/members.html",
        status=422 if error else 200,
        listed=kept,
        error=error,
        query=params.q,
        found=await acquaintances(house, account_id, [id_ for id_ in found if id_ not in there]),
        page=page,
        people=await acquaintances(house, account_id, [edge.account_id for edge in page.rows]),
    )


def _reason(call: Call, error: Invalid) -> str:
    if error.message == "can't be blank":
        return call.gettext("Please give the list a name.")
    if error.field == "title" and error.message.startswith("would make"):
        return call.gettext("You have as many lists as there may be. Delete one first.")
    if error.field == "title":
        return call.gettext("This name is too long. Please make it shorter.")
    return call.gettext("This cannot be used. Please change it.")


PAGES = (
    get(ADDRESS, show_lists, viewer=SESSION),
    post(ADDRESS, create, viewer=SESSION),
    get(f"{ADDRESS}/:id/members", show_members, viewer=SESSION),
    post(f"{ADDRESS}/:id", change, viewer=SESSION),
    post(f"{ADDRESS}/:id/delete", delete, viewer=SESSION),
    post(f"{ADDRESS}/:id/members/add", add, viewer=SESSION),
    post(f"{ADDRESS}/:id/members/remove", remove, viewer=SESSION),
)
