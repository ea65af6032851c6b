"""What staff let an account do, and how far it reaches; each change tells whether it changed anything."""

from sqlalchemy import bindparam, false, null, or_, update

from goodmob.accounts.events import LockedOut, ProfileChanged
from goodmob.accounts.queries.people import own_accounts, person_of
from goodmob.accounts.tables import account, person
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import Statement, statement

_ACCOUNT = account.c.id == bindparam("account_id")
_NEXT = {"version": account.c.version + 1}

SUSPEND = statement(
    update(account)
    .values(state="suspended", **_NEXT)
    .where(_ACCOUNT, or_(*(account.c.state == state for state in ("active", "pending", "paused"))))
)
UNSUSPEND = statement(
    update(account)
    .values(state=bindparam("new_state"), fetched_at=null(), **_NEXT)
    .where(_ACCOUNT, account.c.state == "suspended")
)
SILENCE = statement(
    update(account)
    .values(silenced_at=bindparam("now"), limited_with_domain=false(), **_NEXT)
    .where(_ACCOUNT, or_(account.c.silenced_at.is_(None), account.c.limited_with_domain))
)
UNSILENCE = statement(
    update(account)
    .values(silenced_at=None, limited_with_domain=false(), **_NEXT)
    .where(_ACCOUNT, account.c.silenced_at.is_not(None))
)
SENSITIZE = statement(
    update(account).values(sensitized_at=bindparam("now")).where(_ACCOUNT, account.c.sensitized_at.is_(None))
)
UNSENSITIZE = statement(
    update(account).values(sensitized_at=None).where(_ACCOUNT, account.c.sensitized_at.is_not(None))
)
DISABLE = statement(
    update(person)
    .values(disabled_at=bindparam("now"))
    .where(person.c.id == bindparam("person_id"), person.c.disabled_at.is_(None))
)
ENABLE = statement(
    update(person)
    .values(disabled_at=None)
    .where(person.c.id == bindparam("person_id"), person.c.disabled_at.is_not(None))
)


async def suspend(tx: Transaction, account_id: int) -> bool:
    """Nobody sees anything of the account, and nobody acts for it, until it is unsuspended; nothing is deleted."""
    if not await tx.run(SUSPEND, account_id=account_id):
        return False
    await tx.announce(LockedOut(account_id))
    await tx.announce(ProfileChanged(account_id))
    return True


async def unsuspend(tx: Transaction, account_id: int) -> bool:
    """A suspended account is as it was: seen by all, or still waiting to be let in.

    Of somebody elsewhere their server is asked anew at the next occasion, which may have shut them out meanwhile.
    """
    behind = await person_of(tx, account_id)
    is_ready = behind is None or (behind.confirmed_at is not None and behind.approved_at is not None)
    if not await tx.run(UNSUSPEND, account_id=account_id, new_state="active" if is_ready else "pending"):
        return False
    await tx.announce(ProfileChanged(account_id))
    return True


async def silence(tx: Transaction, account_id: int) -> bool:
    """Only followers, and those who look for the account, meet what it says."""
    return await _changed(tx, SILENCE, account_id, now=tx.now)


async def unsilence(tx: Transaction, account_id: int) -> bool:
    """Everybody may meet what the account says again."""
    return await _changed(tx, UNSILENCE, account_id)


async def sensitize(tx: Transaction, account_id: int) -> bool:
    """All media of the account is covered, whatever it says of them itself."""
    return bool(await tx.run(SENSITIZE, account_id=account_id, now=tx.now))


async def unsensitize(tx: Transaction, account_id: int) -> bool:
    """Media of the account is covered only where it says so itself."""
    return bool(await tx.run(UNSENSITIZE, account_id=account_id))


async def disable(tx: Transaction, account_id: int) -> bool:
    """Whoever is behind the account neither signs in nor acts for any of theirs, while everybody else sees them."""
    behind = await person_of(tx, account_id)
    if behind is None or not await tx.run(DISABLE, person_id=behind.id, now=tx.now):
        return False
    for own in await own_accounts(tx, behind.id):
        await tx.announce(LockedOut(own.account_id))
    return True


async def enable(tx: Transaction, account_id: int) -> bool:
    """Whoever is behind the account may sign in again, and the apps work that worked before."""
    behind = await person_of(tx, account_id)
    return behind is not None and bool(await tx.run(ENABLE, person_id=behind.id))


async def _changed(tx: Transaction, change: Statement[object], account_id: int, **values: int) -> bool:
    if not await tx.run(change, account_id=account_id, **values):
        return False
    await tx.announce(ProfileChanged(account_id))
    return True
