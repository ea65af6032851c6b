"""Whoever had to do with somebody who moved has to do with them at their new place."""

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Refusal
from goodmob.social.actions.block import block
from goodmob.social.actions.change_members import ADD_MEMBER, END_MEMBERSHIPS
from goodmob.social.actions.follow import follow
from goodmob.social.actions.mute import mute
from goodmob.social.actions.unfollow import unfollow_some
from goodmob.social.actions.write_note import write_note
from goodmob.social.events import ListChanged
from goodmob.social.queries.follows import follow_between, languages_of
from goodmob.social.queries.moving import mutes_notices, note_about
from goodmob.social.tables.lists import account_list, account_list_member

LISTS = statement(
    select(account_list.c.id)
    .join(account_list_member, account_list_member.c.list_id == account_list.c.id)
    .where(
        account_list.c.owner_id == bindparam("owner_id", type_=BigInteger),
        account_list_member.c.account_id == bindparam("member_id", type_=BigInteger),
    )
)


async def follow_on(tx: Transaction, follower_id: int, old_id: int, new_id: int) -> None:
    """The follower follows the new account, or asks to, with the same wishes and on the same lists; the old no more.

    Who cannot follow the new one just leaves the old one.
    """
    held = await follow_between(tx, follower_id, old_id)
    if held is None:
        return

    if follower_id != new_id and await follow_between(tx, follower_id, new_id) is None:
        try:
            await follow(
                tx, follower_id, new_id, reblogs=held.reblogs, notify=held.notify, languages=languages_of(held) or ()
            )
        except Refusal:
            # Blocked, or somebody who may follow nobody more: they stay as they are.
            await unfollow_some(tx, follower_id, [old_id])
            return
    await _keep_lists(tx, follower_id, old_id, new_id)
    await unfollow_some(tx, follower_id, [old_id])


async def carry_over(tx: Transaction, kind: str, account_id: int, old_id: int, new_id: int) -> None:
    """The account blocks or mutes the new account as it does the old one, or has the same note about it."""
    if account_id == new_id:
        return
    try:
        if kind == "block":
            await block(tx, account_id, new_id)
        elif kind == "mute" and (notices := await mutes_notices(tx, account_id, old_id)) is not None:
            await mute(tx, account_id, new_id, notifications=notices)
        elif kind == "note" and not await note_about(tx, account_id, new_id):
            await write_note(tx, account_id, new_id, await note_about(tx, account_id, old_id))
    except Refusal:
        # The new account is out of reach meanwhile.
        return


async def _keep_lists(tx: Transaction, owner_id: int, old_id: int, new_id: int) -> None:
    for row in await tx.all(LISTS, owner_id=owner_id, member_id=old_id):
        await tx.run(ADD_MEMBER, list_id=row.id, account_id=new_id, id=tx.new_id())
        await tx.run(END_MEMBERSHIPS, list_id=row.id, ids=[old_id])
        await tx.announce(ListChanged(row.id, owner_id))
