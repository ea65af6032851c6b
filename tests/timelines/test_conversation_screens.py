"""Conversations on open screens: what is told of them, and to whom."""

from tests.posts.saying import say
from tests.timelines.talking import CONVERSATIONS, taking, talks, words, write
from tests.world.world import World

DIRECT = "/api/v1/streaming/direct"


async def test_a_message_appears_on_the_screens_of_both(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")

    async with ada.listen(DIRECT) as adas, ben.listen(DIRECT) as bens:
        await write(world, ben, "@ada hello")
        told, own = await adas.next(), await bens.next()
        shown = await talks(ada), await talks(ben)
        await say(ben, "@ada aloud")
        await world.settle()
        quiet = [screen.is_quiet() for screen in (adas, bens)]

    assert (told.event, own.event) == ("conversation", "conversation")
    assert (told.json["unread"], own.json["unread"]) == (True, False)
    assert ([told.json], [own.json]) == shown
    assert quiet == [True, True]


async def test_a_socket_tells_of_it_too(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")

    async with ada.connect("/api/v1/streaming", {"stream": "direct"}) as socket:
        await write(world, ben, "@ada hello")
        told = await socket.next()

    assert (told["stream"], told["event"]) == (["direct"], "conversation")
    assert '"unread":true' in told["payload"]


async def test_reading_and_a_deleted_post_are_told(world: World) -> None:
    ada, ben = await taking(world, "ada"), await taking(world, "ben")
    first = await write(world, ben, "@ada hello")
    second = await write(world, ben, "@ada again", to=first)
    [talk] = await talks(ada)

    async with ada.listen(DIRECT) as screen:
        for verb in ("read", "read", "unread"):
            await ada.api("POST", f"{CONVERSATIONS}/{talk['id']}/{verb}")
            await world.settle()
        read, unread = await screen.next(), await screen.next()
        await ben.api("DELETE", f"/api/v1/statuses/{second['id']}")
        await world.settle()
        back = await screen.next()
        await ada.api("DELETE", f"{CONVERSATIONS}/{talk['id']}")
        await world.settle()
        quiet = screen.is_quiet()

    assert (read.json["unread"], unread.json["unread"]) == (False, True)
    assert words(back.json["last_status"]) == "hello"
    assert quiet


async def test_whom_ada_hides_is_not_told_of_nor_what_others_say(world: World) -> None:
    ada, ben, cleo, mo = [await taking(world, name) for name in ("ada", "ben", "cleo", "mo")]
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")
    await ada.api("POST", f"/api/v1/accounts/{cleo.id}/mute")
    await world.settle()

    async with ada.listen(DIRECT) as screen:
        await write(world, ben, "@ada hello")
        await write(world, cleo, "@ada hello")
        await write(world, mo, "@ben hello")
        await write(world, mo, "@ada welcome")
        told = await screen.next()

    assert words(told.json["last_status"]) == "welcome"
