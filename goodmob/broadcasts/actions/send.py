"""Say something to all who take part in a subject."""

from msgspec import Struct
from sqlalchemy.dialects.postgresql import insert

from goodmob.broadcasts.rules.circumstances import Circumstance as Circumstance
from goodmob.broadcasts.tables import broadcast
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

ADD = statement(
    insert(broadcast).on_conflict_do_nothing(index_elements=["subject_id", "circumstance", "occasion"]).inline()
)


class Message(Struct, frozen=True, kw_only=True):
    """What is said about a subject: in which circumstance, by whom, as a notice of which type and about which post.

    occasion: tells two of one circumstance apart. title and path: of the subject and of its page. text: in the words
    of its author, or what is to be known besides; no place, since letters are not forgotten after a week as places are.
    """

    subject_id: int
    circumstance: Circumstance
    occasion: str = ""
    type: str
    account_id: int
    post_id: int | None
    title: str
    path: str
    text: str = ""


async def send(tx: Transaction, message: Message, new_id: int | None = None) -> int | None:
    """Keeps the message and gives its id; None where the circumstance was told of before.

    Whoever knows who takes part then calls `deliver` for them, some at a time, and at last `finish`. new_id: where the
    caller had to know it beforehand.
    """
    broadcast_id = tx.new_id() if new_id is None else new_id

    said = {name: getattr(message, name) for name in message.__struct_fields__}
    added = await tx.run(ADD, id=broadcast_id, **said, state="sending", created_at=tx.now)
    return broadcast_id if added else None
