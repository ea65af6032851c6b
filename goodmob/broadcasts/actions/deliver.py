"""Bring a message to people, each once, whatever happens in between."""

from collections.abc import Collection

from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.broadcasts.events import LetterDue, WordsDue
from goodmob.broadcasts.permissions import mail_readers
from goodmob.broadcasts.queries.choices import muters_among
from goodmob.broadcasts.queries.messages import MessageRow, messages_by_id
from goodmob.broadcasts.rules.circumstances import ANNOUNCEMENT, IN_WORDS, URGENT
from goodmob.broadcasts.tables import broadcast_receipt
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.notifications.actions.tell import tell

AT_ONCE = 30
"""How many accounts one action reaches: each touches up to six rows, and an action has room for 200."""

NOTICE, MAIL, WORDS = "notice", "mail", "words"

ADD = statement(
    insert(broadcast_receipt).on_conflict_do_nothing(index_elements=["broadcast_id", "account_id"]).inline()
)


async def deliver(tx: Transaction, broadcast_id: int, account_ids: Collection[int]) -> None:
    """Tells those of the accounts whom the message has not reached yet: by a notice, which is pushed, and by e-mail;
    people elsewhere in words, where that is done in its circumstance.

    A receipt is written with it, so that nobody is told twice; who muted the subject gets a receipt alone, unless it
    is urgent. ValueError for more than AT_ONCE accounts.
    """
    if len(account_ids) > AT_ONCE:
        raise ValueError(f"{len(account_ids)} accounts are too many for one action; reach {AT_ONCE} at a time")
    message = (await messages_by_id(tx, [broadcast_id])).get(broadcast_id)
    if message is None or not account_ids:
        return
    is_urgent = message.circumstance in URGENT
    deaf = set() if is_urgent else await muters_among(tx, message.subject_id, account_ids)
    hearing = [id_ for id_ in dict.fromkeys(account_ids) if id_ not in deaf]
    far = await far_accounts(tx, hearing)
    mailed = await mail_readers(tx, message, [id_ for id_ in hearing if id_ not in far], tx.now)
    channels = {id_: [NOTICE, MAIL] if id_ in mailed else [NOTICE] for id_ in hearing if id_ not in far}
    channels |= {id_: [WORDS] for id_ in far if message.circumstance in IN_WORDS}

    reached = [
        account_id
        for account_id in dict.fromkeys(account_ids)
        if await tx.run(ADD, **_receipt(tx, message, account_id, channels.get(account_id, ())))
    ]
    await _tell(tx, message, [account_id for account_id in reached if NOTICE in channels.get(account_id, ())])

    for account_id in reached:
        if MAIL in channels.get(account_id, ()):
            await tx.announce(LetterDue(message.id, account_id))
        if WORDS in channels.get(account_id, ()):
            await tx.announce(WordsDue(message.id, account_id))


def _receipt(tx: Transaction, message: MessageRow, account_id: int, channels: Collection[str]) -> dict[str, object]:
    return {
        "broadcast_id": message.id,
        "account_id": account_id,
        "channels": " ".join(channels),
        "mail_id": f"broadcast.{message.id}.{account_id}" if MAIL in channels else None,
        "mailed_at": None,
        "created_at": tx.now,
    }


async def _tell(tx: Transaction, message: MessageRow, account_ids: Collection[int]) -> None:
    # Announcements stand beside each other; of everything else one notice for each subject tells the present.
    cause_id = message.id if message.circumstance == ANNOUNCEMENT else message.subject_id
    await tell(
        tx,
        account_ids,
        message.type,
        from_account_id=message.account_id,
        cause_id=cause_id,
        post_id=message.post_id,
    )
