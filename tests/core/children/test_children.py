"""Children: they answer, they are bounded, and nothing they do brings the parent down."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from goodmob.core.children import asking
from goodmob.core.children.asking import Child, ChildFailed, Children
from goodmob.core.errors import Unavailable

ECHO = "tests.core.children.echo"
PLENTY = 30.0


@pytest.fixture
async def children() -> AsyncIterator[Children]:
    family = Children()
    yield family
    await family.close()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


async def gone(pid: int) -> None:
    async with asyncio.timeout(PLENTY):
        while alive(pid):  # noqa: ASYNC110 - another process ends, which sets no event here
            await asyncio.sleep(0.01)


async def test_one_process_answers_order_after_order(children: Children) -> None:
    first, second, third = await asyncio.gather(*(children.ask(ECHO, b"pid", seconds=PLENTY) for _ in range(3)))

    assert first == second == third
    assert children.pids() == [int(first)]


async def test_lanes_have_processes_of_their_own(children: Children) -> None:
    assert await children.ask(ECHO, b"lane", lane="films", seconds=PLENTY) == b"films"
    assert await children.ask(ECHO, b"lane", seconds=PLENTY) == b""
    assert len(children.pids()) == 2


async def test_what_a_child_prints_is_not_an_answer(children: Children) -> None:
    assert await children.ask(ECHO, b"print", seconds=PLENTY) == b"print"


async def test_a_child_knows_no_secrets(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODMOB_DATABASE", "postgresql://ada:secret@far.example/")

    assert b"GOODMOB" not in await children.ask(ECHO, b"environment", seconds=PLENTY)


@pytest.mark.parametrize("order", [b"die", b"spin"])
async def test_a_child_that_dies_is_replaced(children: Children, order: bytes) -> None:
    before = await children.ask(ECHO, b"pid", seconds=PLENTY)
    with pytest.raises(ChildFailed, match="died"):
        await children.ask(ECHO, order, seconds=PLENTY)

    assert await children.ask(ECHO, b"pid", seconds=PLENTY) != before


async def test_a_child_that_takes_too_long_is_killed_with_all_it_started(children: Children) -> None:
    child = int(await children.ask(ECHO, b"pid", seconds=PLENTY))
    grandchild = int(await children.ask(ECHO, b"start", seconds=PLENTY))
    with pytest.raises(ChildFailed, match=r"0\.2 seconds"):
        await children.ask(ECHO, b"sleep", seconds=0.2)

    await gone(child)
    await gone(grandchild)
    assert await children.ask(ECHO, b"again", seconds=PLENTY) == b"again"


async def test_an_asker_who_leaves_takes_the_child_along(children: Children) -> None:
    child = int(await children.ask(ECHO, b"pid", seconds=PLENTY))
    asker = asyncio.create_task(children.ask(ECHO, b"sleep", seconds=PLENTY))
    await asyncio.sleep(0)
    asker.cancel()
    await asyncio.gather(asker, return_exceptions=True)

    await gone(child)
    assert await children.ask(ECHO, b"next", seconds=PLENTY) == b"next"


async def test_memory_and_files_are_bounded(children: Children, tmp_path: Path) -> None:
    assert await children.ask(ECHO, b"hoard", seconds=PLENTY) == b"no memory"
    assert await children.ask(ECHO, f"write {tmp_path}/big".encode(), seconds=PLENTY) == b"File too large"


async def test_an_idle_child_ends(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "IDLE_SECONDS", 0.0)
    child = int(await children.ask(ECHO, b"pid", seconds=PLENTY))

    await gone(child)
    assert children.pids() == []


async def test_a_child_is_renewed_after_many_orders(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_ORDERS", 2)
    pids = [await children.ask(ECHO, b"pid", seconds=PLENTY) for _ in range(3)]

    assert pids[0] == pids[1] != pids[2]


async def test_an_idle_child_that_was_killed_is_not_missed(children: Children) -> None:
    child = int(await children.ask(ECHO, b"pid", seconds=PLENTY))
    os.kill(child, 9)
    async with asyncio.timeout(PLENTY):
        while children.pids():  # noqa: ASYNC110 - the loop hears of it in its own time
            await asyncio.sleep(0.01)

    assert await children.ask(ECHO, b"again", seconds=PLENTY) == b"again"


async def test_a_long_queue_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_WAITING", 1)
    child = Child(ECHO, "")
    first = asyncio.create_task(child.ask(b"first", PLENTY))
    await asyncio.sleep(0)
    with pytest.raises(Unavailable):
        await child.ask(b"second", PLENTY)

    assert await first == b"first"
    await child.end()


async def test_nothing_is_left_behind() -> None:
    family = Children()
    child = int(await family.ask(ECHO, b"pid", seconds=PLENTY))
    await family.close()

    assert not alive(child)
