"""Feature a tag on one's profile, or no longer."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.bounds import FEATURED_TAGS
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.text.tags import is_name, tag_key
from goodmob.posts.actions.tagging import tags_named
from goodmob.posts.ownership import own_featured_tag
from goodmob.posts.queries.featured_tags import FeaturedRow, featured_by
from goodmob.posts.queries.tags import tags_by_name
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.tables.tags import featured_tag

ADD_FEATURED = statement(
    insert(featured_tag)
    .on_conflict_do_nothing(index_elements=[featured_tag.c.account_id, featured_tag.c.tag_id])
    .inline()
)
REMOVE_FEATURED = statement(
    delete(featured_tag).where(
        featured_tag.c.account_id == bindparam("account_id", type_=BigInteger),
        featured_tag.c.tag_id == bindparam("tag_id", type_=BigInteger),
    )
)


async def feature_tag(tx: Transaction, account_id: int, name: str) -> FeaturedRow:
    """Makes the account feature the tag, which may be new; again changes nothing. Run it in the account's lane.

    Invalid where the name can be none, Unfit where the account features as many as it may.
    """
    if not is_name(name) or not tag_key(name):
        raise Invalid("name", "is not a valid hashtag")
    featured = {row.name: row for row in await featured_by(tx, account_id)}
    if (known := featured.get(tag_key(name))) is not None:
        return known
    if len(featured) >= FEATURED_TAGS:
        raise Unfit("You have already featured the maximum number of hashtags")

    (tag,) = await tags_named(tx, [name])
    await tx.run(ADD_FEATURED, id=tx.new_id(), account_id=account_id, tag_id=tag.id, created_at=tx.now)

    return next(row for row in await featured_by(tx, account_id) if row.tag_id == tag.id)


async def unfeature_tag(tx: Transaction, account_id: int, name: str) -> None:
    """Ends the account's featuring of the tag; again changes nothing. NotFound where it can be no tag."""
    if not is_name(name):
        raise NotFound
    tag = (await tags_by_name(tx, [tag_key(name)])).get(tag_key(name))

    if tag is not None:
        await tx.run(REMOVE_FEATURED, account_id=account_id, tag_id=tag.id)


async def remove_featured_tag(tx: Transaction, account_id: int, featured_id: int) -> None:
    """Ends the featuring with this id; NotFound where it does not exist or is somebody else's."""
    row = await own_featured_tag(tx, account_id, featured_id)

    await tx.run(REMOVE_FEATURED, account_id=account_id, tag_id=row.tag_id)
