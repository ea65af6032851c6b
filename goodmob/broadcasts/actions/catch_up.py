"""Tell somebody who comes later what was said before."""

from goodmob.broadcasts.actions.deliver import deliver
from goodmob.broadcasts.queries.messages import latest_messages, message_on
from goodmob.broadcasts.rules.circumstances import LASTING, OF_A_PART, still_matter
from goodmob.core.database.interface import Transaction

MOST = 30
"""How many messages one action looks at, the newest ones: each touches up to six rows."""


async def catch_up(tx: Transaction, subject_id: int, account_id: int, *, part: str | None = None) -> None:
    """Brings the account what was said about the subject and still matters, each message once.

    part: the part of the subject that the account comes to, of which it hears as well.
    """
    messages = still_matter(await latest_messages(tx, subject_id, LASTING, MOST))
    local = None if part is None else await message_on(tx, subject_id, OF_A_PART, part)

    for message in messages if local is None else [*messages, local]:
        await deliver(tx, message.id, [account_id])
