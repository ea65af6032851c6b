"""Make the followers that two servers know of an account the same, by FEP-8fcf."""

from goodmob.accounts.queries.elsewhere import far_account_by_uri, local_ids_by_uri
from goodmob.core.activitypub.bounds import SYNCHRONISED_FOLLOWERS
from goodmob.core.activitypub.origins import host_of
from goodmob.core.house import House
from goodmob.federation.turning import listed_in, pages_of
from goodmob.social.actions.answer_request import let_in
from goodmob.social.actions.note_difference import note_difference
from goodmob.social.actions.unfollow import reject_some
from goodmob.social.activities.digests import KEPT_FOR, digests_of, forget_digests
from goodmob.social.activities.telling import bring, sides_of
from goodmob.social.activities.writing import follow_of, undo_of
from goodmob.social.queries.follows import followers_of
from goodmob.social.rules.synchronisation import digest_of, read_header
from goodmob.social.rules.ties import CLEARED_AT_ONCE

_AT_ONCE = 1_000
_MOST_PAGES = 101


async def heed_header(house: House, signer: str, text: str) -> None:
    """Notes it where a server says of one of its own other followers here than there are, at most now and then."""
    told = read_header(text)
    far = await far_account_by_uri(house.db, signer) if told else None
    if told is None or far is None or told.collection != far.followers_uri or host_of(told.url) != host_of(signer):
        return
    mine = (await digests_of(house, far.id)).get(host_of(house.settings.base_url) or "", digest_of(()))
    kept = house.cache.get(("followers compared", far.id))
    now = house.clock.now()
    if mine != told.digest and not (isinstance(kept, int) and kept + KEPT_FOR > now):
        house.cache.put(("followers compared", far.id), now, 64)
        await house.db.act(note_difference, far.id, told.url, told.digest)


async def synchronise(house: House, far_id: int, url: str, digest: str) -> None:
    """Makes our followers of somebody elsewhere those that their server lists, where the list still has that digest.

    Whoever only waited to be let in is in; whoever is not listed follows no longer, and may ask again; of whoever is
    listed but does not follow their server hears so. Unfetched where there is no list to be had.
    """
    listed = await _listed(house, url, digest)
    if listed is None:
        return
    ours = await _followers_here(house, far_id)
    gone = sorted(ours - set(listed))
    for first in range(0, len(gone), CLEARED_AT_ONCE):
        await house.db.act(reject_some, far_id, gone[first : first + CLEARED_AT_ONCE])
    for follower_id in sorted(set(listed) - ours):
        if not await house.db.act(let_in, far_id, follower_id):
            await _deny(house, follower_id, far_id)
    forget_digests(house, far_id)


async def _listed(house: House, url: str, digest: str) -> list[int] | None:
    """Who of ours is listed there as a follower; None where the list is not, or no longer, of that digest."""
    uris: list[str] = []
    async for page, _ in pages_of(house, url, host_of(url) or "", _MOST_PAGES):
        uris += listed_in(page)
        if len(uris) > SYNCHRONISED_FOLLOWERS:
            return None
    if digest_of(dict.fromkeys(uris)) != digest:
        return None
    return sorted(set((await local_ids_by_uri(house.db, house.settings, uris)).values()))


async def _followers_here(house: House, account_id: int) -> set[int]:
    found: set[int] = set()
    last = 0
    while follows := await followers_of(house.db, account_id, after=last, limit=_AT_ONCE):
        found |= {follow.follower_id for follow in follows}
        last = follows[-1].id
    return found


async def _deny(house: House, follower_id: int, far_id: int) -> None:
    """Tells their server that somebody here does not follow, whatever it holds."""
    sides = await sides_of(house, follower_id, far_id)
    if sides is not None:
        follow = follow_of(sides.own, sides.their, f"#follows/none/{far_id}/{house.ids.new()}")
        await bring(house, sides, undo_of(follow))
