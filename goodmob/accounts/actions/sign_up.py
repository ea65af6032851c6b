"""Somebody signs up by the form or through an app."""

import msgspec
from sqlalchemy import bindparam, or_, update

from goodmob.accounts.actions.create_account import Created, NewPerson, create_account
from goodmob.accounts.actions.keep_email_domain_block import note_attempt
from goodmob.accounts.queries.email_domain_blocks import email_domain_blocks_of
from goodmob.accounts.queries.invites import InviteRow, invite_by_code
from goodmob.accounts.queries.ip_blocks import severity_at
from goodmob.accounts.queries.screening import screen_email
from goodmob.accounts.rules.addresses import NO_SIGN_UP
from goodmob.accounts.rules.faults import INVALID, refuse
from goodmob.accounts.rules.sign_up import Mode, sign_up_faults
from goodmob.accounts.rules.sign_up import SignUp as SignUp
from goodmob.accounts.tables import invite
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from goodmob.core.house import House
from goodmob.core.passwords import hash_password
from goodmob.core.web.address import household


class Door(msgspec.Struct, kw_only=True, frozen=True):
    """How people get in: the mode of the settings, whether addresses are confirmed by mail, and through
    which app and from where (empty: from here) somebody comes.
    """

    mode: Mode
    by_mail: bool
    application_id: int | None = None
    address: str = ""


USE_INVITE = statement(
    update(invite)
    .values(uses=invite.c.uses + 1)
    .where(
        invite.c.id == bindparam("invite_id"),
        or_(invite.c.most_uses.is_(None), invite.c.uses < invite.c.most_uses),
    )
)


async def sign_up(house: House, form: SignUp, *, address: str = "", application_id: int | None = None) -> Created:
    """Whoever filled in the form gets an account, through an app or by our own page, from this address.

    Faulty names every wrong field. Forbidden where nobody may sign up, or nobody from there.
    """
    settings = house.settings
    door = Door(mode=settings.signup, by_mail=settings.sends_mail, application_id=application_id, address=address)
    has_faults = any(sign_up_faults(form, door.mode).values())
    password_hash = "" if has_faults else await hash_password(form.password)
    if not has_faults and await email_domain_blocks_of(house.db, form.email):
        await house.db.act(note_attempt, form.email, household(address))
    return await house.db.act(admit, form, password_hash, door)


async def admit(tx: Transaction, form: SignUp, password_hash: str, door: Door) -> Created:
    """The account of a filled-in form; who has a good invitation needs no approval, unless the blocks ask for it."""
    invitation = await _good_invitation(tx, form.invite_code)
    _refuse_at(door, form, is_invited=invitation is not None)
    severity = await severity_at(tx, door.address, tx.now) if door.address else ""
    if severity in NO_SIGN_UP:
        raise Forbidden
    faults = sign_up_faults(form, door.mode)
    screening = await screen_email(tx, form.email)
    faults["email"] = faults["email"] or screening.faults
    is_watched = bool(severity) or screening.needs_approval
    new = NewPerson(
        username=form.username,
        email=form.email,
        password_hash=password_hash,
        locale=form.locale,
        posting_language=form.posting_language,
        reason=form.reason,
        application_id=door.application_id,
        invite_id=invitation.id if invitation else None,
        confirmed=not door.by_mail,
        approved=not is_watched and (door.mode != "approval" or invitation is not None),
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
