"""Questions about people and accounts: who signs in, who may act, who is shown."""

from goodmob.accounts.queries.accounts import AccountRow, Standing, account_by_handle, accounts_by_id, standings_of
from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.accounts.queries.mentions import at_home
from goodmob.accounts.queries.people import PersonRow, person_by_email
from goodmob.accounts.queries.staff import role_behind
from goodmob.accounts.rules.emails import email_key
from goodmob.accounts.rules.roles import Permission as Permission
from goodmob.accounts.rules.roles import allows
from goodmob.accounts.rules.roles import outranks as outranks
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Forbidden, HasMoved, NotFound
from goodmob.core.house import House
from goodmob.core.passwords import matches
from goodmob.core.text.usernames import parse_handle
from goodmob.core.viewer import Viewer

DISABLED = "Your login is currently disabled"
UNCONFIRMED = "Your login is missing a confirmed e-mail address"
UNAPPROVED = "Your login is currently pending approval"


async def who_signs_in(house: House, email: str, password: str) -> PersonRow | None:
    """The person with this address and password; an unknown address takes as long as a wrong password.

    TooMany after many tries for one mailbox, however its address is spelt and by whichever door they come.
    """
    house.limits.demand("login_email", email_key(email))
    known = await person_by_email(house.db, email)
    is_right = await matches(password, known.password_hash if known else "")
    return known if is_right else None


def hindrance_of(person: PersonRow) -> str:
    """Why the person may not act (yet), in the words of Mastodon's API; empty if nothing is in the way."""
    if person.disabled_at is not None or person.account_state in {"suspended", "deleted"}:
        return DISABLED
    if person.confirmed_at is None:
        return UNCONFIRMED
    return "" if person.approved_at is not None else UNAPPROVED


def may_act_as(person_id: int, wanted: PersonRow) -> bool:
    """Whether the person may act for the account: it is one of theirs, and open."""
    return wanted.id == person_id and wanted.account_state == "active"


def is_shown(account: AccountRow | Standing) -> bool:
    """Whether anybody may know of the account: it is neither gone nor still waiting to be let in."""
    return account.state in {"active", "suspended", "paused"}


def shown(account: AccountRow | None) -> AccountRow:
    """The account, if anybody may know of it; NotFound otherwise."""
    if account is None or not is_shown(account):
        raise NotFound
    return account


async def living_here(reads: Reads, username: str) -> AccountRow:
    """The account of this server with this name, however it is spelt; NotFound unless it is in good standing."""
    row = await account_by_handle(reads, username)
    if row is None or row.state != "active" or row.domain is not None:
        raise NotFound
    return row


async def living_anywhere(house: House, name: str) -> AccountRow:
    """The account with this name, here or with @domain elsewhere; NotFound unless it is in good standing.

    Of servers with which nothing is exchanged nobody is shown.
    """
    handle = parse_handle(name)
    if handle is None:
        raise NotFound
    handle = at_home(house.settings, handle)
    if handle.domain is None:
        return await living_here(house.db, handle.username)
    row = await account_by_handle(house.db, handle.username, handle.domain)
    if row is None or row.state != "active" or await closed_among(house.db, [row.domain]):
        raise NotFound
    return row


def may_invite(account: AccountRow) -> bool:
    """Whether the account may let others in: everybody in good standing, as in Mastodon."""
    return account.state == "active" and account.role is not None


def require_permission(viewer: Viewer, permission: Permission) -> None:
    """Forbidden unless the viewer's role has the permission."""
    if not allows(viewer.role, permission):
        raise Forbidden


async def account_below(reads: Reads, actor_id: int, target_id: int) -> AccountRow:
    """The account, however it stands, if staff may act on it; NotFound where it is gone.

    Forbidden unless the role of the actor is higher: nobody acts on their like, or on themselves, nor on another
    account of such people, where their role does not show.
    """
    rows = await accounts_by_id(reads, {actor_id, target_id})
    actor, target = rows.get(actor_id), rows.get(target_id)
    if target is None or target.state == "deleted":
        raise NotFound
    if actor is None or actor.state != "active" or not outranks(actor.role, await role_behind(reads, target_id)):
        raise Forbidden
    return target


async def require_good_standing(reads: Reads, account_id: int) -> Standing:
    """How the account stands; Forbidden, in the words of Mastodon's API, where it was suspended or deleted."""
    standing = (await standings_of(reads, [account_id])).get(account_id)
    if standing is None or standing.state != "active":
        raise Forbidden(DISABLED)
    return standing


async def require_presence(reads: Reads, account_id: int) -> None:
    """As `require_good_standing`; and HasMoved for an account of this server whose owner goes on under another one."""
    if (await require_good_standing(reads, account_id)).moved_to_id is not None:
        raise HasMoved
