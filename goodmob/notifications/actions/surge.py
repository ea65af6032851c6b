"""Put those who follow in a surge together, and tell of it once a minute."""

from collections.abc import Collection

from sqlalchemy import BigInteger, Integer, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.ids import id_at
from goodmob.notifications.events import Notified, Surged
from goodmob.notifications.queries.members import NEWEST, groups_with
from goodmob.notifications.queries.surges import SurgeRow, latest_surge, surges_by_id
from goodmob.notifications.rules.kinds import FOLLOW
from goodmob.notifications.rules.surges import (
    EVERY,
    LEAST,
    PAUSE,
    REGROUPED,
    WINDOW,
    certain,
    surge_key,
    threshold,
)
from goodmob.notifications.tables import notification, surge
from goodmob.posts.queries.reacted import reactions_to_posts_of
from goodmob.social.actions.note_way import note_ways
from goodmob.social.queries.arrivals import how_many_came
from goodmob.social.ways import POST, way

BEGIN = statement(insert(surge).on_conflict_do_nothing(index_elements=["account_id", "number"]).inline())
GO_ON = statement(update(surge).where(surge.c.id == bindparam("old_id")).values(last_at=bindparam("now")))
TOLD = statement(
    update(surge)
    .where(surge.c.id == bindparam("old_id"))
    .values(told_at=bindparam("now"), told_id=bindparam("new_told_id"))
)
LATELY = statement(
    select(notification.c.id, notification.c.from_account_id, notification.c.created_at)
    .where(
        notification.c.account_id == bindparam("account_id", type_=BigInteger),
        notification.c.type == FOLLOW,
        notification.c.id >= bindparam("since_id", type_=BigInteger),
        ~notification.c.filtered,
    )
    .order_by(notification.c.id.desc())
    .limit(bindparam("limit", type_=Integer))
)
REGROUP = statement(
    update(notification).where(among(notification.c.id, "ids")).values(group_key=bindparam("new_group_key"))
)
END_SURGES = statement(delete(surge).where(surge.c.account_id == bindparam("account_id", type_=BigInteger)))


async def join_surge(tx: Transaction, account_id: int, follower_id: int) -> SurgeRow | None:
    """The surge in which the follower comes to the account, which is told soon; None where they come as usual."""
    if not await _is_surging(tx, account_id):
        return None
    latest = await latest_surge(tx, account_id)
    if latest is None or tx.now - latest.last_at > PAUSE:
        current = await _begin(tx, account_id, latest.number + 1 if latest else 1)
    else:
        current = latest
        await tx.run(GO_ON, old_id=current.id, now=tx.now)
    await _note_reacted(tx, account_id, [follower_id])
    due = max(tx.now, (current.told_at or 0) + EVERY)
    await tx.announce(Surged(current.id, account_id, due))
    return current


async def tell_surge(tx: Transaction, account_id: int, surge_id: int) -> None:
    """Tells of the surge by the newest of its notices, unless that was told."""
    current = (await surges_by_id(tx, account_id, [surge_id])).get(surge_id)
    found = await groups_with(tx, account_id, [surge_key(surge_id)], 0, NEWEST)
    if current is None or not found or found[0].newest[0].id == current.told_id:
        return

    newest = found[0].newest[0].id
    await tx.run(TOLD, old_id=current.id, now=tx.now, new_told_id=newest)

    await tx.announce(Notified(newest, account_id))


async def forget_surges(tx: Transaction, account_id: int) -> None:
    """Forgets which surges came to an account that is gone."""
    await tx.run(END_SURGES, account_id=account_id)


async def _is_surging(tx: Transaction, account_id: int) -> bool:
    since = id_at(tx.now - WINDOW)
    if await how_many_came(tx, account_id, since, limit=LEAST + 1) <= LEAST:
        return False
    account = await account_by_id(tx, account_id)
    usual = threshold(account.followers, tx.now - account.created_at) if account else LEAST
    return usual == LEAST or await how_many_came(tx, account_id, since, limit=usual + 1) > usual


async def _begin(tx: Transaction, account_id: int, number: int) -> SurgeRow:
    """A new surge, with those in it who came just before; where another began it just now, that one."""
    lately = await tx.all(LATELY, account_id=account_id, since_id=id_at(tx.now - WINDOW), limit=REGROUPED)
    began_at = min([tx.now, *(row.created_at for row in lately)])
    made = SurgeRow(tx.new_id(), account_id, number, began_at, tx.now, None, None)
    if not await tx.run(BEGIN, **made._asdict()):
        return await latest_surge(tx, account_id) or made
    if lately:
        await tx.run(REGROUP, ids=[row.id for row in lately], new_group_key=surge_key(made.id))
        await _note_reacted(tx, account_id, [row.from_account_id for row in lately])
    return made


async def _note_reacted(tx: Transaction, account_id: int, people: Collection[int]) -> None:
    """Notes for those of whom it is certain that they came through a post: in a window they reacted to no other."""
    posts: dict[int, set[int]] = {}
    # Not from the notices of it: those may come after that of the follow.
    for one in await reactions_to_posts_of(tx, account_id, people, id_at(tx.now - WINDOW)):
        posts.setdefault(one.account_id, set()).add(one.post_id)
    await note_ways(tx, account_id, {person: way(POST, post_id) for person, post_id in certain(posts).items()})
