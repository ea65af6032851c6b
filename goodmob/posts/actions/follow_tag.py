"""Follow a tag, or no longer."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.core.text.tags import is_name, tag_key
from goodmob.posts.actions.tagging import tags_named
from goodmob.posts.events import TagFollowed, TagUnfollowed
from goodmob.posts.queries.tags import TagRow, tags_by_name
from goodmob.posts.tables.tags import tag_follow

ADD_TAG_FOLLOW = statement(
    insert(tag_follow).on_conflict_do_nothing(index_elements=[tag_follow.c.account_id, tag_follow.c.tag_id]).inline()
)
REMOVE_TAG_FOLLOW = statement(
    delete(tag_follow).where(
        tag_follow.c.account_id == bindparam("account_id"), tag_follow.c.tag_id == bindparam("tag_id")
    )
)


async def follow_tag(tx: Transaction, account_id: int, name: str) -> TagRow:
    """Makes the account follow the tag, which may be new; again changes nothing. NotFound where it can be no tag."""
    if not is_name(name) or not tag_key(name):
        raise NotFound

    (tag,) = await tags_named(tx, [name])
    added = await tx.run(ADD_TAG_FOLLOW, id=tx.new_id(), account_id=account_id, tag_id=tag.id, created_at=tx.now)

    if added:
        await tx.announce(TagFollowed(tag.id, account_id))
    return tag


async def unfollow_tag(tx: Transaction, account_id: int, name: str) -> None:
    """Ends the account's following of the tag; again changes nothing. NotFound where it can be no tag."""
    if not is_name(name):
        raise NotFound
    tag = (await tags_by_name(tx, [tag_key(name)])).get(tag_key(name))

    if tag is not None and await tx.run(REMOVE_TAG_FOLLOW, account_id=account_id, tag_id=tag.id):
        await tx.announce(TagUnfollowed(tag.id, account_id))
