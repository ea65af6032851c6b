"""Tell somebody who comes later what was said before."""

from goodmob.broadcasts.actions.deliver import deliver
from goodmob.broadcasts.queries.messages import latest_messages
from goodmob.broadcasts.rules.circumstances import LASTING, still_matter
from goodmob.core.database.interface import Transaction

MOST = 30
"""How many messages one action looks at, the newest ones: each touches up to six rows."""


async def catch_up(tx: Transaction, subject_id: int, account_id: int) -> None:
    """Brings the account what was said about the subject and still matters, each message once."""
    messages = await latest_messages(tx, subject_id, LASTING, MOST)

    for message in still_matter(messages):
        await deliver(tx, message.id, [account_id])
