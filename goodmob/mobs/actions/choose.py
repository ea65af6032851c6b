"""Choose, as the host, what others may do around a mob."""

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.queries.choices import choices_of
from goodmob.mobs.rules.choices import Choices, Chosen
from goodmob.mobs.tables.mobs import mob

CHOOSE = statement(
    update(mob)
    .where(mob.c.id == bindparam("of_mob_id", type_=BigInteger))
    .values(
        chapter_policy=bindparam("chapters", type_=Text),
        question_policy=bindparam("questions", type_=Text),
        wall_policy=bindparam("wall", type_=Text),
    )
)


async def choose(tx: Transaction, host_id: int, mob_id: int, chosen: Chosen) -> Choices:
    """Keeps what the host chooses and gives all choices. NotFound and Forbidden as own_mob."""
    former = choices_of(await own_mob(tx, host_id, mob_id))
    said = {name: value for name, value in msgspec.structs.asdict(chosen).items() if value is not None}

    choices = msgspec.structs.replace(former, **said)
    await tx.run(CHOOSE, of_mob_id=mob_id, **msgspec.structs.asdict(choices))
    return choices
