"""What people did with posts: favourites, bookmarks, pins, boosts, quotes and muted conversations."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, literal_column, or_, select

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.core.ids import id_at
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.rules.flags import MUTED
from goodmob.posts.tables.posts import post
from goodmob.posts.tables.reactions import bookmark, favourite, interaction, pin

_NEAR = id_at(7 * DAY)
"""How far apart the ids of a page may lie for one range scan to be cheaper than a look-up of each."""


class Deed(NamedTuple):
    """A favourite, bookmark or boost: its own id, by which lists are paged, and the post or account it leads to."""

    id: int
    other_id: int


_ACCOUNT = bindparam("account_id", type_=BigInteger)
_POST = bindparam("post_id", type_=BigInteger)
_FLAGS = select(interaction.c.post_id, interaction.c.flags).where(interaction.c.account_id == _ACCOUNT)

FLAGS_BETWEEN = statement(
    _FLAGS.where(interaction.c.post_id.between(bindparam("lowest"), bindparam("highest"))),
)
FLAGS_AMONG = statement(_FLAGS.where(among(interaction.c.post_id, "ids")))
MUTERS_OF = statement(
    select(interaction.c.account_id).where(
        among(interaction.c.account_id, "ids"),
        interaction.c.post_id == bindparam("conversation_id"),
        interaction.c.flags.op("&")(MUTED) != 0,
    )
)
INTERESTED = statement(
    select(interaction.c.account_id).where(
        among(interaction.c.account_id, "account_ids"), among(interaction.c.post_id, "post_ids")
    )
)
FAVOURITES_PAGE = paged(
    select(favourite.c.id, favourite.c.post_id.label("other_id")).where(favourite.c.account_id == _ACCOUNT),
    favourite.c.id,
    into=Deed,
)
BOOKMARKS_PAGE = paged(
    select(bookmark.c.id, bookmark.c.post_id.label("other_id")).where(bookmark.c.account_id == _ACCOUNT),
    bookmark.c.id,
    into=Deed,
)
FAVOURERS_PAGE = paged(
    select(favourite.c.id, favourite.c.account_id.label("other_id")).where(favourite.c.post_id == _POST),
    favourite.c.id,
    into=Deed,
)
_SHOWN = or_(post.c.visibility == literal_column("'public'"), post.c.visibility == literal_column("'unlisted'"))
BOOSTERS_PAGE = paged(
    select(post.c.id, post.c.account_id.label("other_id")).where(
        post.c.boost_of_id == _POST, _SHOWN, post.c.approval.is_(None)
    ),
    post.c.id,
    into=Deed,
)
QUOTES_PAGE = paged(
    POSTS.where(post.c.quote_of_id == _POST, post.c.quote_state == literal_column("'accepted'")),
    post.c.id,
    into=PostRow,
)
FAVOURITE_BY = statement(select(favourite.c.id).where(favourite.c.account_id == _ACCOUNT, favourite.c.post_id == _POST))
PINS_OF = statement(select(pin.c.post_id).where(pin.c.account_id == _ACCOUNT).order_by(pin.c.id.desc()))


async def flags_of(reads: Reads, account_id: int, ids: Collection[int]) -> dict[int, int]:
    """What the account did with these posts (and conversations), as rules.FAVOURITED and its like."""
    if not ids:
        return {}
    lowest, highest = min(ids), max(ids)
    if highest - lowest < _NEAR:
        rows = await reads.all(FLAGS_BETWEEN, account_id=account_id, lowest=lowest, highest=highest)
    else:
        rows = await reads.all(FLAGS_AMONG, account_id=account_id, ids=list(ids))
    return {row.post_id: row.flags for row in rows}


async def conversation_muters(reads: Reads, conversation_id: int, account_ids: Collection[int]) -> set[int]:
    """Of these accounts those that want no notices of the conversation."""
    rows = await reads.all(MUTERS_OF, conversation_id=conversation_id, ids=list(account_ids))
    return {row.account_id for row in rows}


async def favourites_page(reads: Reads, account_id: int, window: Window) -> list[Deed]:
    """A page of the account's favourites, latest first; other_id is the post."""
    return await page(reads, FAVOURITES_PAGE, window, account_id=account_id)


async def bookmarks_page(reads: Reads, account_id: int, window: Window) -> list[Deed]:
    """A page of the account's bookmarks, latest first; other_id is the post."""
    return await page(reads, BOOKMARKS_PAGE, window, account_id=account_id)


async def favourers_page(reads: Reads, post_id: int, window: Window) -> list[Deed]:
    """A page of those who favourited the post, latest first; other_id is the account."""
    return await page(reads, FAVOURERS_PAGE, window, post_id=post_id)


async def favourite_by(reads: Reads, account_id: int, post_id: int) -> int | None:
    """The id of the account's favourite of the post, if there is one."""
    found: int | None = await reads.value(FAVOURITE_BY, account_id=account_id, post_id=post_id)
    return found


async def boosters_page(reads: Reads, post_id: int, window: Window) -> list[Deed]:
    """A page of those who boosted the post for all to see, latest first; other_id is the account."""
    return await page(reads, BOOSTERS_PAGE, window, post_id=post_id)


async def quotes_page(reads: Reads, post_id: int, window: Window) -> list[PostRow]:
    """A page of the posts that quote this one with its author's consent, latest first."""
    return await page(reads, QUOTES_PAGE, window, post_id=post_id)


async def pins_of(reads: Reads, account_id: int) -> list[int]:
    """The posts that the account pinned, latest pin first."""
    return [row.post_id for row in await reads.all(PINS_OF, account_id=account_id)]


async def interested_among(reads: Reads, post_ids: Collection[int], account_ids: Collection[int]) -> set[int]:
    """Of these accounts those that did something with one of the posts: favourited, boosted, bookmarked, pinned."""
    rows = await reads.all(INTERESTED, post_ids=list(post_ids), account_ids=list(account_ids))
    return {row.account_id for row in rows}
