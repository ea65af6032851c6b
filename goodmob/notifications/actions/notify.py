"""Tell accounts of something, those who want to hear of it, once."""

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.notifications.events import Notified
from goodmob.notifications.queries.groups import latest_group
from goodmob.notifications.rules import REPLACING, Notice, group_keys, wants
from goodmob.notifications.tables import notification
from goodmob.posts.queries.posts import posts_by_id
from goodmob.posts.queries.reactions import conversation_muters
from goodmob.social.queries.hidden import silencers_of

_SAME = ["account_id", "type", "from_account_id", "cause_id"]
ADD = statement(insert(notification).on_conflict_do_nothing(index_elements=_SAME).inline())
END_SAME = statement(delete(notification).where(*(notification.c[name] == bindparam(name) for name in _SAME)))


async def notify(tx: Transaction, notices: Sequence[Notice]) -> None:
    """Writes those of the notices, all by one sender and about one post, that their receivers want.

    Nobody is told what was told before, but an update takes the place of the one before it.
    """
    if not notices:
        return
    sender_id, post_id = notices[0].from_account_id, notices[0].post_id
    receivers = await _present(tx, {notice.account_id for notice in notices})
    silencers = await silencers_of(tx, sender_id, receivers, tx.now)
    muters = await _muters(tx, post_id, receivers)
    wanted = [
        notice
        for notice in notices
        if notice.account_id in receivers
        and wants(
            notice,
            silenced=[sender_id] if notice.account_id in silencers else [],
            muted_conversation=notice.account_id in muters,
        )
    ]

    for notice in wanted:
        group_key = await _group_of(tx, notice)
        row = {**notice._asdict(), "id": tx.new_id(), "created_at": tx.now, "group_key": group_key}
        if notice.type in REPLACING:
            await tx.run(END_SAME, **{name: row[name] for name in _SAME})
        if await tx.run(ADD, **row):
            await tx.announce(Notified(row["id"], notice.account_id))


async def _group_of(tx: Transaction, notice: Notice) -> str | None:
    keys = group_keys(notice, tx.now)
    return (await latest_group(tx, notice.account_id, keys) or keys[0]) if keys else None


async def _present(tx: Transaction, account_ids: Collection[int]) -> set[int]:
    accounts = await accounts_by_id(tx, account_ids)
    return {row.id for row in accounts.values() if row.domain is None and row.state == "active"}


async def _muters(tx: Transaction, post_id: int | None, receivers: Collection[int]) -> set[int]:
    post = (await posts_by_id(tx, [post_id])).get(post_id) if post_id is not None else None
    return await conversation_muters(tx, post.conversation_id, receivers) if post else set()
