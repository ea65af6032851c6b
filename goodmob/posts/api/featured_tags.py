"""Featured tags by API: feature a tag on one's profile, take it off, and look at what others feature."""

from msgspec import Struct

from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.errors import NotFound
from goodmob.core.text.tags import is_name, tag_key
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.posts.actions.feature_tag import feature_tag, remove_featured_tag, unfeature_tag
from goodmob.posts.api.tags import OneTag, show_tag
from goodmob.posts.entities.featured_tag import FeaturedTag, show_featured
from goodmob.posts.entities.tag import Tag, show_tags
from goodmob.posts.queries.featured_tags import featured_by, tags_to_feature


class TagToFeature(Struct):
    """The tag, with or without its #."""

    name: str


class OneFeaturedTag(Struct):
    """The featured tag of the path."""

    id: Id


class FeaturingAccount(Struct):
    """The account of the path."""

    id: Id


async def list_featured_tags(call: Call) -> list[FeaturedTag]:
    """The tags that the viewer features."""
    return await show_featured(call.house, call.account_id, await featured_by(call.house.db, call.account_id))


async def list_account_featured_tags(call: Call, params: FeaturingAccount) -> list[FeaturedTag]:
    """The tags that an account features; none of a suspended one."""
    account = shown(await account_by_id(call.house.db, params.id))
    rows = await featured_by(call.house.db, account.id) if account.state == "active" else []
    return await show_featured(call.house, account.id, rows)


async def add_featured_tag(call: Call, params: TagToFeature) -> FeaturedTag:
    """Feature a tag, if there is room for one more."""
    name = params.name.strip().removeprefix("#")
    row = await call.house.db.act(feature_tag, call.account_id, name, lane=call.account_id)
    return (await show_featured(call.house, call.account_id, [row]))[0]


async def delete_featured_tag(call: Call, params: OneFeaturedTag) -> Empty:
    """Feature a tag no longer."""
    await call.house.db.act(remove_featured_tag, call.account_id, params.id)
    return EMPTY


async def suggest_featured_tags(call: Call) -> list[Tag]:
    """The tags that the viewer uses most and does not feature yet."""
    house, account_id = call.house, call.account_id
    return await show_tags(house, account_id, await tags_to_feature(house.db, account_id))


async def feature_one_tag(call: Call, params: OneTag) -> Tag:
    """Feature a tag by its name, if there is room for one more."""
    if not is_name(params.name) or not tag_key(params.name):
        raise NotFound
    await call.house.db.act(feature_tag, call.account_id, params.name, lane=call.account_id)
    return await show_tag(call, params)


async def unfeature_one_tag(call: Call, params: OneTag) -> Tag:
    """Feature a tag no longer, by its name."""
    await call.house.db.act(unfeature_tag, call.account_id, params.name)
    return await show_tag(call, params)
