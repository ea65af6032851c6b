"""Staff decide about an account, and tell whoever is behind it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

import msgspec
from sqlalchemy import BigInteger, bindparam, delete, insert, update

from goodmob.accounts.actions.standing import disable, sensitize, silence, suspend
from goodmob.accounts.permissions import account_below
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.moderation.actions.handle_report import resolve_report
from goodmob.moderation.events import AccountWarned
from goodmob.moderation.queries.reports import report_by_id, subjects_of
from goodmob.moderation.rules.reports import POST
from goodmob.moderation.rules.sanctions import DISABLE, NONE, SENSITIVE, SILENCE, SUSPEND, check_sanction
from goodmob.moderation.rules.sanctions import Sanction as Sanction
from goodmob.moderation.tables.reports import report
from goodmob.moderation.tables.sanctions import account_warning

ADD_WARNING = statement(insert(account_warning).inline())
FORGET_WARNINGS = statement(delete(account_warning).where(account_warning.c.account_id == bindparam("of_account_id")))
_NOW, _ACTOR = bindparam("now", type_=BigInteger), bindparam("actor_id", type_=BigInteger)
CLOSE_REPORTS = statement(
    update(report)
    .values(action_taken_at=_NOW, action_taken_by_account_id=_ACTOR, updated_at=_NOW)
    .where(report.c.target_account_id == bindparam("target_id"), report.c.action_taken_at.is_(None))
)

CHANGES: Mapping[str, Callable[[Transaction, int], Awaitable[bool]]] = {
    SENSITIVE: sensitize,
    DISABLE: disable,
    SILENCE: silence,
    SUSPEND: suspend,
}
"""What each sanction changes about the account."""


async def sanction(tx: Transaction, actor_id: int, target_id: int, wish: Sanction) -> None:
    """The account is sanctioned, the report that led to it is closed, and the person hears why.

    NotFound for an account that is gone, or a report that is not about it; Forbidden for one of equal or higher role;
    Invalid for what cannot be done to it.
    """
    target = await account_below(tx, actor_id, target_id)
    check_sanction(wish, is_local=target.domain is None)
    post_ids = await _reported(tx, target_id, wish.report_id)

    if wish.type in CHANGES:
        await CHANGES[wish.type](tx, target_id)
    await _close_reports(tx, actor_id, target_id, wish)
    warning_id = await _keep(tx, actor_id, target_id, wish, post_ids) if wish.is_kept else None
    details = {"text": wish.text, "report": wish.report_id, "warning": warning_id, "is_told": wish.is_told}
    await record(tx, actor_id=actor_id, action=f"account.{wish.type}", target=f"account:{target_id}", details=details)

    if warning_id is not None and wish.is_told:
        await tx.announce(AccountWarned(warning_id, target_id))


async def forget_warnings(tx: Transaction, account_id: int) -> None:
    """Forgets what was said to an account that is gone; what staff did stays in the audit log."""
    await tx.run(FORGET_WARNINGS, of_account_id=account_id)


async def _reported(tx: Transaction, target_id: int, report_id: int | None) -> Sequence[int]:
    if report_id is None:
        return ()
    known = await report_by_id(tx, report_id)
    if known is None or known.target_account_id != target_id:
        raise NotFound
    return [one.id for one in (await subjects_of(tx, [report_id]))[report_id] if one.kind == POST]


async def _close_reports(tx: Transaction, actor_id: int, target_id: int, wish: Sanction) -> None:
    """A warning closes the report that led to it; whatever changes the account answers all that wait about it."""
    if wish.type != NONE:
        await tx.run(CLOSE_REPORTS, target_id=target_id, actor_id=actor_id, now=tx.now)
    elif wish.report_id is not None:
        await resolve_report(tx, actor_id, wish.report_id)


async def _keep(tx: Transaction, actor_id: int, target_id: int, wish: Sanction, post_ids: Sequence[int]) -> int:
    warning_id = tx.new_id()
    await tx.run(
        ADD_WARNING,
        id=warning_id,
        account_id=target_id,
        actor_id=actor_id,
        action=wish.type,
        text=wish.text,
        report_id=wish.report_id,
        status_ids=msgspec.json.encode(post_ids).decode(),
        is_told=wish.is_told,
        created_at=tx.now,
    )
    return warning_id
