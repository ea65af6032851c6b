"""Somebody invites others to this server."""

from sqlalchemy import bindparam, insert

from goodmob.accounts.permissions import may_invite
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.invites import InviteRow
from goodmob.accounts.tables import invite as invites
from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from goodmob.core.secrets import new_secret

GOOD_FOR = 14 * DAY
_CODE_LENGTH = 16

INSERT_INVITE = statement(insert(invites).values({name: bindparam(name) for name in InviteRow._fields}).inline())


async def invite(tx: Transaction, creator_id: int, most_uses: int | None = None) -> InviteRow:
    """An invitation that is good for two weeks, for so many people (None: any number)."""
    creator = await account_by_id(tx, creator_id)
    if creator is None or not may_invite(creator):
        raise Forbidden

    row = InviteRow(
        id=tx.new_id(),
        code=new_secret()[:_CODE_LENGTH],
        creator_id=creator_id,
        most_uses=most_uses,
        uses=0,
        expires_at=tx.now + GOOD_FOR,
        created_at=tx.now,
    )
    await tx.run(INSERT_INVITE, **row._asdict())
    return row
