"""Reporting somebody, by API."""

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import post
from goodmob.moderation.actions.file_report import file_report
from goodmob.moderation.entities.report import Report, show
from goodmob.moderation.rules.reports import Complaint


class ReportParams(Struct, kw_only=True):
    """Whom to report, why, and with which posts and collections of theirs."""

    account_id: Id | None = None
    status_ids: list[Id] | None = None
    collection_ids: list[Id] | None = None
    comment: str | None = None
    forward: bool | None = None
    category: str | None = None
    rule_ids: list[Id] | None = None


async def create_report(call: Call, params: ReportParams) -> Report:
    """Report an account to staff."""
    if params.account_id is None:
        raise NotFound
    complaint = Complaint(
        target_id=params.account_id,
        category=params.category or "",
        comment=params.comment or "",
        rule_ids=params.rule_ids or (),
        post_ids=params.status_ids or (),
        collection_ids=params.collection_ids or (),
        forward=bool(params.forward),
    )
    [shown] = await show(call.house, [await call.house.db.act(file_report, call.account_id, complaint)])
    return shown


ROUTES = (post("/api/v1/reports", create_report, scope="write:reports", limit="reports"),)
