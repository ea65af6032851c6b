"""Accounts as staff look through them, and what staff do to them."""

from typing import Literal

from msgspec import Struct, field, structs

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.accounts.queries.roll import STATUSES, Wanted, accounts_wanted, roles_by_id, roles_with
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post
from goodmob.moderation.actions.admit import approve_account, delete_suspended, reject_account
from goodmob.moderation.actions.lift import lift
from goodmob.moderation.actions.sanction import Sanction, sanction
from goodmob.moderation.entities.admin_account import AdminAccount, show, show_rows

READ, WRITE = "admin:read:accounts", "admin:write:accounts"
_FEWEST, _MOST = 100, 200


class Sought(PageParams, kw_only=True):
    """Whom to look for: a part of a name, an address, a server."""

    username: str = ""
    display_name: str = ""
    by_domain: str = ""
    email: str = ""
    ip: str = ""


class OldParams(Sought, kw_only=True):
    """As apps ask since 2.9; of several ways to stand the last counts."""

    local: bool = False
    remote: bool = False
    active: bool = False
    pending: bool = False
    disabled: bool = False
    silenced: bool = False
    suspended: bool = False
    sensitized: bool = False
    staff: bool = False


class NewParams(Sought, kw_only=True):
    """As apps ask since 3.5."""

    origin: Literal["local", "remote"] | None = None
    status: Literal["active", "pending", "disabled", "silenced", "suspended", "sensitized"] | None = None
    permissions: Literal["staff"] | None = None
    role_ids: list[int] = field(default_factory=list)
    invited_by: Id | None = None


class OneAccount(Struct):
    """Names an account."""

    id: Id


class Decision(OneAccount, kw_only=True):
    """What is done to the account of the path, and why; there are no presets of warnings on this server."""

    type: str = ""
    report_id: Id | None = None
    warning_preset_id: Id | None = None
    text: str = ""
    send_email_notification: bool = True


async def list_accounts(call: Call, params: OldParams) -> Page[AdminAccount]:
    """Accounts as staff see them, newest first."""
    status = [name for name in STATUSES if getattr(params, name)][-1:]
    origin = "remote" if params.remote else "local" if params.local else ""
    roles = roles_with(Permission.MANAGE_REPORTS) if params.staff else None
    wanted = structs.replace(_sought(params), origin=origin, status="".join(status), roles=roles)
    return await _page(call, params, wanted)


async def search_accounts(call: Call, params: NewParams) -> Page[AdminAccount]:
    """Accounts as staff see them, newest first."""
    roles = roles_by_id(params.role_ids) if params.role_ids else None
    if params.permissions is not None:
        staff = roles_with(Permission.MANAGE_REPORTS)
        roles = staff if roles is None else [name for name in staff if name in roles]
    wanted = structs.replace(
        _sought(params),
        origin=params.origin or "",
        status=params.status or "",
        roles=roles,
        invited_by=params.invited_by,
    )
    return await _page(call, params, wanted)


async def show_account(call: Call, params: OneAccount) -> AdminAccount:
    """One account as staff see it."""
    require_permission(call.viewer, Permission.MANAGE_USERS)
    return await _one(call, params.id)


async def approve(call: Call, params: OneAccount) -> AdminAccount:
    """Let an account in that waits."""
    require_permission(call.viewer, Permission.MANAGE_USERS)
    await call.house.db.act(approve_account, call.account_id, params.id)
    return await _one(call, params.id)


async def reject(call: Call, params: OneAccount) -> AdminAccount:
    """Turn an account away that waits; the answer shows it for the last time."""
    require_permission(call.viewer, Permission.MANAGE_USERS)
    shown = await _one(call, params.id)
    await call.house.db.act(reject_account, call.account_id, params.id)
    return shown


async def delete_account(call: Call, params: OneAccount) -> AdminAccount:
    """Delete all data of a suspended account; the answer shows it for the last time."""
    require_permission(call.viewer, Permission.DELETE_USER_DATA)
    shown = await _one(call, params.id)
    await call.house.db.act(delete_suspended, call.account_id, params.id)
    return shown


async def act_on(call: Call, params: Decision) -> Empty:
    """Warn an account, cover its media, disable its login, limit or suspend it, and close reports about it."""
    require_permission(call.viewer, Permission.MANAGE_USERS)
    if params.warning_preset_id is not None:
        raise NotFound
    wish = Sanction(
        type=params.type,
        text=params.text.strip(),
        report_id=params.report_id,
        is_told=params.send_email_notification,
    )
    await call.house.db.act(sanction, call.account_id, params.id, wish)
    return EMPTY


async def enable(call: Call, params: OneAccount) -> AdminAccount:
    """Let the person behind a disabled account sign in again."""
    return await _lift(call, params.id, "enable")


async def unsilence(call: Call, params: OneAccount) -> AdminAccount:
    """Limit the account no longer."""
    return await _lift(call, params.id, "unsilence")


async def unsuspend(call: Call, params: OneAccount) -> AdminAccount:
    """Show a suspended account again, as it was."""
    return await _lift(call, params.id, "unsuspend")


async def unsensitive(call: Call, params: OneAccount) -> AdminAccount:
    """Cover the media of the account only where it says so itself."""
    return await _lift(call, params.id, "unsensitive")


async def _lift(call: Call, account_id: int, verb: str) -> AdminAccount:
    require_permission(call.viewer, Permission.MANAGE_USERS)
    await call.house.db.act(lift, call.account_id, account_id, verb)
    return await _one(call, account_id)


async def _page(call: Call, params: PageParams, wanted: Wanted) -> Page[AdminAccount]:
    require_permission(call.viewer, Permission.MANAGE_USERS)
    rows = await accounts_wanted(call.house.db, params.window(_FEWEST, _MOST), wanted)
    shown = await show_rows(call.house, rows)
    return Page(shown, newest=rows[0].id, oldest=rows[-1].id) if rows else Page(shown)


async def _one(call: Call, account_id: int) -> AdminAccount:
    shown = await show(call.house, [account_id])
    if not shown:
        raise NotFound
    return shown[0]


_LONGEST = 320


def _sought(params: Sought) -> Wanted:
    sought = Wanted(
        username=params.username,
        display_name=params.display_name,
        by_domain=params.by_domain,
        email=params.email,
        ip=params.ip,
    )
    for name in ("username", "display_name", "by_domain", "email", "ip"):
        if len(getattr(params, name)) > _LONGEST:
            raise Invalid(name, f"is too long (maximum is {_LONGEST} characters)")
    return sought


ROUTES = (
    get("/api/v1/admin/accounts", list_accounts, scope=READ),
    get("/api/v2/admin/accounts", search_accounts, scope=READ),
    get("/api/v1/admin/accounts/:id", show_account, scope=READ),
    delete("/api/v1/admin/accounts/:id", delete_account, scope=WRITE),
    post("/api/v1/admin/accounts/:id/approve", approve, scope=WRITE),
    post("/api/v1/admin/accounts/:id/reject", reject, scope=WRITE),
    post("/api/v1/admin/accounts/:id/action", act_on, scope=WRITE),
    post("/api/v1/admin/accounts/:id/enable", enable, scope=WRITE),
    post("/api/v1/admin/accounts/:id/unsilence", unsilence, scope=WRITE),
    post("/api/v1/admin/accounts/:id/unsuspend", unsuspend, scope=WRITE),
    post("/api/v1/admin/accounts/:id/unsensitive", unsensitive, scope=WRITE),
)
