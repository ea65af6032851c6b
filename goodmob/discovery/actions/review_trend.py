"""Let a post or a link trend, or keep it from that."""

from collections.abc import Collection

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.discovery.queries.reviews import Kind
from goodmob.discovery.tables import trend_review

_DECIDED = insert(trend_review).values(
    {name: bindparam(name) for name in ("kind", "subject_id", "trendable", "reviewed_at")}
)
KEEP = statement(
    _DECIDED.on_conflict_do_update(
        index_elements=["kind", "subject_id"],
        set_={name: _DECIDED.excluded[name] for name in ("trendable", "reviewed_at")},
    ).inline()
)
FORGET = statement(
    delete(trend_review).where(
        trend_review.c.kind == bindparam("kind"), trend_review.c.subject_id == bindparam("subject_id")
    )
)


async def review_trend(
    tx: Transaction, actor_id: int, kind: Kind, subject_ids: Collection[int], *, trendable: bool
) -> None:
    """Keeps the decision about the post, or about all cards of one page; an earlier one is replaced."""
    for subject_id in sorted(subject_ids):
        await tx.run(KEEP, kind=kind, subject_id=subject_id, trendable=trendable, reviewed_at=tx.now)
        await record(
            tx,
            actor_id=actor_id,
            action=f"trend.{'approve' if trendable else 'reject'}",
            target=f"{kind}:{subject_id}",
            details={},
        )


async def forget_review(tx: Transaction, post_id: int) -> None:
    """Forgets what was decided about a post that is gone."""
    await tx.run(FORGET, kind="status", subject_id=post_id)
