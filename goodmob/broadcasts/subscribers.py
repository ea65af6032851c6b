"""What follows: letters go out, and nothing outlives its account."""

from goodmob.accounts.events import AccountDeleted
from goodmob.accounts.queries.people import person_of
from goodmob.broadcasts.actions.mark_mailed import mark_mailed
from goodmob.broadcasts.entities.letters import letter
from goodmob.broadcasts.events import LetterDue
from goodmob.broadcasts.jobs import OneAccount
from goodmob.broadcasts.permissions import may_be_written
from goodmob.broadcasts.queries.messages import messages_by_id, receipt_of
from goodmob.broadcasts.rules.circumstances import is_stale
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House


async def send_letter(house: House, event: LetterDue) -> None:
    """The letter goes out and is noted; where that fails in between it goes out again, with the same Message-ID."""
    message = (await messages_by_id(house.db, [event.broadcast_id])).get(event.broadcast_id)
    receipt = await receipt_of(house.db, event.broadcast_id, event.account_id)
    person = await person_of(house.db, event.account_id)
    if message is None or receipt is None or receipt.mail_id is None or receipt.mailed_at is not None:
        return
    if (
        person is None
        or not may_be_written(person)
        or is_stale(message.circumstance, message.created_at, house.clock.now())
    ):
        return
    written = await letter(house, message, person)
    if written is None:
        return

    subject, text, unsubscribe = written
    message_id = f"<{receipt.mail_id}@{house.settings.local_domain}>"
    await house.mail.send(person.email, subject, text, message_id=message_id, unsubscribe=unsubscribe)
    await house.db.act(mark_mailed, event.broadcast_id, event.account_id)


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """Nothing stays of what the account said, heard and chose."""
    key = f"broadcasts.forget:{event.account_id}"
    await tx.enqueue("broadcasts.forget_account", OneAccount(event.account_id), key=key)
