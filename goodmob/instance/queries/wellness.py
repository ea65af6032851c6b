"""Whether the database answers."""

from sqlalchemy import Integer, cast, literal_column, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.core.errors import Refusal

ONE = statement(select(cast(literal_column("1"), Integer).label("one")))


async def is_well(reads: Reads) -> bool:
    """Whether the database answers a question."""
    try:
        return bool(await reads.value(ONE) == 1)
    except (Refusal, OSError):
        return False
