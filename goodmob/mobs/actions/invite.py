"""A link of one's own to a mob, to be passed on, and taken back."""

import secrets

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.permissions import require_good_standing
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Invalid
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.touches import InvitationRow, how_many_invitations, invitation_of
from goodmob.mobs.rules.cascade import MOST_INVITATIONS
from goodmob.mobs.tables.cascade import mob_invitation

_CODE_BYTES = 9

ADD = statement(
    insert(mob_invitation)
    .on_conflict_do_nothing(index_elements=[mob_invitation.c.mob_id, mob_invitation.c.account_id])
    .inline()
)
DROP = statement(
    delete(mob_invitation).where(
        mob_invitation.c.mob_id == bindparam("of_mob_id", type_=BigInteger),
        mob_invitation.c.account_id == bindparam("of_account_id", type_=BigInteger),
    )
)


async def invite(tx: Transaction, mob_id: int, account_id: int) -> InvitationRow:
    """The account's own link to the mob; again gives the same. Run it in the account's lane.

    NotFound where it may not see the mob, Conflict for a draft, Invalid "id" where it has too many links.
    """
    await require_good_standing(tx, account_id)
    mob = await seen_mob(tx, account_id, mob_id)
    if mob.post_id is None:
        raise Conflict("It has not been published yet")
    earlier = await invitation_of(tx, mob_id, account_id)
    if earlier is not None:
        return earlier
    if await how_many_invitations(tx, account_id) >= MOST_INVITATIONS:
        raise Invalid("id", f"is one too many (maximum is {MOST_INVITATIONS})")

    made = InvitationRow(secrets.token_urlsafe(_CODE_BYTES), mob_id, account_id, tx.now)
    await tx.run(ADD, **made._asdict())
    return await invitation_of(tx, mob_id, account_id) or made


async def take_back(tx: Transaction, mob_id: int, account_id: int) -> None:
    """The account's link to the mob brings nobody any more; where there is none, nothing happens."""
    await tx.run(DROP, of_mob_id=mob_id, of_account_id=account_id)
