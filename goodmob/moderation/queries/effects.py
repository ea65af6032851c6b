"""What taking over limits of servers would do here, before it is done."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.queries.elsewhere import some_at
from goodmob.accounts.queries.figures import known_domains
from goodmob.core.database.interface import Reads
from goodmob.core.text.hosts import with_parents
from goodmob.instance.actions.take_entries import says_the_same
from goodmob.instance.queries.server_allows import every_server_allow
from goodmob.instance.queries.server_blocks import every_server_block
from goodmob.instance.queries.server_lists import ServerListRow, held_by
from goodmob.instance.server_files import Entry
from goodmob.social.queries.severed import ties_with

_AT_ONCE = 1_000
MOST_HIT = 20


class Hit(Struct, frozen=True):
    """A server that would be suspended: how many of its people are known, whom people here follow, and who them."""

    domain: str
    accounts: int
    following: int
    followers: int


class Effect(Struct, frozen=True):
    """What would become of the servers: new, other than now, as now, and no longer on the list.

    accounts, following, followers: of all that would be suspended. hits: those where the most would end, first.
    """

    added: int
    changed: int
    kept: int
    removed: int
    accounts: int
    following: int
    followers: int
    hits: list[Hit]


async def effect_of(
    reads: Reads, permission_type: str, entries: Sequence[Entry], row: ServerListRow | None = None
) -> Effect:
    """What taking these entries over would do; `row`: the list that they are on, where they are on one."""
    names = {entry.domain for entry in entries}
    removed = sum(held.domain not in names for held in await held_by(reads, row)) if row else 0
    if permission_type == "allow":
        allowed = {one.domain for one in await every_server_allow(reads)}
        added = len(names - allowed)
        return Effect(added, 0, len(names) - added, removed, 0, 0, 0, [])
    blocks = {one.domain: one for one in await every_server_block(reads)}
    fresh = [entry for entry in entries if entry.domain not in blocks]
    changed = [
        entry
        for entry in entries
        if row and (there := blocks.get(entry.domain)) and there.list_id == row.id and not says_the_same(there, entry)
    ]
    shut = {one.domain for one in blocks.values() if one.policy.is_suspended}
    hits = await _hits(reads, {one.domain for one in (*fresh, *changed) if one.severity == "suspend"} - shut)
    return _summed(hits, len(fresh), len(changed), len(entries) - len(fresh) - len(changed), removed)


async def effect_of_suspending(reads: Reads, domain: str) -> Effect:
    """What suspending this one server would do, whether it is limited so far or not."""
    is_new = all(one.domain != domain for one in await every_server_block(reads))
    return _summed(await _hits(reads, {domain}), int(is_new), int(not is_new), 0, 0)


def _summed(hits: list[Hit], added: int, changed: int, kept: int, removed: int) -> Effect:
    return Effect(
        added=added,
        changed=changed,
        kept=kept,
        removed=removed,
        accounts=sum(hit.accounts for hit in hits),
        following=sum(hit.following for hit in hits),
        followers=sum(hit.followers for hit in hits),
        hits=sorted(hits, key=lambda hit: (-hit.following - hit.followers, -hit.accounts, hit.domain))[:MOST_HIT],
    )


async def _hits(reads: Reads, shut: set[str]) -> list[Hit]:
    known = await known_domains(reads)
    return [await _hit(reads, name) for name in known if not shut.isdisjoint(with_parents(name))]


async def _hit(reads: Reads, domain: str) -> Hit:
    accounts = following = followers = last = 0
    while ids := await some_at(reads, domain, after=last, limit=_AT_ONCE):
        far, last = set(ids), ids[-1]
        ties = await ties_with(reads, ids)
        accounts += len(ids)
        following += sum(tie.target_id in far for tie in ties)
        followers += sum(tie.follower_id in far for tie in ties)
    return Hit(domain, accounts, following, followers)
