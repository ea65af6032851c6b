"""Speak only with servers that are allowed by name, or with all that are not suspended."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.close_domain import set_allow_list
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.instance.events import PolicyChanged
from goodmob.instance.queries.policies import ALLOW_LIST, is_allow_list
from goodmob.instance.tables import server_setting

PUT = statement(insert(server_setting).on_conflict_do_nothing(index_elements=["name"]).inline())
END = statement(delete(server_setting).where(server_setting.c.name == bindparam("which")))


async def change_allow_list(tx: Transaction, actor_id: int, *, on: bool) -> None:
    """From now on only allowed servers are spoken with, or again all that are not suspended; pages stay public."""
    if await is_allow_list(tx) is on:
        return

    if on:
        await tx.run(PUT, name=ALLOW_LIST, value="on", changed_at=tx.now)
    else:
        await tx.run(END, which=ALLOW_LIST)
    await set_allow_list(tx, on)
    await record(tx, actor_id=actor_id, action="allow_list.change", target="server", details={"on": on})

    await tx.announce(PolicyChanged(""))
