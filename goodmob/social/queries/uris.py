"""Follows and blocks by the addresses under which other servers know them."""

from typing import Literal, NamedTuple

from sqlalchemy import BigInteger, Label, Text, bindparam, literal_column, select, union_all

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.social.tables.ties import block, follow, follow_request

_ACTOR = bindparam("actor_id", type_=BigInteger)
_URI = bindparam("uri", type_=Text)


class Deed(NamedTuple):
    """What somebody did to the target."""

    kind: Literal["follow", "block"]
    target_id: int


def _kind(name: str) -> Label[str]:
    return literal_column(f"'{name}'", Text).label("kind")


BLOCK_URI = statement(
    select(block.c.uri).where(block.c.account_id == bindparam("account_id"), block.c.target_id == bindparam("target"))
)
BY_URI = statement(
    union_all(
        select(_kind("follow"), follow.c.target_id).where(follow.c.follower_id == _ACTOR, follow.c.uri == _URI),
        select(_kind("follow"), follow_request.c.target_id).where(
            follow_request.c.follower_id == _ACTOR, follow_request.c.uri == _URI
        ),
        select(_kind("block"), block.c.target_id).where(block.c.account_id == _ACTOR, block.c.uri == _URI),
    ),
    into=Deed,
)


async def block_uri(reads: Reads, account_id: int, target_id: int) -> str | None:
    """The address of a block; None where there is none, or nobody elsewhere knows it."""
    uri = await reads.value(BLOCK_URI, account_id=account_id, target=target_id)
    return str(uri) if uri is not None else None


async def deed_by_uri(reads: Reads, actor_id: int, uri: str) -> Deed | None:
    """What the actor of another server did by the activity with this address, as long as it holds."""
    return await reads.one(BY_URI, actor_id=actor_id, uri=uri)
