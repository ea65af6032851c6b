"""Obey a reply: it joins, leaves, is there or does, as the buttons do, and its author is told what came of it."""

from typing import NamedTuple

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.commitments.actions.check_in import check_in
from goodmob.commitments.actions.do_deed import NewDeed, do_deed
from goodmob.commitments.actions.join import Joining
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.mobs.actions.claim_reply import claim_reply
from goodmob.mobs.actions.come import come
from goodmob.mobs.actions.part import part
from goodmob.mobs.events import AnswerDue
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.pictured import is_pictured
from goodmob.mobs.rules.answers import PRESENT
from goodmob.mobs.rules.commands import Command
from goodmob.mobs.rules.standing import ASKED, IN
from goodmob.notifications.actions.tell import tell

COUNTED, CONFIRMED, WAITLISTED, REFUSED = "mob.counted", "mob.confirmed", "mob.waitlisted", "mob.refused"


class Reply(NamedTuple):
    """A post in the conversation of a mob that orders something; role: as what its author wants to join."""

    post_id: int
    account_id: int
    mob_id: int
    command: Command
    role: str = ""


async def obey_reply(tx: Transaction, reply: Reply) -> None:
    """Does what the reply says, once, in the lane of the mob. NotFound where its author may not see the mob.

    What refuses joining, leaving and doing refuses the reply, too.
    """
    mob = await seen_mob(tx, reply.account_id, reply.mob_id)
    if not await claim_reply(tx, reply.post_id, mob.id, reply.account_id, reply.command.verb):
        return

    told = await _obeyed(tx, reply)
    if told is not None:
        await _tell_author(tx, reply, mob.account_id, told)


async def refuse_reply(tx: Transaction, reply: Reply) -> None:
    """Tells the author of a reply that it was refused; whoever may not see the mob hears nothing of it."""
    mob = await seen_mob(tx, reply.account_id, reply.mob_id)
    if not await claim_reply(tx, reply.post_id, mob.id, reply.account_id, reply.command.verb):
        return

    await _tell_author(tx, reply, mob.account_id, REFUSED)


async def _obeyed(tx: Transaction, reply: Reply) -> str | None:
    """What the author is told; nothing of leaving, as it is what was asked for, nor before another server answers."""
    verb, number = reply.command
    if verb == "leave":
        await part(tx, reply.mob_id, reply.account_id)
        return None
    if verb == "here":
        own = await commitment_of(tx, reply.mob_id, reply.account_id)
        await check_in(tx, reply.mob_id, reply.account_id, code=None if own is None else own.code)
        return PRESENT
    if verb == "did":
        pictured = await is_pictured(tx, reply.post_id)
        await do_deed(tx, reply.mob_id, reply.account_id, NewDeed(number, reply.post_id, pictured=pictured))
        return COUNTED
    row = await come(tx, reply.mob_id, reply.account_id, Joining(party_size=number, via="reply", role=reply.role))
    if row.state == ASKED:
        return None
    return CONFIRMED if row.state in IN else WAITLISTED


async def _tell_author(tx: Transaction, reply: Reply, host_id: int, told: str) -> None:
    author = await account_by_id(tx, reply.account_id)
    if author is not None and author.domain is not None:
        await tx.announce(AnswerDue(reply.mob_id, reply.account_id, reply.post_id, told))
        return
    if told == PRESENT:
        return
    about = {"from_account_id": host_id, "cause_id": reply.post_id, "post_id": reply.post_id}
    await tell(tx, [reply.account_id], told, **about)
