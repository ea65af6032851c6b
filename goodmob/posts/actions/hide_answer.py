"""Hide an answer in the conversation that one began, or show it again."""

from sqlalchemy import Boolean, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from goodmob.posts.permissions import seen
from goodmob.posts.queries.posts import PostRow, post_by_id
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.tables.posts import post

SET_HIDDEN = statement(
    update(post).where(post.c.id == bindparam("of_post_id")).values(hidden_answer=bindparam("is_hidden", type_=Boolean))
)


async def hide_answer(tx: Transaction, account_id: int, post_id: int) -> None:
    """Leaves the answer, and what answers it, out of the conversation for others; again changes nothing.

    Forbidden where somebody else began the conversation. The answer itself stays where its author posted it.
    """
    row = await _answer(tx, account_id, post_id)

    await tx.run(SET_HIDDEN, of_post_id=row.id, is_hidden=True)


async def unhide_answer(tx: Transaction, account_id: int, post_id: int) -> None:
    """Shows the answer in the conversation again; again changes nothing."""
    row = await _answer(tx, account_id, post_id)

    await tx.run(SET_HIDDEN, of_post_id=row.id, is_hidden=False)


async def _answer(tx: Transaction, account_id: int, post_id: int) -> PostRow:
    row = await seen(tx, account_id, post_id)
    root = await post_by_id(tx, row.conversation_id)
    if root is None or root.account_id != account_id:
        raise Forbidden("Only who began the conversation can hide answers in it")
    if row.boost_of_id is not None or row.id == root.id:
        raise Unfit("This post is no answer")
    return row
