"""Let in what waits for the author of a post, or do not."""

from typing import cast

from sqlalchemy import BigInteger, Boolean, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.posts.actions.count_in import count_in
from goodmob.posts.actions.delete import remove
from goodmob.posts.actions.favourite import add_favourite
from goodmob.posts.actions.flag import lower_flag
from goodmob.posts.actions.tagging import count_uses
from goodmob.posts.events import ApprovalAnswered, PostPublished
from goodmob.posts.ownership import own_request
from goodmob.posts.queries.approvals import WAITS, RequestRow
from goodmob.posts.queries.posts import PostRow, post_by_id
from goodmob.posts.queries.tags import tags_of
from goodmob.posts.rules.flags import FAVOURITED
from goodmob.posts.rules.visibility import stands_in_public
from goodmob.posts.tables.approvals import interaction_request
from goodmob.posts.tables.posts import post

_WAITING = (interaction_request.c.id == bindparam("request_id", type_=BigInteger), *WAITS)
ACCEPT = statement(update(interaction_request).where(*_WAITING).values(accepted_at=bindparam("moment")))
REJECT = statement(update(interaction_request).where(*_WAITING).values(rejected_at=bindparam("moment")))
_PENDING = (post.c.id == bindparam("of_post_id", type_=BigInteger), post.c.approval == "pending")
# An edit tied it to its card while its link did not count: it is tied anew, as a post that is published now.
LET_OUT = statement(
    update(post).where(*_PENDING).values(approval=None, listed=bindparam("is_listed", type_=Boolean), card_id=None)
)
KEEP_BACK = statement(update(post).where(*_PENDING).values(approval="rejected"))


async def authorize(tx: Transaction, owner_id: int, request_id: int) -> None:
    """Lets in what waits for the account: it is handed round as if it were published now, once.

    NotFound where nothing like that waits for it, or somebody else answered a moment ago.
    """
    request = await own_request(tx, owner_id, request_id)
    if not await tx.run(ACCEPT, request_id=request_id, moment=tx.now):
        raise NotFound

    made = await post_by_id(tx, request.post_id) if request.post_id is not None else None
    if request.kind == "favourite":
        await add_favourite(tx, request.account_id, request.status_id)
    elif made is not None:
        await _let_out(tx, made)

    await tx.announce(ApprovalAnswered(request_id))


async def reject(tx: Transaction, owner_id: int, request_id: int) -> None:
    """Does not let in what waits for the account: an answer stays with who wrote it, a boost or favourite is undone.

    NotFound where nothing like that waits for it.
    """
    request = await own_request(tx, owner_id, request_id)
    if not await tx.run(REJECT, request_id=request_id, moment=tx.now):
        raise NotFound

    await _undo(tx, request)

    await tx.announce(ApprovalAnswered(request_id))


async def _let_out(tx: Transaction, made: PostRow) -> None:
    answers_another = made.in_reply_to_account_id not in {None, made.account_id}
    is_listed = made.boost_of_id is None and stands_in_public(made.visibility, made.held, answers_another)
    if not await tx.run(LET_OUT, of_post_id=made.id, is_listed=is_listed):
        return
    tags = (await tags_of(tx, [made.id])).get(made.id, [])
    if made.visibility == "public" and not made.held and not made.local_only:
        await count_uses(tx, made.account_id, [tag.id for tag in tags])
    await count_in(
        tx,
        made.account_id,
        made.visibility,
        answered_id=made.in_reply_to_id,
        quoted_id=made.quote_of_id if made.quote_state == "accepted" else None,
        boosted_id=made.boost_of_id,
    )
    if made.held:
        return
    conversation_id = made.conversation_id if made.boost_of_id is None else None
    about_id = made.boost_of_id or made.quote_of_id
    await tx.announce(PostPublished(made.id, made.account_id, conversation_id, bool(tags), about_id=about_id))


async def _undo(tx: Transaction, request: RequestRow) -> None:
    if request.kind == "favourite":
        await lower_flag(tx, [request.account_id], request.status_id, FAVOURITED)
    elif request.kind == "reply":
        await tx.run(KEEP_BACK, of_post_id=request.post_id)
    else:
        made = await post_by_id(tx, cast(int, request.post_id))
        if made is not None and made.approval == "pending":
            await remove(tx, made)
