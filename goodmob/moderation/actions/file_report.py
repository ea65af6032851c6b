"""Report an account to staff."""

import msgspec
from sqlalchemy import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.instance.queries.rules import rules_of_the_place
from goodmob.moderation.events import ReportFiled
from goodmob.moderation.permissions import check_subjects, reported_account
from goodmob.moderation.rules.reports import Complaint, check_size, reason_of
from goodmob.moderation.tables.reports import report, report_subject

ADD_REPORT = statement(insert(report).inline())
ADD_SUBJECT = statement(insert(report_subject).inline())


async def file_report(tx: Transaction, account_id: int, complaint: Complaint) -> int:
    """Keeps the report for staff, who are told of it; gives its id.

    NotFound where the target or something of theirs does not exist for whoever reports; Invalid where the report is of
    oneself, too long, or of a category or rule that there is not.
    """
    check_size(complaint)
    target = await reported_account(tx, account_id, complaint.target_id)
    await check_subjects(tx, account_id, complaint)
    known_rules = [rule.id for rule in await rules_of_the_place(tx)]
    reason = reason_of(complaint.category, complaint.rule_ids, known_rules)

    report_id = tx.new_id()
    await tx.run(
        ADD_REPORT,
        id=report_id,
        account_id=account_id,
        target_account_id=target.id,
        category=reason.category,
        comment=complaint.comment,
        rule_ids=msgspec.json.encode(reason.rule_ids).decode(),
        forwarded=complaint.forward and target.domain is not None,
        assigned_account_id=None,
        action_taken_at=None,
        action_taken_by_account_id=None,
        created_at=tx.now,
        updated_at=tx.now,
        kind=None,
        due_at=None,
        number=None,
        key=None,
    )
    subjects = [{"report_id": report_id, "kind": one.kind, "subject_id": one.id} for one in complaint.subjects]
    await tx.many(ADD_SUBJECT, subjects)

    await tx.announce(ReportFiled(report_id))
    return report_id
