"""Choose what comes by e-mail."""

from collections.abc import Collection

from sqlalchemy.dialects.postgresql import insert

from goodmob.broadcasts.rules.circumstances import TOPICS
from goodmob.broadcasts.tables import broadcast_mail_choice
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid

_CHOICE = insert(broadcast_mail_choice)
CHOOSE = statement(
    _CHOICE.on_conflict_do_update(
        index_elements=["account_id"],
        set_={"topics": _CHOICE.excluded.topics, "changed_at": _CHOICE.excluded.changed_at},
    ).inline()
)


async def choose_mails(tx: Transaction, account_id: int, topics: Collection[str]) -> None:
    """From now on letters to the account are about these topics only; Invalid for a topic that there is not."""
    if unknown := set(topics).difference(TOPICS):
        raise Invalid("topics", f"include {min(unknown)}, which is none of {', '.join(TOPICS)}")

    chosen = " ".join(topic for topic in TOPICS if topic in topics)
    await tx.run(CHOOSE, account_id=account_id, topics=chosen, changed_at=tx.now)
