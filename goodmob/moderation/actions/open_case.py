"""Open a case: something that a person is to look at by some time, or that grows."""

import msgspec
from sqlalchemy import BigInteger, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.moderation.events import ReportFiled
from goodmob.moderation.queries.reports import report_with_key
from goodmob.moderation.rules.cases import Case
from goodmob.moderation.rules.reports import OTHER
from goodmob.moderation.tables.reports import report, report_subject

OPEN = statement(insert(report).on_conflict_do_nothing(index_elements=["key"]).inline())
NAME = statement(insert(report_subject).on_conflict_do_nothing().inline())
GROW = statement(
    update(report)
    .values(
        number=bindparam("new_number", type_=BigInteger),
        updated_at=bindparam("now", type_=BigInteger),
    )
    .where(
        report.c.id == bindparam("report_id", type_=BigInteger),
        report.c.number < bindparam("new_number", type_=BigInteger),
    )
)


async def open_case(tx: Transaction, case: Case) -> int:
    """Keeps the case for staff, who are told of it, and gives its id; one with the same key is the same, and grows."""
    report_id = tx.new_id()
    is_new = await tx.run(
        OPEN,
        id=report_id,
        account_id=case.account_id,
        target_account_id=case.target_id,
        category=OTHER,
        comment=case.comment,
        rule_ids=msgspec.json.encode(()).decode(),
        forwarded=False,
        assigned_account_id=None,
        action_taken_at=None,
        action_taken_by_account_id=None,
        created_at=tx.now,
        updated_at=tx.now,
        kind=case.kind,
        due_at=case.due_at,
        number=case.count,
        key=case.key,
    )
    if not is_new:
        return await _grown(tx, case)
    await tx.many(NAME, [{"report_id": report_id, "kind": one.kind, "subject_id": one.id} for one in case.subjects])

    await tx.announce(ReportFiled(report_id))
    return report_id


async def _grown(tx: Transaction, case: Case) -> int:
    known = await report_with_key(tx, case.key)
    if known is None:
        raise AssertionError(f"there is no case {case.key}")
    if case.count is not None and case.count > (known.number or 0):
        await tx.run(GROW, report_id=known.id, new_number=case.count, now=tx.now)
    return known.id
