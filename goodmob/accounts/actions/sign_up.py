"""Somebody signs up by the form or through an app."""

import msgspec
from sqlalchemy import bindparam, or_, update

from goodmob.accounts.actions.create_account import Created, NewPerson, create_account
from goodmob.accounts.queries.invites import InviteRow, invite_by_code
from goodmob.accounts.rules.faults import INVALID, refuse
from goodmob.accounts.rules.sign_up import Mode, sign_up_faults
from goodmob.accounts.rules.sign_up import SignUp as SignUp
from goodmob.accounts.tables import invite
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from goodmob.core.house import House
from goodmob.core.passwords import hash_password


class Door(msgspec.Struct, kw_only=True, frozen=True):
    """How people get in: the mode of the settings, whether addresses are confirmed by mail, and through which app."""

    mode: Mode
    by_mail: bool
    application_id: int | None = None


USE_INVITE = statement(
    update(invite)
    .values(uses=invite.c.uses + 1)
    .where(
        invite.c.id == bindparam("invite_id"),
        or_(invite.c.most_uses.is_(None), invite.c.uses < invite.c.most_uses),
    )
)


async def sign_up(house: House, form: SignUp, application_id: int | None = None) -> Created:
    """Whoever filled in the form gets an account, through an app or by our own page.

    Faulty names every wrong field. Forbidden where nobody may sign up.
    """
    door = Door(mode=house.settings.signup, by_mail=house.settings.sends_mail, application_id=application_id)
    has_faults = any(sign_up_faults(form, door.mode).values())
    password_hash = "" if has_faults else await hash_password(form.password)
    return await house.db.act(admit, form, password_hash, door)


async def admit(tx: Transaction, form: SignUp, password_hash: str, door: Door) -> Created:
    """The account of a filled-in form; who has a good invitation needs no approval."""
    invitation = await _good_invitation(tx, form.invite_code)
    _refuse_at(door, form, is_invited=invitation is not None)
    faults = sign_up_faults(form, door.mode)
    new = NewPerson(
        username=form.username,
        email=form.email,
        password_hash=password_hash,
        locale=form.locale,
        reason=form.reason,
        application_id=door.application_id,
        invite_id=invitation.id if invitation else None,
        confirmed=not door.by_mail,
        approved=door.mode != "approval" or invitation is not None,
    )

    if invitation is not None and not await tx.run(USE_INVITE, invite_id=invitation.id):
        faults["invite_code"] = [INVALID]

    return await create_account(tx, new, faults)


async def _good_invitation(tx: Transaction, code: str) -> InviteRow | None:
    invitation = await invite_by_code(tx, code)
    return invitation if invitation and invitation.is_good(tx.now) else None


def _refuse_at(door: Door, form: SignUp, *, is_invited: bool) -> None:
    if door.mode == "closed":
        raise Forbidden("Sign-up is closed")
    if form.invite_code and not is_invited:
        refuse({"invite_code": [INVALID]})
    if door.mode == "invite" and not is_invited:
        raise Forbidden("You need an invitation to sign up here")
