"""The key pair of this server: made when it is first asked for, and kept for as long as the database lives."""

from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.schema import metadata
from goodmob.core.database.statements import statement
from goodmob.core.house import House
from goodmob.core.webpush.vapid import VapidKey, new_private

server_key = Table(
    "server_key",
    metadata,
    Column("name", Text, primary_key=True),
    Column("private", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

WEB_PUSH = "web_push"
_BYTES = 2_000

KEY = statement(select(server_key.c.private).where(server_key.c.name == bindparam("name")))
ADD = statement(insert(server_key).on_conflict_do_nothing().inline())


async def vapid_key(house: House) -> VapidKey:
    """The key that pushes are signed with; whichever process makes it first, all use the same one."""
    known = house.cache.get((WEB_PUSH, "key"))
    if isinstance(known, VapidKey):
        return known
    private = await house.db.value(KEY, name=WEB_PUSH) or await house.db.act(make_key)
    key = VapidKey(private)
    house.cache.put((WEB_PUSH, "key"), key, _BYTES)
    return key


async def make_key(tx: Transaction) -> str:
    """The private number of the key pair, of a new one where there was none."""
    await tx.run(ADD, name=WEB_PUSH, private=new_private(), created_at=tx.now)
    private: str = await tx.value(KEY, name=WEB_PUSH)
    return private
