"""A post is rendered once for many open screens, and each reader is shown what is theirs to see."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import block, do, follow, read, say
from tests.social.collections import make, wanting
from tests.world.wires import EventStream
from tests.world.world import Client, World

HOME = "/api/v1/streaming/user"


@asynccontextmanager
async def screens(readers: Sequence[Client]) -> AsyncIterator[list[EventStream]]:
    """The open home of each of the readers."""
    async with AsyncExitStack() as hall:
        yield [await hall.enter_async_context(reader.listen(HOME)) for reader in readers]


async def next_of(screen: EventStream, kind: str) -> Any:
    """The next event of this kind; what else is told of, such as notices, is passed over."""
    while (event := await screen.next()).event != kind:
        pass
    return event.json


async def people(world: World, *names: str) -> list[Client]:
    """People with these names, of whom all follow the first."""
    first, *others = [await world.person(name) for name in names]
    for one in others:
        await follow(one, first)
    await world.settle()
    return [first, *others]


async def test_a_boost_is_shown_to_each_as_they_read_it(world: World) -> None:
    cleo, ada, *others = await people(world, "cleo", "ada", "ben", "mo", "eve", "joe", "zoe")
    _, mo, eve, joe, _ = others
    begin = await say(ada, "Listen")
    poll = {"options": ["tea", "milk"], "expires_in": 3600}
    post = await say(ada, "Which?", in_reply_to_id=begin["id"], poll=poll, quote_approval_policy="followers")
    await follow(mo, ada)
    await eve.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [1]})
    await do(joe, "mute", begin)
    await world.settle()

    async with screens([ada, *others]) as opened:
        boost = await do(cleo, "reblog", post)
        await world.settle()
        told = [await next_of(screen, "update") for screen in opened]

    assert told == [await read(reader, boost) for reader in (ada, *others)]


async def test_a_collection_is_hidden_from_whom_its_owner_blocks(world: World) -> None:
    mo, *_ = await wanting(world, "mo")
    ada, ben, cleo, joe = await people(world, "ada", "ben", "cleo", "joe")
    collection = await make(mo)
    for one in (ben, joe):
        await block(mo, one)
    await world.settle()

    async with screens([ben, cleo, joe]) as opened:
        await say(ada, f"Look: {collection['url']}")
        await world.settle()
        told = [(await next_of(screen, "update"))["tagged_collections"] for screen in opened]

    assert [[one["name"] for one in some] for some in told] == [[], ["Bakers"], []]


async def test_who_wrote_the_linked_page_is_told_that_the_site_is_missing(world: World) -> None:
    cleo, ada, ben, mo = await people(world, "cleo", "ada", "ben", "mo")
    named = '<meta name="fediverse:creator" content="@ada@goodmob.test">'
    async with site(world, {PAGE: html(page(head=named))}) as far:
        post = await linked(world, mo, far)

    async with screens([ada, ben, mo]) as opened:
        await do(cleo, "reblog", post)
        await world.settle()
        told = [(await next_of(screen, "update"))["reblog"]["card"]["missing_attribution"] for screen in opened]

    assert told == [True, False, False]


async def test_an_edit_reaches_everybody_but_who_is_blocked(world: World) -> None:
    ada, ben, cleo = await people(world, "ada", "ben", "cleo")
    mo, joe = await world.person("mo"), await world.person("joe")
    post = await say(ada, "@mo @joe hello")
    await block(ada, mo)
    await world.settle()

    async with screens([ben, cleo, joe, mo]) as (*opened, other):
        await ada.api("PUT", f"/api/v1/statuses/{post['id']}", json={"status": "@mo @joe hi"})
        await world.settle()
        told = [(await next_of(screen, "status.update"))["id"] for screen in opened]
        await say(cleo, "@mo welcome")
        await world.settle()
        first = (await other.next()).event

    assert told == [post["id"]] * 3
    assert first == "notification"
