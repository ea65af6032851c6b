"""Let accounts of another server stand as the policy of that server says, a few at a time."""

from typing import Any

from sqlalchemy import Integer, Text, bindparam, false, select, true, update

from goodmob.accounts.events import ProfileChanged
from goodmob.accounts.tables import account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import Statement, among, statement

AT_ONCE = 20
"""How many accounts one action changes: each touches as many rows as there are listeners, too."""

_AT = select(account.c.id).where(account.c.domain == bindparam("domain", type_=Text))
_LIMIT = bindparam("limit", type_=Integer)
_THESE = update(account).where(among(account.c.id, "ids"))
_NEXT = {"version": account.c.version + 1}

IN_STATE = statement(_AT.where(account.c.state == bindparam("state", type_=Text)).limit(_LIMIT))
UNLIMITED = statement(_AT.where(account.c.silenced_at.is_(None)).limit(_LIMIT))
LIMITED = statement(_AT.where(account.c.limited_with_domain == true()).limit(_LIMIT))
SET_STATE = statement(_THESE.values(state=bindparam("new_state"), **_NEXT))
LIMIT = statement(_THESE.values(silenced_at=bindparam("now"), limited_with_domain=true(), **_NEXT))
LIFT = statement(_THESE.values(silenced_at=None, limited_with_domain=false(), **_NEXT))


async def stand_as_domain(tx: Transaction, domain: str, *, closed: bool, limited: bool) -> bool:
    """Closes or opens, limits or lifts some accounts of this very domain; tells whether there may be more.

    Who is suspended or limited by name stays so, and whoever is gone stays gone.
    """
    wrong, right = ("active", "closed") if closed else ("closed", "active")
    moved = await _change(tx, IN_STATE, SET_STATE, {"domain": domain, "state": wrong}, {"new_state": right})
    asked, change, values = (UNLIMITED, LIMIT, {"now": tx.now}) if limited else (LIMITED, LIFT, {})
    reached = await _change(tx, asked, change, {"domain": domain}, values)
    return max(moved, reached) == AT_ONCE


async def _change(
    tx: Transaction, asked: Statement[Any], change: Statement[Any], about: dict[str, Any], values: dict[str, Any]
) -> int:
    ids = [row.id for row in await tx.all(asked, **about, limit=AT_ONCE)]
    if ids:
        await tx.run(change, ids=ids, **values)
    for account_id in ids:
        await tx.announce(ProfileChanged(account_id))
    return len(ids)
