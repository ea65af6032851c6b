"""Context: what a post answers and what answers it, for those who may see it."""

from typing import Any

from tests.posts.saying import STATUSES, block, ids, refusal, say
from tests.world.world import Client, World


async def context(who: Client, post: Any) -> tuple[list[str], list[str]]:
    """The ids before and after a post."""
    around = await who.api("GET", f"{STATUSES}/{post['id']}/context")
    return ids(around["ancestors"]), ids(around["descendants"])


async def answer(who: Client, post: Any, text: str = "Answer", **more: Any) -> Any:
    """Answers a post."""
    return await say(who, text, in_reply_to_id=post["id"], **more)


async def test_a_conversation_is_read_from_above_and_down_to_its_leaves(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada)
    second = await answer(ben, first)
    aside = await answer(ben, first)
    third = await answer(ada, second)
    under_aside = await answer(ada, aside)
    fourth = await answer(ben, third)

    assert await context(world.anyone, first) == ([], ids([second, third, fourth, aside, under_aside]))
    assert await context(ada, third) == (ids([first, second]), ids([fourth]))
    assert await context(ada, fourth) == (ids([first, second, third]), [])


async def test_everybody_sees_of_it_what_is_for_them(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    first = await say(ada)
    private = await answer(ben, first, visibility="private")
    for_ada = await answer(cleo, first, "@ada psst", visibility="direct")
    below = await answer(ada, for_ada, "Open again")
    await block(mo, cleo)

    everything = ids([private, for_ada, below])
    assert await context(world.anyone, first) == ([], [below["id"]])
    assert await context(ada, first) == ([], everything[1:])
    assert await context(ben, first) == ([], [private["id"], below["id"]])
    assert await context(mo, below) == ([first["id"]], [])
    assert await context(ada, below) == ([first["id"], for_ada["id"]], [])
    assert await refusal(mo, "GET", f"{STATUSES}/{for_ada['id']}/context") == (404, "Record not found")


async def test_muted_people_are_not_heard_in_a_conversation(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada)
    second = await answer(ben, first)
    third = await answer(ada, second)
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")

    assert await context(ada, third) == ([first["id"]], [])
    assert await context(ada, first) == ([], [third["id"]])


async def test_anyone_gets_so_much_and_people_get_more(world: World) -> None:
    ada = await world.person("ada")
    chain = [await say(ada)]
    for _ in range(44):
        chain.append(await answer(ada, chain[-1]))
    for _ in range(62):
        await answer(ada, chain[-1])

    above, below = await context(world.anyone, chain[-1])
    assert (above, len(below)) == (ids(chain[4:-1]), 60)
    above, below = await context(ada, chain[-1])
    assert (above, len(below)) == (ids(chain[:-1]), 62)
    assert await context(world.anyone, chain[0]) == ([], ids(chain[1:21]))
