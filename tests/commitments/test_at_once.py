"""Much happens at once, also outside of the call's lane: nothing counts twice, and nothing is told twice."""

from asyncio import gather
from collections.abc import Awaitable
from typing import TypeVar

import pytest

from goodmob.commitments.actions.advance import advance
from goodmob.commitments.actions.check_in import check_in
from goodmob.commitments.actions.do_deed import NewDeed, do_deed
from goodmob.commitments.actions.turn import turn
from goodmob.commitments.events import CallReported
from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, Refusal
from tests.commitments.calls import figures, joins, opened, own, state_of
from tests.commitments.gathering import told
from tests.world.world import World

T = TypeVar("T")


async def all_at_once(*doing: Awaitable[T]) -> list[T | Refusal]:
    """What each is answered, or how it is refused."""
    answers: list[T | Refusal] = []
    for answer in await gather(*doing, return_exceptions=True):
        if isinstance(answer, BaseException) and not isinstance(answer, Refusal):
            raise answer
        answers.append(answer)
    return answers


async def test_the_same_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    await joins(world, call_id, ada)
    world.step(hours=10)
    assert await state_of(world, call_id) == "live"

    answers = await all_at_once(
        *(world.house.db.act(do_deed, call_id, int(ada.id), NewDeed(2, post_id=77)) for _ in range(10))
    )

    deed_ids = {answer for answer in answers if isinstance(answer, int)}
    assert len(deed_ids) == 1
    assert all(isinstance(answer, int | Conflict) for answer in answers)
    total = await figures(world, call_id)
    assert (total.units, total.doers, (await own(world, call_id, ada)).units) == (2, 1, 2)


async def test_no_more_than_one_may_claim(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    call_id = await opened(world, ben)
    await joins(world, call_id, ada)
    world.step(hours=10)
    assert await state_of(world, call_id) == "live"

    answers = await all_at_once(*(world.house.db.act(do_deed, call_id, int(ada.id), NewDeed(1_000)) for _ in range(13)))

    assert sum(isinstance(answer, int) for answer in answers) == 10
    total = await figures(world, call_id)
    assert (total.units, total.doers, (await own(world, call_id, ada)).units) == (10_000, 1, 10_000)


async def test_everybody_comes_in(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)
    fans = [await world.person(f"fan{number}") for number in range(6)]
    codes = [(await joins(world, call_id, fan, party_size=2)).code for fan in fans]
    world.step(hours=9)

    await gather(
        *(
            world.house.db.act(check_in, call_id, actor, code=code)
            for fan, code in zip(fans, codes, strict=True)
            for actor in (int(fan.id), int(ben.id))
        )
    )

    assert (await figures(world, call_id)).present == 12


async def test_the_clock_strikes_once(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)
    world.step(days=3)

    moments = await gather(*(world.house.db.act(advance, call_id) for _ in range(8)))

    assert moments == [None] * 8
    assert (await told(world, CallReported)).count("commitments.settle_call") == 1


async def test_a_call_is_turned_from_the_state_that_was_seen(world: World) -> None:
    ben = await world.person("ben")
    call_id = await opened(world, ben)

    async def turn_twice(tx: Transaction) -> None:
        call = await call_by_id(tx, call_id)
        assert call is not None
        await turn(tx, call, "cancelled")
        await turn(tx, call, "halted", former_state=call.state)

    with pytest.raises(Conflict, match="It has changed at this very moment"):
        await world.house.db.act(turn_twice)

    assert await state_of(world, call_id) == "gathering"
