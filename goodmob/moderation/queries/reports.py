"""Reads of reports."""

from collections.abc import Collection
from typing import NamedTuple

import msgspec
from sqlalchemy import BigInteger, Integer, Text, bindparam, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Paged, Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.moderation.rules.reports import Complaint, Reason, Subject
from goodmob.moderation.tables.reports import report, report_subject


class ReportRow(NamedTuple):
    """A report without what it is about. Times in microseconds UTC; open as long as nobody took action.

    A case has a kind, and a clock (due_at) or a number, of how much there is of it.
    """

    id: int
    account_id: int
    target_account_id: int
    category: str
    comment: str
    rule_ids: str
    forwarded: bool
    assigned_account_id: int | None
    action_taken_at: int | None
    action_taken_by_account_id: int | None
    created_at: int
    updated_at: int
    kind: str | None
    due_at: int | None
    number: int | None

    @property
    def reason(self) -> Reason:
        """Why the account was reported."""
        return Reason(self.category, msgspec.json.decode(self.rule_ids, type=tuple[int, ...]))


class _SubjectRow(NamedTuple):
    report_id: int
    kind: str
    subject_id: int


_REPORTS = select(*(report.c[name] for name in ReportRow._fields))
_IS_OPEN = report.c.action_taken_at.is_(None)
_BY = report.c.account_id == bindparam("account_id", type_=BigInteger)
_AGAINST = report.c.target_account_id == bindparam("target_account_id", type_=BigInteger)

REPORTS_BY_ID = statement(_REPORTS.where(among(report.c.id, "ids")), into=ReportRow)
SUBJECTS = statement(
    select(*(report_subject.c[name] for name in _SubjectRow._fields))
    .where(among(report_subject.c.report_id, "report_ids"))
    .order_by(report_subject.c.report_id, report_subject.c.subject_id),
    into=_SubjectRow,
)
WITH_KEY = statement(_REPORTS.where(report.c.key == bindparam("key", type_=Text)), into=ReportRow)
DUE = statement(
    _REPORTS.where(_IS_OPEN, report.c.due_at.is_not(None))
    .order_by(report.c.due_at, report.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=ReportRow,
)
REPORTED = statement(
    select(report_subject.c.subject_id)
    .where(report_subject.c.kind == bindparam("kind", type_=Text), among(report_subject.c.subject_id, "ids"))
    .distinct()
)
ALIKE = statement(
    select(report.c.id).where(
        _BY,
        _AGAINST,
        report.c.comment == bindparam("comment", type_=Text),
        report.c.kind.is_(None),
        or_(_IS_OPEN, report.c.created_at > bindparam("since", type_=BigInteger)),
    )
)
EARLIER_OPEN = statement(
    select(report.c.id)
    .where(_AGAINST, _IS_OPEN, report.c.kind.is_(None), report.c.id < bindparam("report_id", type_=BigInteger))
    .limit(1)
)


def _pages(resolved: bool) -> dict[frozenset[str], Paged[ReportRow]]:
    """The pages of open or of resolved reports, by what else is asked for: each is read along an index of its own."""
    found = _REPORTS.where(~_IS_OPEN if resolved else _IS_OPEN)
    asked = {
        frozenset[str](): found,
        frozenset({"account_id"}): found.where(_BY),
        frozenset({"target_account_id"}): found.where(_AGAINST),
        frozenset({"account_id", "target_account_id"}): found.where(_BY, _AGAINST),
    }
    return {names: paged(question, report.c.id, into=ReportRow) for names, question in asked.items()}


OPEN_REPORTS, RESOLVED_REPORTS = _pages(resolved=False), _pages(resolved=True)


async def reports_page(
    reads: Reads,
    window: Window,
    *,
    resolved: bool,
    account_id: int | None = None,
    target_account_id: int | None = None,
) -> list[ReportRow]:
    """A page of the reports that are open, or of those that are resolved, newest first; by or against an account."""
    named = {"account_id": account_id, "target_account_id": target_account_id}
    asked = {name: id_ for name, id_ in named.items() if id_ is not None}
    pages = RESOLVED_REPORTS if resolved else OPEN_REPORTS
    return await page(reads, pages[frozenset(asked)], window, **asked)


async def reports_by_id(reads: Reads, ids: Collection[int]) -> dict[int, ReportRow]:
    """The reports with these ids; those that there are not are left out."""
    rows = await reads.all(REPORTS_BY_ID, ids=list(ids)) if ids else []
    return {row.id: row for row in rows}


async def report_by_id(reads: Reads, report_id: int) -> ReportRow | None:
    """The report, or None."""
    return (await reports_by_id(reads, [report_id])).get(report_id)


async def report_with_key(reads: Reads, key: str) -> ReportRow | None:
    """The case with this key, or None."""
    return await reads.one(WITH_KEY, key=key)


async def due_reports(reads: Reads, limit: int) -> list[ReportRow]:
    """The first so many open cases with a clock, what is due first on top."""
    return await reads.all(DUE, limit=limit)


async def subjects_of(reads: Reads, report_ids: Collection[int]) -> dict[int, list[Subject]]:
    """What each of the reports is about besides the account, in the order of the ids; empty where nothing is named."""
    found: dict[int, list[Subject]] = {id_: [] for id_ in report_ids}
    for row in await reads.all(SUBJECTS, report_ids=list(report_ids)) if report_ids else []:
        found[row.report_id].append(Subject(row.kind, row.subject_id))
    return found


async def reported_among(reads: Reads, kind: str, ids: Collection[int]) -> set[int]:
    """Those of the things of this kind that somebody has reported, whatever became of it."""
    return {row.subject_id for row in await reads.all(REPORTED, kind=kind, ids=list(ids))}


async def waits_already(reads: Reads, target_account_id: int, report_id: int) -> bool:
    """Whether an earlier report about the same account is still open."""
    return bool(await reads.value(EARLIER_OPEN, target_account_id=target_account_id, report_id=report_id))


async def is_repeated(reads: Reads, account_id: int, complaint: Complaint, since: int) -> bool:
    """Whether the account reported the same in the same words, and that is open or is younger than that moment."""
    alike = await reads.all(
        ALIKE, account_id=account_id, target_account_id=complaint.target_id, comment=complaint.comment, since=since
    )
    named = await subjects_of(reads, [row.id for row in alike])
    return any(set(subjects) == set(complaint.subjects) for subjects in named.values())
