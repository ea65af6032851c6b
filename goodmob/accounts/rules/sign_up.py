"""What somebody fills in to sign up, and what can be wrong with it."""

from typing import Literal

import msgspec

from goodmob.accounts.rules.emails import email_faults
from goodmob.accounts.rules.faults import BLANK, NOT_ACCEPTED, Fault, too_long, too_short
from goodmob.accounts.rules.names import username_faults
from goodmob.core.bounds import PASSWORD_LONGEST, PASSWORD_SHORTEST, SIGN_UP_REASON_LENGTH

Mode = Literal["open", "approval", "invite", "closed"]


class SignUp(msgspec.Struct, kw_only=True, frozen=True):
    """A filled-in form. `agreement` is to the rules of the server; `reason` is asked where staff approve.

    posting_language: in which they write; empty where that is not known.
    """

    username: str = ""
    email: str = ""
    password: str = ""
    agreement: bool = False
    reason: str = ""
    invite_code: str = ""
    locale: str = "en"
    posting_language: str = ""


def sign_up_faults(form: SignUp, mode: Mode, *, may_be_reserved: bool = False) -> dict[str, list[Fault]]:
    """Everything wrong with a form that can be seen without asking who is here already."""
    return {
        "username": username_faults(form.username, may_be_reserved=may_be_reserved),
        "email": email_faults(form.email),
        "password": password_faults(form.password),
        "agreement": [] if form.agreement else [NOT_ACCEPTED],
        "reason": _reason_faults(form.reason, needed=mode == "approval" and not form.invite_code),
    }


def password_faults(password: str) -> list[Fault]:
    """What is wrong with a wished password; its length is all that counts."""
    if not password:
        return [BLANK]
    if len(password) < PASSWORD_SHORTEST:
        return [too_short(PASSWORD_SHORTEST)]
    return [too_long(PASSWORD_LONGEST)] if len(password) > PASSWORD_LONGEST else []


def _reason_faults(reason: str, *, needed: bool) -> list[Fault]:
    if needed and not reason.strip():
        return [BLANK]
    return [too_long(SIGN_UP_REASON_LENGTH)] if len(reason) > SIGN_UP_REASON_LENGTH else []
