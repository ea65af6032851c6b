"""A person chooses the language in which pages and letters speak."""

from sqlalchemy import bindparam, update

from goodmob.accounts.rules.faults import INVALID, Faulty
from goodmob.accounts.tables import person
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.i18n import LANGUAGES

CHOOSE = statement(update(person).where(person.c.id == bindparam("of_id")).values(locale=bindparam("new_locale")))


async def choose_language(tx: Transaction, person_id: int, language: str) -> None:
    """Pages and letters speak this language to the person from now on; Faulty where it is none of ours."""
    if language not in LANGUAGES:
        raise Faulty({"language": [INVALID]})

    await tx.run(CHOOSE, of_id=person_id, new_locale=language)
