"""The audit log keeps what people with power did, with the deed itself or not at all."""

from typing import NamedTuple

import msgspec
import pytest
from sqlalchemy import select

from goodmob.core.audit import audit_entry, record
from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from tests.world.world import World

ADA = 10


class Entry(NamedTuple):
    """A row of the log without its id."""

    actor_id: int | None
    action: str
    target: str
    details: str
    created_at: int


ENTRIES = statement(
    select(*(audit_entry.c[name] for name in Entry._fields)).order_by(audit_entry.c.id),
    into=Entry,
)


async def suspend(tx: Transaction, actor_id: int | None, account_id: int, *, refused: bool = False) -> None:
    await record(tx, actor_id=actor_id, action="suspend", target=f"account:{account_id}", details={"note": "spam ✂"})
    if refused:
        raise Forbidden


async def test_an_entry_says_who_did_what_to_whom_and_when(world: World) -> None:
    began = world.clock.now()
    await world.house.db.act(suspend, ADA, 11)
    world.step(hours=1)
    await world.house.db.act(suspend, None, 12)

    first, second = await world.house.db.all(ENTRIES)
    assert first[:3] == (ADA, "suspend", "account:11")
    assert second[:3] == (None, "suspend", "account:12")
    assert msgspec.json.decode(first.details) == {"note": "spam ✂"}
    assert (first.created_at, second.created_at) == (began, began + HOUR)


async def test_what_was_refused_leaves_no_entry(world: World) -> None:
    with pytest.raises(Forbidden):
        await world.house.db.act(suspend, ADA, 11, refused=True)

    assert await world.house.db.all(ENTRIES) == []
