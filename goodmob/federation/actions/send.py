"""Hand an activity over to be brought to other servers."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, null, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.federation.events import DeliveriesWait, InboxesLeft
from goodmob.federation.queries.hosts import hosts_among
from goodmob.federation.rules.window import moment_of
from goodmob.federation.tables.carrying import delivery, outgoing

MOST_INBOXES = 200
ADDRESSED_AT_ONCE = 80
"""An action touches 200 rows at most, and whoever sends has rows of their own."""

KEEP = statement(
    insert(outgoing)
    .values({column.name: bindparam(column.name) for column in outgoing.c})
    .on_conflict_do_nothing(index_elements=["uri"])
    .inline()
)
BY_URI = statement(select(outgoing.c.id).where(outgoing.c.uri == bindparam("uri", type_=Text)))
ADDRESSED = statement(
    select(delivery.c.inbox).where(
        delivery.c.outgoing_id == bindparam("outgoing_id", type_=BigInteger), among(delivery.c.inbox, "inboxes")
    )
)
ADDRESS = statement(
    insert(delivery)
    .values(
        **{name: bindparam(name) for name in ("id", "outgoing_id", "actor_id", "host", "inbox", "run_at")},
        attempts=0,
        done_at=null(),
        failed_at=null(),
        error="",
    )
    .on_conflict_do_nothing(index_elements=["outgoing_id", "inbox"])
    .inline()
)


async def send(tx: Transaction, actor_id: int, activity: Json, inboxes: Collection[str]) -> None:
    """Has the activity brought to at most 200 inboxes, to each once however often it is sent; 0 is the server itself.

    It goes out as it is given, so nobody else is addressed. ValueError where it has no id, or for too many inboxes.
    Nothing is kept for servers that have been dead for long.
    """
    if len(inboxes) > MOST_INBOXES:
        raise ValueError(f"{len(inboxes)} inboxes at once are more than {MOST_INBOXES}")
    if inboxes:
        outgoing_id = await keep_outgoing(tx, actor_id, activity, to_followers=False)
        await hand_over(tx, outgoing_id, actor_id, list(inboxes))


async def keep_outgoing(tx: Transaction, actor_id: int, activity: Json, *, to_followers: bool) -> int:
    """Keeps an activity for those it will be addressed to; gives its id here, the same one for the same activity.

    to_followers: whether the servers it goes to are told which followers of the actor they are known to have.
    """
    uri = id_of(activity)
    if uri is None:
        raise ValueError("an activity that is sent has an id")
    said = activity if "@context" in activity else with_context(activity)

    outgoing_id = tx.new_id()
    kept = await tx.run(
        KEEP,
        id=outgoing_id,
        uri=uri,
        actor_id=actor_id,
        body=msgspec.json.encode(said).decode(),
        to_followers=to_followers,
        created_at=tx.now,
    )
    return outgoing_id if kept else int(await tx.value(BY_URI, uri=uri))


async def hand_over(tx: Transaction, outgoing_id: int, actor_id: int, inboxes: Sequence[str]) -> int:
    """Addresses what is kept to all of these inboxes, the first of them now; gives how many may be new."""
    first = inboxes[: ADDRESSED_AT_ONCE // 2]
    rest = inboxes[len(first) :]
    sent, _ = await address(tx, outgoing_id, actor_id, first, 0)
    if rest:
        await tx.announce(InboxesLeft(outgoing_id, actor_id, list(rest), sent))
    return sent + len(rest)


async def address(
    tx: Transaction, outgoing_id: int, actor_id: int, inboxes: Collection[str], position: int
) -> tuple[int, list[str]]:
    """Addresses what is kept to some of the inboxes that it was not addressed to; gives how many, and those left over.

    position: so many inboxes it was addressed to before, after which these have their turn.
    """
    hosts = {inbox: host for inbox in dict.fromkeys(inboxes) if (host := host_of(inbox)) is not None}
    before = {row.inbox for row in await tx.all(ADDRESSED, outgoing_id=outgoing_id, inboxes=list(hosts))}
    known = await hosts_among(tx, set(hosts.values()))
    parked = {row.host for row in known.values() if row.parked_at is not None}
    fresh = [inbox for inbox, host in hosts.items() if inbox not in before and host not in parked]
    turn, left = fresh[:ADDRESSED_AT_ONCE], fresh[ADDRESSED_AT_ONCE:]
    if not turn:
        return 0, []

    run_at = moment_of(position, tx.now)
    about = {"outgoing_id": outgoing_id, "actor_id": actor_id, "run_at": run_at}
    rows = [{"id": tx.new_id(), "host": hosts[inbox], "inbox": inbox, **about} for inbox in turn]
    await tx.many(ADDRESS, rows)

    await tx.announce(DeliveriesWait(sorted({hosts[inbox] for inbox in turn}), run_at))
    return len(turn), left
