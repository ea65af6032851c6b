"""Forget what is only worth knowing for a while: request keys after an hour, who used a tag after a day."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, select

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.posts.rules.days import day_of
from goodmob.posts.rules.drafts import KEY_LIFETIME
from goodmob.posts.tables.scheduled import idempotency
from goodmob.posts.tables.tags import tag_day_account

ROWS_AT_ONCE = 60

_LIMIT = bindparam("limit", type_=Integer)
_BEFORE = bindparam("before", type_=BigInteger)
_TODAY = bindparam("today", type_=Integer)

OLD_KEYS = statement(select(idempotency.c.key).where(idempotency.c.created_at < _BEFORE).limit(_LIMIT))
DROP_KEYS = statement(delete(idempotency).where(idempotency.c.created_at < _BEFORE, among(idempotency.c.key, "keys")))
OLD_USERS = statement(
    select(tag_day_account.c.account_id).where(tag_day_account.c.day < _TODAY).distinct().limit(_LIMIT)
)
DROP_USERS = statement(
    delete(tag_day_account).where(tag_day_account.c.day < _TODAY, among(tag_day_account.c.account_id, "account_ids"))
)


async def forget_keys_slice(tx: Transaction) -> bool:
    """Forgets some request keys that no longer count; False when none was left."""
    before = tx.now - KEY_LIFETIME
    keys = [row.key for row in await tx.all(OLD_KEYS, before=before, limit=ROWS_AT_ONCE)]
    if keys:
        await tx.run(DROP_KEYS, before=before, keys=keys)
    return bool(keys)


async def forget_tag_users_slice(tx: Transaction) -> bool:
    """Forgets for some accounts which tags they used before today; False when none was left."""
    today = day_of(tx.now)
    account_ids = [row.account_id for row in await tx.all(OLD_USERS, today=today, limit=ROWS_AT_ONCE)]
    if account_ids:
        await tx.run(DROP_USERS, today=today, account_ids=account_ids)
    return bool(account_ids)
