"""What becomes a case for staff without anybody reporting it."""

from goodmob.core.database.interface import Transaction
from goodmob.mobs.events import MobPaused, PlanSent
from goodmob.mobs.queries.crowds import crowd_of
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.moderation.actions.open_case import open_case
from goodmob.moderation.rules.cases import (
    ATTACK,
    ATTACK_WITHIN,
    GROWTH,
    GROWTH_WITHIN,
    MOB,
    PLAN,
    PLAN_WITHIN,
    Case,
)
from goodmob.moderation.rules.reports import Subject
from goodmob.social.events import ShieldPressed


async def open_growth(tx: Transaction, event: MobPaused) -> None:
    """A mob grows too fast: a person has to look at it before more people are shown it."""
    mob = await mob_by_id(tx, event.mob_id)
    if mob is None:
        return
    await open_case(
        tx,
        Case(
            kind=GROWTH,
            account_id=mob.account_id,
            target_id=mob.account_id,
            key=f"{GROWTH}:{mob.id}:{event.paused_at}",
            comment=mob.title,
            subjects=[Subject(MOB, mob.id)],
            due_at=event.paused_at + GROWTH_WITHIN,
            count=event.places,
        ),
    )


async def open_plan(tx: Transaction, event: PlanSent) -> None:
    """A host asks for a larger crowd; a later plan takes the place of an earlier one."""
    mob, crowd = await mob_by_id(tx, event.mob_id), await crowd_of(tx, event.mob_id)
    if mob is None or crowd is None:
        return
    await open_case(
        tx,
        Case(
            kind=PLAN,
            account_id=mob.account_id,
            target_id=mob.account_id,
            key=f"{PLAN}:{mob.id}:{event.sent_at}",
            comment=crowd.plan or "",
            subjects=[Subject(MOB, mob.id)],
            due_at=event.sent_at + PLAN_WITHIN,
            count=crowd.asked,
        ),
    )


async def open_attack(tx: Transaction, event: ShieldPressed) -> None:
    """Many strangers turn against somebody: one case, however many they are, with a count that grows."""
    await open_case(
        tx,
        Case(
            kind=ATTACK,
            account_id=event.account_id,
            target_id=event.account_id,
            key=f"{ATTACK}:{event.account_id}:{event.raised_at}",
            due_at=tx.now + ATTACK_WITHIN,
            count=event.kept,
        ),
    )
