"""Handling reports, by API."""

from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get, post, put
from goodmob.moderation.actions.handle_report import (
    assign_report,
    change_reason,
    reopen_report,
    resolve_report,
    unassign_report,
)
from goodmob.moderation.entities.admin_report import AdminReport, show
from goodmob.moderation.queries.reports import report_by_id, reports_page
from goodmob.moderation.rules.reports import ReasonWish

Action = Callable[[Transaction, int, int], Coroutine[Any, Any, None]]


class ReportsParams(PageParams, kw_only=True):
    """Which reports: open or resolved ones, all of them or those by or against an account."""

    resolved: bool | None = None
    account_id: Id | None = None
    target_account_id: Id | None = None


class OneReport(Struct):
    """The report of the path."""

    id: Id


class ReasonParams(Struct, kw_only=True):
    """What the report of the path is really about; what is not sent stays."""

    id: Id
    category: str | UnsetType = UNSET
    rule_ids: list[Id] | UnsetType | None = UNSET


async def list_reports(call: Call, params: ReportsParams) -> Page[AdminReport]:
    """Reports that are open, or those that are resolved, newest first."""
    require_permission(call.viewer, Permission.MANAGE_REPORTS)
    rows = await reports_page(
        call.house.db,
        params.window(100, 200),
        resolved=bool(params.resolved),
        account_id=params.account_id,
        target_account_id=params.target_account_id,
    )
    shown = await show(call.house, call.account_id, rows)
    return Page(shown, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(shown)


async def show_report(call: Call, params: OneReport) -> AdminReport:
    """One report."""
    require_permission(call.viewer, Permission.MANAGE_REPORTS)
    return await _shown(call, params.id)


async def update_report(call: Call, params: ReasonParams) -> AdminReport:
    """Say what a report is really about."""
    require_permission(call.viewer, Permission.MANAGE_REPORTS)
    rule_ids = () if params.rule_ids is None else params.rule_ids
    wish = ReasonWish(category=params.category, rule_ids=rule_ids)
    await call.house.db.act(change_reason, call.account_id, params.id, wish)
    return await _shown(call, params.id)


async def assign_to_self(call: Call, params: OneReport) -> AdminReport:
    """Look into a report oneself."""
    return await _done(call, params, assign_report)


async def unassign(call: Call, params: OneReport) -> AdminReport:
    """Leave a report to whoever looks into it next."""
    return await _done(call, params, unassign_report)


async def resolve(call: Call, params: OneReport) -> AdminReport:
    """Close a report."""
    return await _done(call, params, resolve_report)


async def reopen(call: Call, params: OneReport) -> AdminReport:
    """Open a closed report again."""
    return await _done(call, params, reopen_report)


async def _done(call: Call, params: OneReport, action: Action) -> AdminReport:
    require_permission(call.viewer, Permission.MANAGE_REPORTS)
    await call.house.db.act(action, call.account_id, params.id)
    return await _shown(call, params.id)


async def _shown(call: Call, report_id: int) -> AdminReport:
    row = await report_by_id(call.house.db, report_id)
    if row is None:
        raise NotFound
    [shown] = await show(call.house, call.account_id, [row])
    return shown


_ALL, _READ, _WRITE = "/api/v1/admin/reports", "admin:read:reports", "admin:write:reports"

ROUTES = (
    get(_ALL, list_reports, scope=_READ),
    get(f"{_ALL}/:id", show_report, scope=_READ),
    put(f"{_ALL}/:id", update_report, scope=_WRITE),
    post(f"{_ALL}/:id/assign_to_self", assign_to_self, scope=_WRITE),
    post(f"{_ALL}/:id/unassign", unassign, scope=_WRITE),
    post(f"{_ALL}/:id/resolve", resolve, scope=_WRITE),
    post(f"{_ALL}/:id/reopen", reopen, scope=_WRITE),
)
