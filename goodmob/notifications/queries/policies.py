"""Reads of whose notices somebody wants, and whom they let in."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Boolean, bindparam, exists, literal, select, union_all

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.notifications.rules.policy import DEFAULT, Policy
from goodmob.notifications.tables import notification_permission, notification_policy

_ME = bindparam("account_id", type_=BigInteger)
_CHOICES = [notification_policy.c[name] for name in Policy._fields]

POLICY = statement(select(*_CHOICES).where(notification_policy.c.account_id == _ME), into=Policy)
ATTITUDES = statement(
    union_all(
        select(notification_policy.c.account_id, literal(False, Boolean).label("is_permitted"), *_CHOICES).where(
            among(notification_policy.c.account_id, "ids")
        ),
        select(
            notification_permission.c.account_id,
            literal(True, Boolean),
            *[literal(choice).label(name) for name, choice in DEFAULT._asdict().items()],
        ).where(
            among(notification_permission.c.account_id, "ids"),
            notification_permission.c.from_account_id == bindparam("from_account_id", type_=BigInteger),
        ),
    )
)
IS_MERGING = statement(
    select(
        exists(
            select(notification_permission.c.account_id).where(
                notification_permission.c.account_id == _ME, ~notification_permission.c.merged
            )
        ).label("is_merging")
    )
)


class Attitude(NamedTuple):
    """What somebody wants to hear in general, and whether a certain sender was let in."""

    policy: Policy = DEFAULT
    is_permitted: bool = False


async def policy_of(reads: Reads, account_id: int) -> Policy:
    """The policy of the account."""
    return await reads.one(POLICY, account_id=account_id) or DEFAULT


async def attitudes_towards(reads: Reads, from_account_id: int, account_ids: Collection[int]) -> dict[int, Attitude]:
    """What each of these accounts thinks of being told something by the sender, in one query."""
    attitudes = dict.fromkeys(account_ids, Attitude())
    for row in await reads.all(ATTITUDES, from_account_id=from_account_id, ids=list(account_ids)):
        known = attitudes[row.account_id]
        if row.is_permitted:
            attitudes[row.account_id] = known._replace(is_permitted=True)
        else:
            attitudes[row.account_id] = known._replace(policy=Policy(*row[2:]))
    return attitudes


async def is_merging(reads: Reads, account_id: int) -> bool:
    """Whether notices of senders who were let in still wait for their place among the others."""
    return bool(await reads.value(IS_MERGING, account_id=account_id))
