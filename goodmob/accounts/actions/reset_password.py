"""Whoever forgot their password gets another by a link that is sent to their address."""

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.change_password import set_password
from goodmob.accounts.events import PasswordForgotten
from goodmob.accounts.permissions import DISABLED, hindrance_of
from goodmob.accounts.queries.people import PersonRow, person_by_email, person_by_id
from goodmob.accounts.rules.faults import refuse
from goodmob.accounts.rules.sign_up import password_faults
from goodmob.accounts.tables import password_reset
from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Gone
from goodmob.core.house import House
from goodmob.core.passwords import hash_password
from goodmob.core.secrets import digest

GOOD_FOR = HOUR

_KEPT = insert(password_reset).values(
    person_id=bindparam("person_id"), secret_digest=bindparam("secret_digest"), expires_at=bindparam("expires_at")
)
KEEP_LINK = statement(
    _KEPT.on_conflict_do_update(
        index_elements=["person_id"],
        set_={name: _KEPT.excluded[name] for name in ("secret_digest", "expires_at")},
    )
)
LINK = statement(
    select(password_reset.c.person_id, password_reset.c.expires_at).where(
        password_reset.c.secret_digest == bindparam("secret_digest")
    )
)
DROP_OLD = statement(delete(password_reset).where(password_reset.c.expires_at <= bindparam("now")), long=True)


async def forget_password(tx: Transaction, email: str) -> None:
    """Whoever signs in with this address gets a letter, unless they are locked out; nobody learns whether it is so."""
    known = await person_by_email(tx, email)
    if known is not None and _may_reset(known):
        await tx.announce(PasswordForgotten(person_id=known.id))


async def keep_reset_link(tx: Transaction, person_id: int, secret: str) -> PersonRow | None:
    """Make this the one link that lets the person choose a password, for an hour; None where they are locked out."""
    known = await person_by_id(tx, person_id)
    if known is None or not _may_reset(known):
        return None

    await tx.run(KEEP_LINK, person_id=person_id, secret_digest=digest(secret), expires_at=tx.now + GOOD_FOR)
    return known


async def who_resets(reads: Reads, secret: str, now: int) -> PersonRow:
    """Who may choose a new password by this link; Gone where it is worth nothing (any more)."""
    link = await reads.one(LINK, secret_digest=digest(secret))
    known = await person_by_id(reads, link.person_id) if link is not None and link.expires_at > now else None
    if known is None or not _may_reset(known):
        raise Gone("This link is no longer good")
    return known


async def reset_password(house: House, secret: str, new: str) -> PersonRow:
    """The person of the link has this password from now on, and is signed out everywhere; the link is used up.

    Faulty names what is wrong with the password, and the link stays good; Gone where it is not.
    """
    await who_resets(house.db, secret, house.clock.now())
    refuse({"new_password": password_faults(new)})
    return await house.db.act(use_link, secret, await hash_password(new))


async def use_link(tx: Transaction, secret: str, new_hash: str) -> PersonRow:
    """As reset_password, once the password is hashed."""
    known = await who_resets(tx, secret, tx.now)

    await set_password(tx, known.id, new_hash)
    return known


async def forget_old_links(tx: Transaction) -> None:
    """Links that are worth nothing any more are gone."""
    await tx.run(DROP_OLD, now=tx.now)


def _may_reset(known: PersonRow) -> bool:
    return hindrance_of(known) != DISABLED
