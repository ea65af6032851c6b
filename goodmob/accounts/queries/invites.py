"""Invitations to this server."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.accounts.tables import invite
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement


class InviteRow(NamedTuple):
    """An invitation; without `most_uses` or `expires_at` it has no such end."""

    id: int
    code: str
    creator_id: int
    most_uses: int | None
    uses: int
    expires_at: int | None
    created_at: int

    def is_good(self, now: int) -> bool:
        """Whether somebody can still come in by it."""
        has_room = self.most_uses is None or self.uses < self.most_uses
        return has_room and (self.expires_at is None or now < self.expires_at)


_INVITES = select(*(invite.c[name] for name in InviteRow._fields))

BY_CODE = statement(_INVITES.where(invite.c.code == bindparam("code")), into=InviteRow)
OF_CREATOR = statement(
    _INVITES.where(invite.c.creator_id == bindparam("creator_id")).order_by(invite.c.id.desc()).limit(100),
    into=InviteRow,
)


async def invite_by_code(reads: Reads, code: str) -> InviteRow | None:
    """The invitation with this code, good or not."""
    if not code:
        return None
    return await reads.one(BY_CODE, code=code)


async def invites_by(reads: Reads, creator_id: int) -> list[InviteRow]:
    """The newest hundred invitations of an account."""
    return await reads.all(OF_CREATOR, creator_id=creator_id)
