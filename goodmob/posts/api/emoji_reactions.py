"""Emoji for posts by API, as apps for Akkoma and Pleroma and those for glitch-soc ask for them."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, delete, get, post, put
from goodmob.posts.actions.emoji_reaction import react, unreact
from goodmob.posts.actions.name_emoji import emoji_named
from goodmob.posts.api.params import OnePost
from goodmob.posts.entities.emoji_reaction import EmojiReactors, show_reactors
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.permissions import seen_original


class OneReaction(Struct):
    """The post and the emoji of the path: one of Unicode, or the shortcode of a custom one."""

    id: Id
    emoji: str


class NamedReaction(Struct):
    """As OneReaction, by the name that glitch-soc has for it."""

    id: Id
    name: str


async def list_reactions(call: Call, params: OnePost) -> list[EmojiReactors]:
    """With which emoji people reacted to a post, and who."""
    original = await seen_original(call.house.db, call.viewer.account_id, params.id)
    return await show_reactors(call.house, call.viewer.account_id, original.id)


async def list_reactors(call: Call, params: OneReaction) -> list[EmojiReactors]:
    """Who reacted to a post with one emoji."""
    original = await seen_original(call.house.db, call.viewer.account_id, params.id)
    return await show_reactors(call.house, call.viewer.account_id, original.id, emoji_named(params.emoji))


async def add_reaction(call: Call, params: OneReaction) -> Status:
    """React to a post."""
    await call.house.db.act(react, call.account_id, params.id, params.emoji, lane=params.id)
    return await show_one(call.house, call.account_id, params.id)


async def remove_reaction(call: Call, params: OneReaction) -> Status:
    """Take a reaction back."""
    await call.house.db.act(unreact, call.account_id, params.id, params.emoji, lane=params.id)
    return await show_one(call.house, call.account_id, params.id)


async def react_to_status(call: Call, params: NamedReaction) -> Status:
    """React to a post."""
    return await add_reaction(call, OneReaction(params.id, params.name))


async def unreact_to_status(call: Call, params: NamedReaction) -> Status:
    """Take a reaction back."""
    return await remove_reaction(call, OneReaction(params.id, params.name))


_REACTIONS = "/api/v1/pleroma/statuses/:id/reactions"

ROUTES = (
    get(_REACTIONS, list_reactions, viewer=OPTIONAL, scope="read:statuses"),
    get(f"{_REACTIONS}/:emoji", list_reactors, viewer=OPTIONAL, scope="read:statuses"),
    put(f"{_REACTIONS}/:emoji", add_reaction, scope="write:favourites"),
    delete(f"{_REACTIONS}/:emoji", remove_reaction, scope="write:favourites"),
    post("/api/v1/statuses/:id/react/:name", react_to_status, scope="write:favourites"),
    post("/api/v1/statuses/:id/unreact/:name", unreact_to_status, scope="write:favourites"),
)
