"""Write down what a relay answered when it was asked to serve us."""

from typing import Literal

from sqlalchemy import BigInteger, Text, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.federation.tables.relays import relay

Answer = Literal["accepted", "rejected"]

NOTE = statement(
    update(relay)
    .where(
        relay.c.id == bindparam("relay_id", type_=BigInteger),
        relay.c.follow_id == bindparam("answered_id", type_=BigInteger),
        among(relay.c.state, "states"),
    )
    .values(
        state=bindparam("new_state", type_=Text),
        account_id=bindparam("new_account_id", type_=BigInteger),
        changed_at=bindparam("now", type_=BigInteger),
    )
)


async def note_relay(tx: Transaction, relay_id: int, follow_id: int, account_id: int, answer: Answer) -> bool:
    """The relay, whose actor this is, serves us or does not; False where that Follow does not wait for an answer.

    Who serves us may still refuse, who refused has to be asked again.
    """
    waiting = ["pending"] if answer == "accepted" else ["pending", "accepted"]
    about = {"relay_id": relay_id, "answered_id": follow_id, "states": waiting}
    return bool(await tx.run(NOTE, **about, new_state=answer, new_account_id=account_id, now=tx.now))
