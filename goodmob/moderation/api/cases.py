"""Cases with a clock, by API: say that a mob is dangerous, and see what waits for staff."""

from msgspec import Struct

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get, post
from goodmob.moderation.actions.fear import fear
from goodmob.moderation.entities.admin_report import AdminReport
from goodmob.moderation.entities.admin_report import show as show_to_staff
from goodmob.moderation.entities.report import Report, show
from goodmob.moderation.queries.reports import due_reports

MOST = 100


class DangerParams(Struct, kw_only=True):
    """Why the mob is dangerous; nothing need be said."""

    id: Id
    reason: str = ""


async def fear_one_mob(call: Call, params: DangerParams) -> Report:
    """Say that a mob is dangerous: staff are to look at it within the hour."""
    report_id = await call.house.db.act(fear, call.account_id, params.id, params.reason)
    [shown] = await show(call.house, [report_id])
    return shown


async def list_cases(call: Call) -> list[AdminReport]:
    """Open cases with a clock, what is due first on top."""
    require_permission(call.viewer, Permission.MANAGE_REPORTS)
    return await show_to_staff(call.house, call.account_id, await due_reports(call.house.db, MOST))


ROUTES = (
    post("/api/v1/mobs/:id/danger", fear_one_mob, scope="write:reports", limit="reports"),
    get("/api/v1/admin/cases", list_cases, scope="admin:read:reports"),
)
