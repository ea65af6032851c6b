"""The JSON of reports as staff handle them."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.instance.entities.rule import Rule, render_rule
from goodmob.instance.queries.rules import RuleRow, rules_of_the_place
from goodmob.moderation.entities.admin_account import AdminAccount
from goodmob.moderation.entities.admin_account import show_rows as show_accounts
from goodmob.moderation.queries.reports import ReportRow, subjects_of
from goodmob.moderation.rules.cases import MOB
from goodmob.moderation.rules.reports import POST, Subject
from goodmob.posts.entities.show import show_entrusted
from goodmob.posts.entities.status import Status


class AdminReport(Struct, frozen=True):
    """Mastodon's Admin::Report: a report with those whom it names, and what of its posts and rules still exists.

    Of a case the kind, until when somebody is to look at it, whether that is over, how much there is of it, and
    the mobs that it is about.
    """

    id: str
    action_taken: bool
    action_taken_at: str | None
    category: str
    comment: str
    forwarded: bool
    created_at: str
    updated_at: str
    account: AdminAccount
    target_account: AdminAccount
    assigned_account: AdminAccount | None
    action_taken_by_account: AdminAccount | None
    statuses: Sequence[Status]
    rules: Sequence[Rule]
    kind: str | None
    due_at: str | None
    overdue: bool
    count: int | None
    mob_ids: Sequence[str]


class _Named(Struct, frozen=True):
    """Whom and what some reports name, read in batches; `gone`: those of the accounts that were deleted."""

    subjects: Mapping[int, Sequence[Subject]]
    accounts: Mapping[int, AdminAccount]
    gone: Collection[int]
    statuses: Mapping[int, Status]
    rules: Mapping[int, RuleRow]
    now: int


async def show(house: House, staff_id: int, rows: Sequence[ReportRow]) -> list[AdminReport]:
    """These reports, in order, for an account of staff that may manage reports; in a fixed number of queries."""
    subjects = await subjects_of(house.db, [row.id for row in rows])
    post_ids = {one.id for named in subjects.values() for one in named if one.kind == POST}
    account_ids = {id_ for row in rows for id_ in _people(row) if id_ is not None}
    people = list((await accounts_by_id(house.db, account_ids)).values())
    accounts = await show_accounts(house, people)
    named = _Named(
        subjects=subjects,
        accounts={int(account.id): account for account in accounts},
        gone={row.id for row in people if row.state == "deleted"},
        statuses={int(status.id): status for status in await show_entrusted(house, staff_id, sorted(post_ids))},
        rules={rule.id: rule for rule in await rules_of_the_place(house.db)},
        now=house.clock.now(),
    )
    return [_render(named, row) for row in rows]


def _people(row: ReportRow) -> tuple[int | None, ...]:
    return row.account_id, row.target_account_id, row.assigned_account_id, row.action_taken_by_account_id


def _render(named: _Named, row: ReportRow) -> AdminReport:
    assigned, taker = row.assigned_account_id, row.action_taken_by_account_id
    posts = [one.id for one in named.subjects[row.id] if one.kind == POST]
    return AdminReport(
        id=str(row.id),
        action_taken=row.action_taken_at is not None,
        action_taken_at=None if row.action_taken_at is None else iso(row.action_taken_at),
        category=row.category,
        comment=row.comment,
        forwarded=row.forwarded,
        created_at=iso(row.created_at),
        updated_at=iso(row.updated_at),
        account=named.accounts[row.account_id],
        target_account=named.accounts[row.target_account_id],
        assigned_account=None if assigned is None or assigned in named.gone else named.accounts[assigned],
        action_taken_by_account=None if taker is None else named.accounts[taker],
        statuses=[named.statuses[id_] for id_ in posts if id_ in named.statuses],
        rules=[render_rule(named.rules[id_]) for id_ in row.reason.rule_ids if id_ in named.rules],
        kind=row.kind,
        due_at=None if row.due_at is None else iso(row.due_at),
        overdue=row.due_at is not None and row.action_taken_at is None and row.due_at <= named.now,
        count=row.number,
        mob_ids=[str(one.id) for one in named.subjects[row.id] if one.kind == MOB],
    )
