"""What staff decided about other servers, as a whole."""

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.instance.tables import server_allow, server_block, server_setting

ALLOW_LIST = "allow_list"
"""The name of the setting that is there while only allowed servers are spoken with."""

SEVERITIES = statement(select(server_block.c.domain, server_block.c.severity), long=True)
ALLOWED = statement(select(server_allow.c.domain), long=True)
MODE = statement(select(server_setting.c.value).where(server_setting.c.name == bindparam("name")))


async def is_allow_list(reads: Reads) -> bool:
    """Whether only servers are spoken with that staff allowed by name."""
    return await reads.value(MODE, name=ALLOW_LIST) is not None


async def severities(reads: Reads) -> dict[str, str]:
    """How severely each limited server is limited, by its domain."""
    return {row.domain: row.severity for row in await reads.all(SEVERITIES)}


async def allowed_domains(reads: Reads) -> frozenset[str]:
    """Every server that is allowed by name."""
    return frozenset(row.domain for row in await reads.all(ALLOWED))
