"""Take over how many follow somebody of another server, whom they follow and how much they said, as told there."""

from sqlalchemy import BigInteger, Boolean, bindparam, func, update

from goodmob.accounts.tables import account, account_count
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_TOLD = {name: bindparam(f"told_{name}", type_=BigInteger) for name in ("followers", "following", "statuses")}
KEEP = statement(
    update(account_count)
    .values({name: func.coalesce(told, account_count.c[name]) for name, told in _TOLD.items()})
    .where(account_count.c.account_id == bindparam("far_id", type_=BigInteger))
)
_HIDES = bindparam("hides", type_=Boolean)
HIDE = statement(
    update(account)
    .values(hide_collections=_HIDES, version=account.c.version + 1)
    .where(account.c.id == bindparam("far_id", type_=BigInteger), account.c.hide_collections != _HIDES)
)


async def keep_far_counts(
    tx: Transaction,
    account_id: int,
    *,
    followers: int | None,
    following: int | None,
    statuses: int | None,
    hides: bool | None,
) -> None:
    """The account has so many as its server says; None: it does not say. hides: whether it shows numbers alone."""
    if hides is not None:
        await tx.run(HIDE, far_id=account_id, hides=hides)
    await tx.run(KEEP, far_id=account_id, told_followers=followers, told_following=following, told_statuses=statuses)
