"""Say of somebody's deed that one has seen it, or that it is not so; and review it."""

from typing import Literal

from goodmob.accounts.permissions import require_good_standing
from goodmob.commitments.actions.dispute import dispute
from goodmob.commitments.actions.review import claim_review, decide, release_review
from goodmob.commitments.actions.reviewers import name_reviewer, unname_reviewer
from goodmob.commitments.actions.witness import unwitness, witness
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid
from goodmob.mobs.permissions import own_mob, seen_deed, seen_mob
from goodmob.social.queries.hidden import blocks_between

Saying = Literal["witness", "unwitness", "dispute"]
Reviewing = Literal["claim", "release", "verified", "refused"]


async def judge_deed(
    tx: Transaction, account_id: int, mob_id: int, deed_id: int, saying: Saying, reason: str = ""
) -> DeedRow:
    """A peer witnesses the deed, takes that back, or disputes it for a reason. Run it in the lane of the mob.

    NotFound where the deed may not be seen; what refuses these actions of the kernel refuses this.
    """
    await require_good_standing(tx, account_id)
    await seen_deed(tx, account_id, mob_id, deed_id)

    match saying:
        case "witness":
            return await witness(tx, mob_id, account_id, deed_id)
        case "unwitness":
            return await unwitness(tx, mob_id, account_id, deed_id)
        case "dispute":
            return await dispute(tx, mob_id, account_id, deed_id, reason)


async def review_deed(
    tx: Transaction, account_id: int, mob_id: int, deed_id: int, step: Reviewing, reason: str = ""
) -> DeedRow:
    """A reviewer keeps the deed to look at it, lets it go, or decides. Run it in the lane of the mob."""
    await require_good_standing(tx, account_id)
    await seen_deed(tx, account_id, mob_id, deed_id)

    match step:
        case "claim":
            return await claim_review(tx, mob_id, account_id, deed_id)
        case "release":
            return await release_review(tx, mob_id, account_id, deed_id)
        case verdict:
            return await decide(tx, mob_id, account_id, deed_id, verdict, reason)


async def ask_reviewer(tx: Transaction, host_id: int, mob_id: int, account_id: int) -> None:
    """The host lets somebody who is in review what others do. Run it in the lane of the mob.

    Forbidden for others, Invalid "account_id" for the host and for who is not in, or is kept off by a block.
    """
    await own_mob(tx, host_id, mob_id)
    if account_id == host_id:
        raise Invalid("account_id", "must be somebody else")
    if await blocks_between(tx, host_id, [account_id]):
        raise Invalid("account_id", "must be somebody who is in")

    await name_reviewer(tx, mob_id, account_id)


async def thank_reviewer(tx: Transaction, actor_id: int, mob_id: int, account_id: int) -> None:
    """The account reviews no longer: the host may say so, and the account itself.

    NotFound for whoever may not see the mob, Forbidden for others who see it.
    """
    await (seen_mob if account_id == actor_id else own_mob)(tx, actor_id, mob_id)

    await unname_reviewer(tx, mob_id, account_id)
