"""Direct posts: those that only their author and the accounts they name may see."""

from sqlalchemy import BigInteger, bindparam, literal_column

from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import statement
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.tables.posts import mention, post

_DIRECT = POSTS.where(post.c.visibility == literal_column("'direct'"), post.c.approval.is_(None))
_READER = bindparam("account_id", type_=BigInteger)

SENT_PAGE = paged(_DIRECT.where(post.c.account_id == _READER), post.c.id, into=PostRow)
RECEIVED_PAGE = paged(
    _DIRECT.join(mention, mention.c.post_id == post.c.id).where(mention.c.account_id == _READER),
    mention.c.post_id,
    into=PostRow,
)
DIRECT_POST = statement(
    _DIRECT.where(post.c.id == bindparam("post_id", type_=BigInteger)).with_for_update(
        read=True, key_share=True, of=post
    ),
    into=PostRow,
)


async def direct_post(tx: Transaction, post_id: int) -> PostRow | None:
    """The direct post, which nobody deletes before the end of this action; None for any other."""
    return await tx.one(DIRECT_POST, post_id=post_id)


async def direct_page(reads: Reads, account_id: int, window: Window) -> list[PostRow]:
    """A page of the direct posts that the account wrote or is named in, newest first."""
    sent = await page(reads, SENT_PAGE, window, account_id=account_id)
    received = await page(reads, RECEIVED_PAGE, window, account_id=account_id)
    by_id = {row.id: row for row in (*sent, *received)}
    newest_first = [by_id[post_id] for post_id in sorted(by_id, reverse=True)]
    return newest_first[: window.limit] if window.min_id is None else newest_first[-window.limit :]
