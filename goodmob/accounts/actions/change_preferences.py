"""An owner changes how posts of the account are meant, unless they say otherwise."""

from sqlalchemy import bindparam, select, update

from goodmob.accounts.queries.people import Preferences, posting_defaults
from goodmob.accounts.rules.faults import refuse
from goodmob.accounts.rules.preferences import PreferenceChange as PreferenceChange
from goodmob.accounts.rules.preferences import preference_faults
from goodmob.accounts.rules.profile import told
from goodmob.accounts.tables import person, person_account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_PERSON = select(person_account.c.person_id).where(person_account.c.account_id == bindparam("account_id"))
CHANGE = statement(
    update(person)
    .values({name: bindparam(name) for name in Preferences._fields})
    .where(person.c.id == _PERSON.scalar_subquery())
)


async def change_preferences(tx: Transaction, account_id: int, change: PreferenceChange) -> None:
    """Posts and reading are as wished from now on. Faulty names every wrong field."""
    refuse(preference_faults(change))

    before = await posting_defaults(tx, account_id)
    await tx.run(CHANGE, account_id=account_id, **before._replace(**told(change))._asdict())


async def set_posting_policies(tx: Transaction, account_id: int, policies: str | None) -> None:
    """New posts have these policies, as posts.rules.policies keeps them, unless they say otherwise."""
    before = await posting_defaults(tx, account_id)

    await tx.run(CHANGE, account_id=account_id, **before._replace(posting_policies=policies)._asdict())
