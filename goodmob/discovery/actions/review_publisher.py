"""Note the sites whose pages trend, and let them, or keep them from it."""

from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.discovery.queries.reviews import PublisherRow, publisher_by_id, publishers_among
from goodmob.discovery.tables import publisher

ADD = statement(
    insert(publisher)
    .values({name: bindparam(name) for name in ("id", "domain", "created_at")})
    .on_conflict_do_nothing(index_elements=["domain"])
    .inline()
)
KEEP = statement(
    update(publisher)
    .where(publisher.c.id == bindparam("publisher_id", type_=BigInteger))
    .values(trendable=bindparam("trendable"), reviewed_at=bindparam("reviewed_at"))
)


async def keep_publishers(tx: Transaction, domains: Collection[str]) -> None:
    """Notes those of the sites that are new."""
    new = {domain for domain in domains if domain} - (await publishers_among(tx, set(domains))).keys()
    for domain in sorted(new):
        await tx.run(ADD, id=tx.new_id(), domain=domain, created_at=tx.now)


async def review_publisher(tx: Transaction, actor_id: int, publisher_id: int, *, trendable: bool) -> PublisherRow:
    """Keeps whether pages of the site trend that nobody decided about; NotFound where the site was not noted."""
    known = await publisher_by_id(tx, publisher_id)
    if known is None:
        raise NotFound

    await tx.run(KEEP, publisher_id=publisher_id, trendable=trendable, reviewed_at=tx.now)
    await record(
        tx,
        actor_id=actor_id,
        action=f"publisher.{'approve' if trendable else 'reject'}",
        target=f"publisher:{publisher_id}",
        details={"domain": known.domain},
    )

    return known._replace(trendable=trendable, reviewed_at=tx.now)
