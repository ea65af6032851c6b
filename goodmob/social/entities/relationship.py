"""The JSON of relationships."""

from collections.abc import Collection

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.permissions import is_shown
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.social.queries.relationships import Ties, ties_between
from goodmob.social.rules.ties import unpack_languages


class Relationship(Struct, frozen=True):
    """Mastodon's Relationship: what stands between the viewer and the account `id`."""

    id: str
    following: bool
    showing_reblogs: bool
    notifying: bool
    languages: list[str] | None
    followed_by: bool
    blocking: bool
    blocked_by: bool
    muting: bool
    muting_notifications: bool
    muting_expires_at: str | None
    requested: bool
    requested_by: bool
    domain_blocking: bool
    endorsed: bool
    note: str


class Acquaintance(Struct, frozen=True):
    """An account as a page shows it, with what stands between; `tie` is None for strangers and towards oneself."""

    account: Account
    tie: Relationship | None


async def acquaintances(house: House, viewer_id: int | None, ids: Collection[int]) -> list[Acquaintance]:
    """These accounts, in this order; those that are gone, or wait to be let in, are left out."""
    accounts = await show_accounts(house, ids)
    others = [id_ for id_ in ids if id_ != viewer_id]
    ties = await relationships(house, viewer_id, others) if viewer_id is not None and others else []
    by_id = {tie.id: tie for tie in ties}
    return [Acquaintance(account, by_id.get(account.id)) for account in accounts]


async def relationships(house: House, viewer_id: int, ids: Collection[int]) -> list[Relationship]:
    """The viewer's relationships to these accounts, in their order; those of whom nobody may know are left out."""
    rows = await accounts_by_id(house.db, list(ids))
    accounts = {id_: row for id_, row in rows.items() if is_shown(row)}
    ties = await ties_between(house.db, viewer_id, list(accounts), house.clock.now())
    return [render(ties, other, accounts[other].domain) for other in dict.fromkeys(ids) if other in accounts]


def render(ties: Ties, other_id: int, domain: str | None) -> Relationship:
    """The Relationship to one account of the batch."""
    follow = ties.following.get(other_id) or ties.requested.get(other_id)
    mute = ties.muting.get(other_id)
    return Relationship(
        id=str(other_id),
        following=other_id in ties.following,
        showing_reblogs=follow is not None and follow.reblogs,
        notifying=follow is not None and follow.notify,
        languages=unpack_languages(follow.languages) if follow else None,
        followed_by=other_id in ties.followed_by,
        blocking=other_id in ties.blocking,
        blocked_by=other_id in ties.blocked_by,
        muting=mute is not None,
        muting_notifications=mute is not None and mute.notifications,
        muting_expires_at=iso(mute.expires_at) if mute and mute.expires_at else None,
        requested=other_id in ties.requested,
        requested_by=other_id in ties.requested_by,
        domain_blocking=domain is not None and domain in ties.domains,
        endorsed=follow is not None and follow.endorsement_id is not None,
        note=ties.notes.get(other_id, ""),
    )
