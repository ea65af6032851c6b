"""Doing something with a post by API: favourite, boost, bookmark, pin, and hear no more of it."""

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.posts.actions.bookmark import bookmark, unbookmark
from goodmob.posts.actions.boost import boost, unboost
from goodmob.posts.actions.favourite import favourite, unfavourite
from goodmob.posts.actions.mute_conversation import mute_conversation, unmute_conversation
from goodmob.posts.actions.pin import pin, unpin
from goodmob.posts.api.params import OnePost
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.permissions import seen_original
from goodmob.posts.rules.visibility import BoostVisibility, boostable


class BoostParams(Struct):
    """The post, and who shall see the boost; as the author's preferences say where it is left out."""

    id: Id
    visibility: BoostVisibility | None = None


class BookmarkParams(OnePost):
    """The post, and the folder for it, as apps for Pleroma send it; null takes it out of its folder."""

    folder_id: Id | UnsetType | None = UNSET


async def favourite_status(call: Call, params: OnePost) -> Status:
    """Favourite a post."""
    await call.house.db.act(favourite, call.account_id, params.id, lane=params.id)
    return await show_one(call.house, call.account_id, params.id)


async def unfavourite_status(call: Call, params: OnePost) -> Status:
    """Take a favourite back."""
    await call.house.db.act(unfavourite, call.account_id, params.id, lane=params.id)
    return await show_one(call.house, call.account_id, params.id)


async def boost_status(call: Call, params: BoostParams) -> Status:
    """Boost a post; the answer is the boost, with the post inside."""
    house, account_id = call.house, call.account_id
    visibility = params.visibility or (await posting_defaults(house.db, account_id)).posting_privacy
    boost_id = await house.db.act(boost, account_id, params.id, boostable(visibility), lane=params.id)
    return await show_one(house, account_id, boost_id)


async def unboost_status(call: Call, params: OnePost) -> Status:
    """Take a boost back, named by the post or by the boost itself; the answer is the post."""
    house, account_id = call.house, call.account_id
    original = await seen_original(house.db, account_id, params.id)
    await house.db.act(unboost, account_id, original.id, lane=original.id)
    return await show_one(house, account_id, original.id)


async def bookmark_status(call: Call, params: BookmarkParams) -> Status:
    """Bookmark a post, or put the bookmark into a folder."""
    await call.house.db.act(bookmark, call.account_id, params.id, params.folder_id)
    return await show_one(call.house, call.account_id, params.id)


async def unbookmark_status(call: Call, params: OnePost) -> Status:
    """Take a bookmark back."""
    await call.house.db.act(unbookmark, call.account_id, params.id)
    return await show_one(call.house, call.account_id, params.id)


async def pin_status(call: Call, params: OnePost) -> Status:
    """Show one's own post on top of one's profile."""
    await call.house.db.act(pin, call.account_id, params.id, lane=call.account_id)
    return await show_one(call.house, call.account_id, params.id)


async def unpin_status(call: Call, params: OnePost) -> Status:
    """Take a pin off."""
    await call.house.db.act(unpin, call.account_id, params.id)
    return await show_one(call.house, call.account_id, params.id)


async def mute_status(call: Call, params: OnePost) -> Status:
    """Hear no more of a conversation."""
    await call.house.db.act(mute_conversation, call.account_id, params.id)
    return await show_one(call.house, call.account_id, params.id)


async def unmute_status(call: Call, params: OnePost) -> Status:
    """Hear of a conversation again."""
    await call.house.db.act(unmute_conversation, call.account_id, params.id)
    return await show_one(call.house, call.account_id, params.id)
