"""What staff decided about other servers, as a whole."""

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.instance.tables import server_setting

ALLOW_LIST = "allow_list"
"""The name of the setting that is there while only allowed servers are spoken with."""

MODE = statement(select(server_setting.c.value).where(server_setting.c.name == bindparam("name")))


async def is_allow_list(reads: Reads) -> bool:
    """Whether only servers are spoken with that staff allowed by name."""
    return await reads.value(MODE, name=ALLOW_LIST) is not None
