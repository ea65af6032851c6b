"""Who told whom of a mob, and the links that people pass on."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.rules.cascade import Touch
from goodmob.mobs.tables.cascade import mob_invitation, mob_passing, mob_touch
from goodmob.social.queries.follows import following_of


class InvitationRow(NamedTuple):
    """The link of its own that an account has to a mob."""

    code: str
    mob_id: int
    account_id: int
    created_at: int


_MOB = bindparam("mob_id", type_=BigInteger)
_ACCOUNT = bindparam("account_id", type_=BigInteger)
_UNTIL = bindparam("until", type_=BigInteger)
_WAYS = ("via", "first_at", "last_via", "last_at")
TOUCHES = statement(
    select(mob_touch.c.by_account_id, *(mob_touch.c[name] for name in _WAYS)).where(
        mob_touch.c.mob_id == _MOB, mob_touch.c.account_id == _ACCOUNT, mob_touch.c.first_at <= _UNTIL
    ),
    into=Touch,
)
TOUCHED = statement(
    select(func.count().label("people")).where(mob_touch.c.mob_id == _MOB, mob_touch.c.by_account_id == _ACCOUNT)
)
IS_PASSED_ON = statement(select(mob_passing.c.account_id).where(mob_passing.c.mob_id == _MOB).limit(1))
PASSINGS = statement(
    select(mob_passing.c.account_id.label("by_account_id"), *(mob_passing.c[name] for name in _WAYS)).where(
        mob_passing.c.mob_id == _MOB, among(mob_passing.c.account_id, "account_ids"), mob_passing.c.first_at <= _UNTIL
    ),
    into=Touch,
)
_INVITATIONS = select(*(mob_invitation.c[name] for name in InvitationRow._fields))
BY_CODE = statement(
    _INVITATIONS.where(mob_invitation.c.mob_id == _MOB, mob_invitation.c.code == bindparam("code", type_=Text)),
    into=InvitationRow,
)
INVITATION = statement(
    _INVITATIONS.where(mob_invitation.c.mob_id == _MOB, mob_invitation.c.account_id == _ACCOUNT), into=InvitationRow
)
HOW_MANY = statement(select(func.count().label("count")).where(mob_invitation.c.account_id == _ACCOUNT))


async def touches_of(reads: Reads, mob_id: int, account_id: int, until: int) -> list[Touch]:
    """Who told the account of the mob until then (us): by name, or by passing it on to those who follow them."""
    touches = await reads.all(TOUCHES, mob_id=mob_id, account_id=account_id, until=until)
    if await reads.value(IS_PASSED_ON, mob_id=mob_id) is None:
        return touches
    followed = await following_of(reads, account_id)
    if not followed:
        return touches
    return [*touches, *await reads.all(PASSINGS, mob_id=mob_id, account_ids=followed, until=until)]


async def how_many_touched(reads: Reads, mob_id: int, account_id: int) -> int:
    """How many people the account told of the mob by name."""
    return int(await reads.value(TOUCHED, mob_id=mob_id, account_id=account_id))


async def invitation_by_code(reads: Reads, mob_id: int, code: str) -> InvitationRow | None:
    """Whose link to the mob has this code; None where it was taken back."""
    return await reads.one(BY_CODE, mob_id=mob_id, code=code)


async def invitation_of(reads: Reads, mob_id: int, account_id: int) -> InvitationRow | None:
    """The account's own link to the mob."""
    return await reads.one(INVITATION, mob_id=mob_id, account_id=account_id)


async def how_many_invitations(reads: Reads, account_id: int) -> int:
    """How many links of its own the account has."""
    return int(await reads.value(HOW_MANY, account_id=account_id))
