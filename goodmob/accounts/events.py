"""What happened to accounts and the people behind them, in the past tense and by ids only."""

from goodmob.core.events import Event


class PersonSignedUp(Event, frozen=True):
    """Somebody signed up, or made a further account; it may still wait for a confirmation or an approval."""

    person_id: int
    account_id: int


class ConfirmationWanted(Event, frozen=True):
    """An address has to be confirmed by a link that is sent to it."""

    person_id: int


class AccountCreated(Event, frozen=True):
    """An account of this server can be seen and used from now on."""

    account_id: int


class AccountMet(Event, frozen=True):
    """Somebody of another server is known here from now on."""

    account_id: int


class AccountAsked(Event, frozen=True):
    """Another server said just now what somebody there is like, who may be known here already."""

    account_id: int
    domain: str


class ProfileChanged(Event, frozen=True):
    """Something of an account that others see is different: name, note, pictures, fields, flags, role."""

    account_id: int


class InboxMoved(Event, frozen=True):
    """Somebody of another server is reached at another inbox; whom they follow, up to the account `after`, knows it."""

    account_id: int
    after: int = 0


class SessionEnded(Event, frozen=True):
    """A person is signed out in one browser; what it holds open must end."""

    person_id: int


class AccountSwitched(Event, frozen=True):
    """A person acts for another of their accounts in a browser; what it holds open was for the one before."""

    person_id: int


class PasswordForgotten(Event, frozen=True):
    """Somebody asked for a letter with a link by which a person chooses a new password."""

    person_id: int


class EmailChangeAsked(Event, frozen=True):
    """A person wants another address, which has to be confirmed by a link that is sent to it."""

    person_id: int


class PasswordChanged(Event, frozen=True):
    """A person has a new password; whoever knew the old one must be locked out."""

    person_id: int


class LockedOut(Event, frozen=True):
    """Staff suspended an account or disabled its login; nobody acts for it, and what it holds open must end."""

    account_id: int


class RoleGiven(Event, frozen=True):
    """The person behind an account may do more or less than before."""

    account_id: int


class IpBlocksChanged(Event, frozen=True):
    """From other networks than before people cannot sign up, or are not answered at all."""


class AccountMoved(Event, frozen=True):
    """The owner of an account, here or elsewhere, goes on under the target, which agrees."""

    account_id: int
    target_id: int


class AccountDeleted(Event, frozen=True):
    """An account is gone for good; its name stays taken."""

    account_id: int
