"""Tell accounts of something that an upper slice knows of."""

from collections.abc import Collection

from goodmob.core.database.interface import Transaction
from goodmob.notifications.actions.notify import notify
from goodmob.notifications.rules.kinds import MOB_TYPES, SEARCH, TOLD_FROM_ABOVE
from goodmob.notifications.rules.notice import Notice

AT_ONCE = 50
"""How many accounts one call tells: each touches up to three rows, and an action has room for 200."""


async def tell(
    tx: Transaction,
    account_ids: Collection[int],
    type_: str,
    *,
    from_account_id: int,
    cause_id: int,
    post_id: int | None,
) -> None:
    """Tells those of the accounts who want to hear it, each once of a type and cause; of kinds.REPLACING anew.

    `cause_id` is what the notice is about: of Mastodon's types the report, warning, severance or collection, which the
    NoticeSource of the type shows. Warnings and severances come from whom they tell, as in Mastodon. A notice about a
    post is shown to those only who may see it. ValueError for a type that no upper slice tells, and for more than
    AT_ONCE accounts.
    """
    if type_ not in {*MOB_TYPES, *TOLD_FROM_ABOVE, SEARCH}:
        raise ValueError(f"there is no notice of type {type_!r}")
    if len(account_ids) > AT_ONCE:
        raise ValueError(f"{len(account_ids)} accounts are too many for one action; tell {AT_ONCE} at a time")

    await notify(tx, [Notice(account_id, type_, from_account_id, cause_id, post_id) for account_id in account_ids])
