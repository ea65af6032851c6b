"""Ask the author of a post to let an answer, boost or favourite in, or take that back."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from goodmob.posts.events import ApprovalAsked
from goodmob.posts.permissions import ruling_on
from goodmob.posts.queries.approvals import WAITS, earlier_request
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.rules.policies import Kind, Ruling
from goodmob.posts.rules.refusals import NOT_LET
from goodmob.posts.tables.approvals import interaction_request

ADD_REQUEST = statement(insert(interaction_request).on_conflict_do_nothing().inline())
_request = interaction_request.c
DROP_OPEN_FAVOURITE = statement(
    delete(interaction_request).where(
        _request.account_id == bindparam("account_id", type_=BigInteger),
        _request.status_id == bindparam("status_id", type_=BigInteger),
        _request.kind == "favourite",
        *WAITS,
    )
)
DROP_OPEN_ABOUT = statement(
    delete(interaction_request).where(_request.post_id == bindparam("post_id", type_=BigInteger), *WAITS)
)


async def leave_to(tx: Transaction, account_id: int, post: PostRow, kind: Kind) -> Ruling:
    """Whether the account, which sees the post, may do this with it at once, or asks; Forbidden where it may not.

    What the author let in or refused once holds for doing the same again.
    """
    ruling = await ruling_on(tx, account_id, post, kind)
    if ruling == "asks" and kind != "reply":
        earlier = await earlier_request(tx, account_id, post.id, kind)
        if earlier is not None and earlier.accepted_at is not None:
            ruling = "allowed"
        elif earlier is not None and earlier.rejected_at is not None:
            ruling = "refused"
    if ruling == "refused":
        raise Forbidden(NOT_LET[kind])
    return ruling


async def ask_approval(tx: Transaction, account_id: int, post: PostRow, kind: Kind, made_id: int | None = None) -> None:
    """Asks the author of the post to let in what the account made: an answer or boost by its id, or a favourite."""
    request_id = tx.new_id()
    asked = await tx.run(
        ADD_REQUEST,
        id=request_id,
        owner_id=post.account_id,
        account_id=account_id,
        kind=kind,
        status_id=post.id,
        post_id=made_id,
        created_at=tx.now,
        accepted_at=None,
        rejected_at=None,
        uri=None,
        object_uri=None,
    )
    if asked:
        await tx.announce(ApprovalAsked(request_id))


async def withdraw_favourite(tx: Transaction, account_id: int, post_id: int) -> bool:
    """Takes back that the account asks to favourite the post; tells whether it did ask."""
    return bool(await tx.run(DROP_OPEN_FAVOURITE, account_id=account_id, status_id=post_id))


async def withdraw_post(tx: Transaction, post_id: int) -> None:
    """Takes back that an answer or boost waits, as it is gone."""
    await tx.run(DROP_OPEN_ABOUT, post_id=post_id)
