"""Calls to test with: opened, looked at and acted upon as an upper slice does."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from goodmob.commitments.actions.change_call import change_call
from goodmob.commitments.actions.do_deed import NewDeed, do_deed
from goodmob.commitments.actions.join import Joining, join
from goodmob.commitments.actions.open_call import NewCall, open_call
from goodmob.commitments.queries.calls import CallRow, Figures, call_by_id, figures_of, terms_of
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.core.clock import HOUR
from tests.world.world import Client, World

T = TypeVar("T")


async def opened(world: World, host: Client, **different: Any) -> int:
    """A call of the host that starts in ten hours for two, unless it is to be different; gives its id."""
    now = world.clock.now()
    call_id = world.house.ids.new()
    plain: dict[str, Any] = {"starts_at": now + 10 * HOUR, "ends_at": now + 12 * HOUR, "draft": False}
    endless = {"join_by": None, "threshold": None, "capacity": None}
    new = NewCall(id=call_id, kind="parade", account_id=int(host.id), **{**plain, **endless, **different})
    await world.house.db.act(open_call, new, lane=call_id)
    await world.settle()
    return call_id


async def act(
    world: World, action: Callable[..., Coroutine[Any, Any, T]], call_id: int, *args: object, **how: object
) -> T:
    """Acts on the call in its lane."""
    return await world.house.db.act(action, call_id, *args, **how, lane=call_id)


async def joins(world: World, call_id: int, who: Client, **wish: Any) -> CommitmentRow:
    """Joins the call."""
    return await act(world, join, call_id, int(who.id), Joining(**wish))


async def does(world: World, call_id: int, who: Client, units: int = 1, **about: Any) -> int:
    """Does something for the call; gives the deed's id."""
    return await act(world, do_deed, call_id, int(who.id), NewDeed(units, **about))


async def changes(world: World, call_id: int, **different: Any) -> None:
    """Gives the call other terms."""
    call = await the_call(world, call_id)
    terms = (await terms_of(world.house.db, call))._replace(**different)
    await act(world, change_call, call_id, **terms._asdict())


async def the_call(world: World, call_id: int) -> CallRow:
    """The call as it is stored."""
    call = await call_by_id(world.house.db, call_id)
    assert call is not None
    return call


async def state_of(world: World, call_id: int) -> str:
    """The state of the call, with everything done that is due."""
    await world.settle()
    return (await the_call(world, call_id)).state


async def figures(world: World, call_id: int) -> Figures:
    """What the call comes to."""
    return (await figures_of(world.house.db, [call_id]))[call_id]


async def own(world: World, call_id: int, who: Client) -> CommitmentRow:
    """The commitment of somebody who joined."""
    row = await commitment_of(world.house.db, call_id, int(who.id))
    assert row is not None
    return row
