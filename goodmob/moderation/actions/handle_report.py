"""What staff do with a report: look into it, say why it was made, close it, and open it again."""

import msgspec
from sqlalchemy import BigInteger, bindparam, update

from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.instance.queries.rules import rules_of_the_place
from goodmob.moderation.queries.reports import ReportRow, report_by_id
from goodmob.moderation.rules.reports import ReasonWish, changed_reason
from goodmob.moderation.tables.reports import report

_ONE = report.c.id == bindparam("report_id", type_=BigInteger)
_NOW = bindparam("now", type_=BigInteger)
_ACTOR = bindparam("actor_id", type_=BigInteger)

ASSIGN = statement(update(report).values(assigned_account_id=_ACTOR, updated_at=_NOW).where(_ONE))
UNASSIGN = statement(update(report).values(assigned_account_id=None, updated_at=_NOW).where(_ONE))
RESOLVE = statement(
    update(report)
    .values(action_taken_at=_NOW, action_taken_by_account_id=_ACTOR, updated_at=_NOW)
    .where(_ONE, report.c.action_taken_at.is_(None))
)
REOPEN = statement(
    update(report)
    .values(action_taken_at=None, action_taken_by_account_id=None, updated_at=_NOW)
    .where(_ONE, report.c.action_taken_at.is_not(None))
)
CHANGE_REASON = statement(
    update(report).values(category=bindparam("category"), rule_ids=bindparam("rule_ids"), updated_at=_NOW).where(_ONE)
)


async def assign_report(tx: Transaction, actor_id: int, report_id: int) -> None:
    """The actor looks into the report from now on, whoever did before; NotFound where there is no such report."""
    await _existing(tx, report_id)

    await tx.run(ASSIGN, report_id=report_id, actor_id=actor_id, now=tx.now)
    await _note(tx, actor_id, "report.assign", report_id)


async def unassign_report(tx: Transaction, actor_id: int, report_id: int) -> None:
    """Nobody looks into the report any more; NotFound where there is no such report."""
    await _existing(tx, report_id)

    await tx.run(UNASSIGN, report_id=report_id, now=tx.now)
    await _note(tx, actor_id, "report.unassign", report_id)


async def resolve_report(tx: Transaction, actor_id: int, report_id: int) -> None:
    """The report is closed, by whoever is first; NotFound where there is no such report."""
    await _existing(tx, report_id)

    if await tx.run(RESOLVE, report_id=report_id, actor_id=actor_id, now=tx.now):
        await _note(tx, actor_id, "report.resolve", report_id)


async def reopen_report(tx: Transaction, actor_id: int, report_id: int) -> None:
    """The report waits for staff again; NotFound where there is no such report."""
    await _existing(tx, report_id)

    if await tx.run(REOPEN, report_id=report_id, now=tx.now):
        await _note(tx, actor_id, "report.reopen", report_id)


async def change_reason(tx: Transaction, actor_id: int, report_id: int, wish: ReasonWish) -> None:
    """The report is of another category, or about other rules; NotFound where there is no such report.

    Invalid where the category or a rule does not exist, or rules are named though nothing is violated.
    """
    former = (await _existing(tx, report_id)).reason
    reason = changed_reason(former, wish, [rule.id for rule in await rules_of_the_place(tx)])

    if reason != former:
        rule_ids = msgspec.json.encode(reason.rule_ids).decode()
        await tx.run(CHANGE_REASON, report_id=report_id, category=reason.category, rule_ids=rule_ids, now=tx.now)
        await _note(tx, actor_id, "report.update", report_id, **reason._asdict())


async def _existing(tx: Transaction, report_id: int) -> ReportRow:
    row = await report_by_id(tx, report_id)
    if row is None:
        raise NotFound
    return row


async def _note(tx: Transaction, actor_id: int, action: str, report_id: int, **details: object) -> None:
    await record(tx, actor_id=actor_id, action=action, target=f"report:{report_id}", details=details)
