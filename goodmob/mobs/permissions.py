"""Who may see a mob, and whose it is."""

from collections.abc import Collection, Mapping

from goodmob.accounts.queries.accounts import AccountRow
from goodmob.commitments.queries.attendance import takes_part
from goodmob.commitments.queries.deeds import DeedRow, deeds_by_id
from goodmob.commitments.queries.proof import reviewed_by
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Forbidden, NotFound
from goodmob.mobs.queries.choices import choices_of
from goodmob.mobs.queries.crowds import stewards_of
from goodmob.mobs.queries.mobs import MobRow, mob_by_id, mob_by_post
from goodmob.posts.permissions import met, seen, visible
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.social.queries.hidden import blocks_between, hiders_among


async def seen_mob(reads: Reads, viewer_id: int | None, mob_id: int) -> MobRow:
    """The mob; NotFound both where it does not exist and where the viewer may not see the post that is its face.

    Its host sees it also as a draft, and when the post is gone.
    """
    row = await mob_by_id(reads, mob_id)
    if row is None:
        raise NotFound
    if not _is_hosts(viewer_id, row):
        if row.post_id is None:
            raise NotFound
        await seen(reads, viewer_id, row.post_id)
    return row


async def mob_behind(reads: Reads, viewer_id: int | None, post_id: int) -> MobRow:
    """The mob that a post is the face of; NotFound where there is none, and where the viewer may not see the post."""
    await seen(reads, viewer_id, post_id)
    row = await mob_by_post(reads, post_id)
    if row is None:
        raise NotFound
    return row


async def visible_mobs(reads: Reads, viewer_id: int | None, rows: Collection[MobRow]) -> list[MobRow]:
    """Of these mobs, in their order, those that the viewer may see; the number of reads does not grow with them."""
    shown = {post.id for post in await visible(reads, viewer_id, await _faces(reads, rows))}
    return [row for row in rows if _is_hosts(viewer_id, row) or row.post_id in shown]


async def met_mobs(reads: Reads, viewer_id: int | None, rows: Collection[MobRow]) -> list[MobRow]:
    """As `visible_mobs`, where the viewer did not ask for the hosts: limited ones are met by their followers only.

    A mob that grows too fast is met by nobody until a person has looked at it.
    """
    rows = [row for row in rows if row.paused_at is None or _is_hosts(viewer_id, row)]
    shown = {post.id for post in await met(reads, viewer_id, await _faces(reads, rows))}
    return [row for row in rows if _is_hosts(viewer_id, row) or row.post_id in shown]


async def own_mob(reads: Reads, account_id: int, mob_id: int) -> MobRow:
    """The account's own mob; NotFound where it may not see it, Forbidden where it sees somebody else's."""
    row = await seen_mob(reads, account_id, mob_id)
    if not _is_hosts(account_id, row):
        raise Forbidden
    return row


async def told_mob(reads: Reads, account_id: int, mob_id: int) -> MobRow:
    """The mob, for whoever is told what its host says; NotFound where it may not be seen, Forbidden for others."""
    row = await seen_mob(reads, account_id, mob_id)
    if not await is_told(reads, account_id, row):
        raise Forbidden
    return row


async def is_told(reads: Reads, account_id: int, row: MobRow) -> bool:
    """Whether the account is told what the host says: it is the host, or is committed in whichever way."""
    return _is_hosts(account_id, row) or await takes_part(reads, row.id, account_id)


async def seen_deed(reads: Reads, viewer_id: int, mob_id: int, deed_id: int) -> tuple[MobRow, DeedRow]:
    """The mob and the deed; NotFound where either may not be seen, as when there is a block between viewer and doer."""
    row = await seen_mob(reads, viewer_id, mob_id)
    found = (await deeds_by_id(reads, [deed_id])).get(deed_id)
    if found is None or found.call_id != row.id or await blocks_between(reads, viewer_id, [found.account_id]):
        raise NotFound
    return row, found


async def reviewed_mob(reads: Reads, account_id: int, mob_id: int) -> MobRow:
    """The mob, for whoever may review its deeds; NotFound where it may not be seen, Forbidden for others."""
    row = await seen_mob(reads, account_id, mob_id)
    if row.id not in await reviewed_among(reads, account_id, {row.id: row.account_id}):
        raise Forbidden
    return row


async def reviewed_among(reads: Reads, account_id: int | None, hosts: Mapping[int, int]) -> frozenset[int]:
    """Those of the mobs (with their hosts) whose deeds the account may review: its own, and those it was asked to."""
    if account_id is None or not hosts:
        return frozenset()
    own = frozenset(mob_id for mob_id, host_id in hosts.items() if host_id == account_id)
    return own | await reviewed_by(reads, account_id, hosts.keys() - own)


async def may_ask(reads: Reads, account_id: int, row: MobRow) -> bool:
    """Whether the account, which sees the mob, may ask and vote: everybody may where the host lets them, else who takes
    part."""
    return choices_of(row).questions == "everybody" or await is_told(reads, account_id, row)


async def stewarded_mob(reads: Reads, account_id: int, mob_id: int) -> MobRow:
    """The mob, for whoever keeps order around it: its host, co-stewards, and who reviews deeds.

    NotFound where it may not be seen, Forbidden for others.
    """
    row = await seen_mob(reads, account_id, mob_id)
    if not await is_steward(reads, account_id, row):
        raise Forbidden
    return row


async def is_steward(reads: Reads, account_id: int, row: MobRow) -> bool:
    """Whether the account keeps order around the mob: it is the host, looks after it, or reviews its deeds."""
    if _is_hosts(account_id, row) or await reviewed_by(reads, account_id, [row.id]):
        return True
    return any(one.account_id == account_id and one.accepted_at is not None for one in await stewards_of(reads, row.id))


async def are_apart(reads: Reads, host_id: int, them: AccountRow) -> bool:
    """Whether a block is between a host and them, whoever set it, or the host hides their server."""
    if await blocks_between(reads, host_id, [them.id]):
        return True
    return them.domain is not None and bool(await hiders_among(reads, [host_id], [them.domain]))


async def _faces(reads: Reads, rows: Collection[MobRow]) -> list[PostRow]:
    return list((await posts_by_id(reads, [row.post_id for row in rows if row.post_id is not None])).values())


def _is_hosts(viewer_id: int | None, row: MobRow) -> bool:
    return viewer_id is not None and row.account_id == viewer_id
