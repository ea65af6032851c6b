"""Show a post on top of one's profile, or no longer."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.bounds import PINNED_STATUSES
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.actions.flag import lower_flag, raise_flag
from goodmob.posts.events import PostPinned, PostUnpinned
from goodmob.posts.permissions import seen
from goodmob.posts.queries.reactions import pins_of
from goodmob.posts.rules.flags import PINNED
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.tables.reactions import pin as pin_table

ADD_PIN = statement(
    insert(pin_table).on_conflict_do_nothing(index_elements=[pin_table.c.account_id, pin_table.c.post_id]).inline()
)
REMOVE_PIN = statement(
    delete(pin_table).where(
        pin_table.c.account_id == bindparam("account_id"), pin_table.c.post_id == bindparam("post_id")
    )
)


async def pin(tx: Transaction, account_id: int, post_id: int) -> None:
    """Pins the account's own post, of which five can be; again changes nothing. Run it in the account's lane."""
    post = await seen(tx, account_id, post_id)
    if post.boost_of_id is not None:
        raise Unfit("A boost cannot be pinned")
    if post.account_id != account_id:
        raise Unfit("Someone else's post cannot be pinned")
    if post.visibility == "direct":
        raise Unfit("Posts that are only visible to mentioned users cannot be pinned")
    pinned = await pins_of(tx, account_id)
    if post_id in pinned:
        return
    if len(pinned) >= PINNED_STATUSES:
        raise Unfit("You have already pinned the maximum number of posts")

    await tx.run(ADD_PIN, id=tx.new_id(), account_id=account_id, post_id=post_id, created_at=tx.now)
    await raise_flag(tx, account_id, post_id, PINNED)

    await tx.announce(PostPinned(post_id, account_id))


async def unpin(tx: Transaction, account_id: int, post_id: int) -> None:
    """Takes the pin off; again changes nothing."""
    await seen(tx, account_id, post_id)

    if not await tx.run(REMOVE_PIN, account_id=account_id, post_id=post_id):
        return
    await lower_flag(tx, [account_id], post_id, PINNED)

    await tx.announce(PostUnpinned(post_id, account_id))
