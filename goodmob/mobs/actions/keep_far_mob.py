"""Keep a mob of another server: as the mobs of this one are kept, with counters that its own server tells."""

from typing import cast

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.broadcasts.queries.messages import said_so_far
from goodmob.commitments.actions.copy_call import FarCall, FarPlaces, copy_call
from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.actions.edit import MOST_MOVES_AN_HOUR
from goodmob.mobs.actions.face import FACET
from goodmob.mobs.actions.keep import add_mob, rewrite_mob
from goodmob.mobs.events import MobMoved
from goodmob.mobs.queries.abroad import FarRow, far_mob_by_uri
from goodmob.mobs.queries.mobs import MobRow, mob_by_post
from goodmob.mobs.rules.abroad import FarMob, state_of
from goodmob.mobs.rules.verbs import Verb
from goodmob.mobs.rules.wishes import Visibility, Wish
from goodmob.mobs.tables.abroad import mob_far
from goodmob.posts.actions.wear import wear
from goodmob.posts.queries.posts import PostRow, posts_by_id

ADD = statement(insert(mob_far).on_conflict_do_nothing().inline())
CHANGE = statement(
    update(mob_far)
    .where(mob_far.c.mob_id == bindparam("of_mob_id", type_=BigInteger))
    .values(
        url=bindparam("new_url", type_=Text),
        organisers=bindparam("new_organisers", type_=Text),
        elsewhere=bindparam("new_elsewhere", type_=Text),
        changed_at=bindparam("new_changed_at", type_=BigInteger),
        fetched_at=bindparam("new_fetched_at", type_=BigInteger),
    )
)


async def keep_far_mob(tx: Transaction, post_id: int, far: FarMob) -> int | None:
    """Keeps the mob whose face is that post of another server, new or as it is now, and gives its id.

    None where the post is gone or ours, or the Event another post's. What is older than what is kept changes nothing.
    Run it in the lane of the mob where there is one already.
    """
    post = (await posts_by_id(tx, [post_id])).get(post_id)
    known, row = await far_mob_by_uri(tx, far.uri), await mob_by_post(tx, post_id)
    if post is None or post.local or (known.mob_id if known else None) != (row.id if row else None):
        return None
    if known is not None and (known.changed_at or 0) > (far.changed_at or tx.now):
        return known.mob_id

    if row is None:
        return await _add(tx, post, far)
    await _change(tx, post, row, far)
    return row.id


async def _add(tx: Transaction, post: PostRow, far: FarMob) -> int:
    mob_id = tx.new_id()
    await wear(tx, post.id, FACET)
    await copy_call(tx, _call(far, mob_id, post.account_id, tx.now))
    await add_mob(tx, mob_id, post.account_id, _wish(far, post), post.id)
    await tx.run(ADD, **_kept(far, mob_id, tx.now)._asdict())
    return mob_id


async def _change(tx: Transaction, post: PostRow, row: MobRow, far: FarMob) -> None:
    wish, former = _wish(far, post), await call_by_id(tx, row.id)
    has_moved = former is not None and (
        (wish.place_text, wish.place_cell, wish.starts_at, wish.ends_at)
        != (row.place_text, row.place_cell, former.starts_at, former.ends_at)
    )
    await copy_call(tx, _call(far, row.id, row.account_id, tx.now))
    await rewrite_mob(tx, row.id, wish, post.id)
    kept = _kept(far, row.id, tx.now)._asdict()
    changed = {f"new_{name}": value for name, value in kept.items() if name not in {"mob_id", "uri"}}
    await tx.run(CHANGE, of_mob_id=row.id, **changed)

    # Its server may say so as often as it likes; people here hear of it no more often than of what moves here.
    so_far = await said_so_far(tx, row.id, "moved", tx.now - HOUR)
    if has_moved and so_far.recent < MOST_MOVES_AN_HOUR:
        await tx.announce(MobMoved(row.id))


def _call(far: FarMob, mob_id: int, host_id: int, now: int) -> FarCall:
    return FarCall(
        id=mob_id,
        kind=FACET,
        account_id=host_id,
        state=state_of(far, now),
        starts_at=far.starts_at,
        ends_at=far.ends_at,
        join_by=far.join_by,
        threshold=far.threshold,
        places=tuple(FarPlaces(one.name, one.capacity, one.joined, one.waiting) for one in far.roles),
        present=far.present,
        doers=far.done,
        units=far.tally,
        verified=far.verified,
    )


def _wish(far: FarMob, post: PostRow) -> Wish:
    return Wish(
        title=far.title,
        text=far.text,
        verb=cast(Verb, far.verb),
        unit=far.unit,
        starts_at=far.starts_at,
        ends_at=far.ends_at,
        time_zone=far.time_zone,
        moment=far.moment,
        place_text=far.place_text,
        place_cell=far.place_cell,
        visibility=cast(Visibility, post.visibility),
        language=post.language or far.language,
    )


def _kept(far: FarMob, mob_id: int, now: int) -> FarRow:
    organisers = msgspec.json.encode(far.organisers).decode()
    return FarRow(mob_id, far.uri, far.url, organisers, far.elsewhere, far.changed_at, now)
