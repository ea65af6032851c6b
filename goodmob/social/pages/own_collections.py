"""One's collections of people: make, describe, fill and delete them."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.mentions import mentioned
from goodmob.core.errors import Forbidden, Invalid, NotFound
from goodmob.core.languages import languages
from goodmob.core.text.usernames import parse_handle
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.social.actions.fill_collection import add_to_collection, take_from_collection
from goodmob.social.actions.keep_collection import change_collection, delete_collection, make_collection
from goodmob.social.entities.collection import show
from goodmob.social.entities.relationship import acquaintances
from goodmob.social.pages.collections import ADDRESS, OneCollection, OneItem
from goodmob.social.permissions import own_collection
from goodmob.social.queries.collections import CollectionRow
from goodmob.social.rules.collections import (
    LONGEST_COLLECTION_DESCRIPTION,
    LONGEST_COLLECTION_NAME,
    MOST_IN_COLLECTION,
    CollectionWish,
)

LIMITS = {
    "name": LONGEST_COLLECTION_NAME,
    "description": LONGEST_COLLECTION_DESCRIPTION,
    "people": MOST_IN_COLLECTION,
}


class CollectionForm(Struct, kw_only=True):
    """What a collection shall be like; a box that is not ticked is not sent."""

    name: str = ""
    description: str = ""
    tag: str = ""
    language: str = ""
    discoverable: bool = False
    sensitive: bool = False

    def wish(self) -> CollectionWish:
        """What is asked for."""
        return CollectionWish(
            name=self.name,
            description=self.description,
            language=self.language,
            tag=self.tag,
            sensitive=self.sensitive,
            discoverable=self.discoverable,
        )


class CollectionChange(CollectionForm, kw_only=True):
    """What becomes of the collection of the path."""

    id: Id


class Candidate(OneCollection, kw_only=True):
    """Whom to put in, as people write it: "@ben"."""

    handle: str = ""


async def show_new(call: Call) -> Response:
    """The form for a new collection."""
    return _new(call, CollectionForm(discoverable=True), {})


async def create(call: Call, params: CollectionForm) -> Response:
    """Another collection; next one chooses who is in it."""
    try:
        made = await call.house.db.act(make_collection, call.account_id, params.wish())
    except Invalid as error:
        return _new(call, params, _faults(call, error))
    return RedirectResponse(f"{ADDRESS}/{made.id}/edit", 303)


async def show_edit(call: Call, params: OneCollection) -> Response:
    """What the collection is like and who is in it."""
    return await _edit(call, await _own(call, params.id), {})


async def change(call: Call, params: CollectionChange) -> Response:
    """The collection is as wished."""
    row = await _own(call, params.id)
    try:
        await call.house.db.act(change_collection, call.account_id, row.id, params.wish())
    except Invalid as error:
        return await _edit(call, row, _faults(call, error), params)
    call.notify(call.gettext("Your collection is saved."))
    return RedirectResponse(f"{ADDRESS}/{row.id}", 303)


async def delete(call: Call, params: OneCollection) -> Response:
    """The collection is gone; everybody who was in it stays what they are."""
    row = await _own(call, params.id)
    await call.house.db.act(delete_collection, call.account_id, row.id)
    [me] = await acquaintances(call.house, call.account_id, [call.account_id])
    call.notify(call.gettext("The collection is deleted. You still follow whom you follow."))
    return RedirectResponse(f"/@{me.account.acct}/featured", 303)


async def add(call: Call, params: Candidate) -> Response:
    """Somebody is in the collection, who is told of it."""
    row, house = await _own(call, params.id), call.house
    handle = parse_handle(params.handle)
    found = (await mentioned(house.db, house.settings, [handle])).get(handle) if handle else None
    if found is None:
        fault = call.gettext("Nobody here is called this. Please write the name as on their profile, such as @ada.")
        return await _edit(call, row, {"handle": fault}, handle=params.handle)
    try:
        await house.db.act(add_to_collection, call.account_id, row.id, found.id)
    except (Forbidden, NotFound):
        fault = call.gettext("This account does not want to be recommended to others, or has not let you follow it.")
        return await _edit(call, row, {"handle": fault}, handle=params.handle)
    except Invalid as error:
        return await _edit(call, row, _faults(call, error), handle=params.handle)
    return RedirectResponse(f"{ADDRESS}/{row.id}/edit#people", 303)


async def remove(call: Call, params: OneItem) -> Response:
    """Somebody is in the collection no longer."""
    await _own(call, params.id)
    await call.house.db.act(take_from_collection, call.account_id, params.id, params.item_id)
    return RedirectResponse(f"{ADDRESS}/{params.id}/edit#people", 303)


def _new(call: Call, form: CollectionForm, faults: Mapping[str, str]) -> Response:
    return call.house.pages.render(
        call,
        "social/new_collection.html",
        status=422 if faults else 200,
        form=form,
        faults=faults,
        limits=LIMITS,
        languages=languages(),
    )


async def _edit(
    call: Call, row: CollectionRow, faults: Mapping[str, str], form: CollectionForm | None = None, handle: str = ""
) -> Response:
    [collection] = await show(call.house, call.account_id, [row])
    items = {item.account_id: item for item in collection.items}
    people = await acquaintances(call.house, call.account_id, [int(id_) for id_ in items])
    return call.house.pages.render(
        call,
        "social/edit_collection.html",
        status=422 if faults else 200,
        collection=collection,
        form=form or row,
        faults=faults,
        handle=handle,
        limits=LIMITS,
        languages=languages(),
        people=[(items[one.account.id], one.account) for one in people],
    )


async def _own(call: Call, collection_id: int) -> CollectionRow:
    try:
        return await own_collection(call.house.db, call.account_id, collection_id)
    except Forbidden as error:
        raise Forbidden().told(call.gettext("Only whoever made this collection can change it.")) from error


def _faults(call: Call, error: Invalid) -> dict[str, str]:
    """What to say beside which field of the forms."""
    match error.field:
        case "name" | "description" if error.message == "can't be blank":
            return {"name": call.gettext("Please give the collection a name.")}
        case "name" | "description" as field:
            return {field: call.gettext("This is too long. Please make it shorter.")}
        case "tag_name":
            return {"tag": call.gettext("A tag is one word of letters and digits, such as bakers.")}
        case "language":
            return {"language": call.gettext("Please choose one of these languages.")}
        case "collections":
            return {"name": call.gettext("You have as many collections as there may be. Delete one first.")}
        case "collection_items":
            return {"handle": call.gettext("The collection is full. Take somebody out first.")}
        case "account_id":
            return {"handle": call.gettext("They are in it already, or took themselves out, which is for good.")}
    return {"name": call.gettext("This cannot be used. Please change it.")}


PAGES = (
    get(f"{ADDRESS}/new", show_new, viewer=SESSION),
    post(ADDRESS, create, viewer=SESSION),
    get(f"{ADDRESS}/:id/edit", show_edit, viewer=SESSION),
    post(f"{ADDRESS}/:id/edit", change, viewer=SESSION),
    post(f"{ADDRESS}/:id/delete", delete, viewer=SESSION),
    post(f"{ADDRESS}/:id/people/add", add, viewer=SESSION),
    post(f"{ADDRESS}/:id/people/remove", remove, viewer=SESSION),
)
