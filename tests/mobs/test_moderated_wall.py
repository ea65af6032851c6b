"""A host lets deeds hang on the wall once they were looked at; they count all the same."""

from typing import Any

from tests.mobs.asking import choose
from tests.mobs.calling import MOBS, look, refused
from tests.mobs.pressing import press
from tests.mobs.scene import called
from tests.web.reading import browser_of
from tests.world.world import Client, World


async def did(who: Client, mob: Any, text: str, **more: Any) -> Any:
    """Does a deed and tells of it."""
    return await who.api("POST", f"{MOBS}/{mob['id']}/deeds", json={"text": text, **more})


async def on_the_wall(who: Client, mob: Any) -> list[str]:
    """The ids of the deeds that somebody sees."""
    return [deed["id"] for deed in await who.api("GET", f"{MOBS}/{mob['id']}/deeds")]


async def test_a_deed_waits_until_it_is_let_in(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=0)
    await choose(ben, mob, wall="approved")
    told = await did(ada, mob, "By the canal")
    quiet = await ada.api("POST", f"{MOBS}/{mob['id']}/deeds", json={"quiet": True})
    page = f"/mobs/{mob['id']}"

    assert (await look(ada, mob))["tally"] == 2
    assert await on_the_wall(world.anyone, mob) == [quiet["id"]]
    assert await on_the_wall(ada, mob) == [quiet["id"], told["id"]]
    assert "By the canal" not in (await world.anyone.get(page)).text
    assert (await world.anyone.get(f"{page}/deeds/{told['id']}")).status_code == 404
    queue = f"{MOBS}/{mob['id']}/wall/queue"
    assert [deed["id"] for deed in await ben.api("GET", queue)] == [told["id"]]
    assert (await refused(ada, "GET", queue))[0] == 403

    await ben.api("POST", f"{MOBS}/{mob['id']}/deeds/{told['id']}/approve")

    assert await on_the_wall(world.anyone, mob) == [quiet["id"], told["id"]]
    assert "By the canal" in (await world.anyone.get(page)).text
    assert await ben.api("GET", queue) == []


async def test_what_is_hidden_counts_but_does_not_hang_there(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=0)
    rude = await did(ada, mob, "Rude")
    path = f"{MOBS}/{mob['id']}/deeds/{rude['id']}/hide"
    assert (await refused(ada, "POST", path))[0] == 403

    await ben.api("POST", path)

    assert await on_the_wall(world.anyone, mob) == []
    assert (await look(ben, mob))["tally"] == 1


async def test_open_screens_hear_of_a_deed_once_it_is_let_in(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=0)
    await choose(ben, mob, wall="approved")
    async with world.anyone.listen("/api/v1/streaming/mob", {"mob": mob["id"]}) as stream:
        await stream.next()
        told = await did(ada, mob, "By the canal")
        await world.settle()
        heard = [(await stream.next()).event]
        await ben.api("POST", f"{MOBS}/{mob['id']}/deeds/{told['id']}/approve")
        await world.settle()
        heard.append((await stream.next()).event)

    assert heard == ["mob.update", "mob.deed"]


async def test_the_queue_is_worked_off_in_a_browser(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=0)
    host, page = await browser_of(world, "ben"), f"/mobs/{mob['id']}"
    await press(host, page, "/choices", wall="approved")
    first, second = await did(ada, mob, "By the canal"), await did(ada, mob, "By the bridge")
    assert f"{page}/queue" in (await host.get(page)).text

    await press(host, f"{page}/queue", f"/{first['id']}/approve")
    await press(host, f"{page}/queue", f"/{second['id']}/hide")

    assert await on_the_wall(world.anyone, mob) == [first["id"]]
    assert "Nothing waits." in (await host.get(f"{page}/queue")).text
