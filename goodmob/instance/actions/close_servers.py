"""Close and open servers as the policies say that staff keep."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.close_domain import keep_states
from goodmob.accounts.queries.closed_domains import domain_states
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.instance.queries.policies import ALLOW_LIST, allowed_domains, is_allow_list, severities
from goodmob.instance.rules import states_of
from goodmob.instance.tables import server_setting

PUT = statement(insert(server_setting).on_conflict_do_nothing(index_elements=["name"]).inline())
END = statement(delete(server_setting).where(server_setting.c.name == bindparam("which")))


async def close_servers(tx: Transaction) -> None:
    """Makes closed and open what the blocks, the allowances and the mode say together; after each change of them.

    The states are read first: of two changes at once each then closes at least what the other closed.
    """
    known = await domain_states(tx)
    wanted = states_of(await severities(tx), await allowed_domains(tx), is_allow_list=await is_allow_list(tx))

    await keep_states(tx, known, wanted)


async def change_allow_list(tx: Transaction, actor_id: int, *, on: bool) -> None:
    """From now on only allowed servers are spoken with, or again all that are not suspended; audited."""
    if await is_allow_list(tx) is on:
        return

    if on:
        await tx.run(PUT, name=ALLOW_LIST, value="on", changed_at=tx.now)
    else:
        await tx.run(END, which=ALLOW_LIST)
    await close_servers(tx)
    await record(tx, actor_id=actor_id, action="allow_list.change", target="server", details={"on": on})
