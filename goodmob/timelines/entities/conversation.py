"""Mastodon's Conversation: with whom an account exchanges direct posts, and the last of them."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.house import House
from goodmob.posts.entities.show import show as show_statuses
from goodmob.posts.entities.status import Status
from goodmob.timelines.permissions import without_blocked
from goodmob.timelines.queries.conversations import ConversationRow


class Conversation(Struct, frozen=True):
    """Mastodon's Conversation; `accounts` are the others, or the account itself where there is nobody else."""

    id: str
    unread: bool
    accounts: Sequence[Account]
    last_status: Status


async def show(house: House, viewer_id: int, rows: Sequence[ConversationRow]) -> list[Conversation]:
    """The viewer's conversations in order.

    One whose last post the viewer may no longer see is left out, and one with nobody but whom the viewer blocks.
    """
    if not rows:
        return []
    statuses = await show_statuses(house, viewer_id, [row.last_post_id for row in rows])
    by_post = {int(status.id): status for status in statuses}
    listed = [row for row in await without_blocked(house.db, viewer_id, rows) if row.last_post_id in by_post]
    present = await show_accounts(house, sorted({viewer_id, *(id_ for row in listed for id_ in row.others)}))
    accounts = {int(account.id): account for account in present}
    return [
        Conversation(str(row.id), row.unread, _speakers(row, accounts), by_post[row.last_post_id]) for row in listed
    ]


def _speakers(row: ConversationRow, accounts: dict[int, Account]) -> list[Account]:
    others = [accounts[id_] for id_ in row.others if id_ in accounts]
    return others or [accounts[row.account_id]]
