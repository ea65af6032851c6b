"""What is said of timelines, conversations and lists, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import do, follow, say
from tests.timelines.talking import CONVERSATIONS, taking, write
from tests.world.world import World

LISTS = "/api/v1/lists"
MARKERS = "/api/v1/markers"
TIMELINES = "/api/v1/timelines"


@lays("timelines *", "lists *", but=("lists DELETE *",))
async def test_timelines_and_lists(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    made = await laid(ada, "POST", LISTS, json={"title": "Friends", "replies_policy": "followed", "exclusive": False})
    await laid(ada, "POST", f"{LISTS}/{made['id']}/accounts", json={"account_ids": [ben.id]})
    await laid(ada, "PUT", f"{LISTS}/{made['id']}", json={"title": "Bakers"})
    for path in (LISTS, f"{LISTS}/{made['id']}", f"{LISTS}/{made['id']}/accounts"):
        assert await laid(ada, "GET", path)

    boosted = await say(ada, "Hello #tea")
    await write(world, ben, "@ada psst")
    async with site(world, {PAGE: html(page())}) as far:
        await linked(world, ben, far)
        await do(ben, "reblog", boosted)
        await world.settle()
        for name in ("home", "public", "tag/tea", "direct", f"list/{made['id']}", f"link?url={far.url}{PAGE}"):
            assert await laid(ada, "GET", f"{TIMELINES}/{name}"), name
        assert await laid(world.anyone, "GET", f"{TIMELINES}/public?local=true")


@lays("lists DELETE *", "markers *")
async def test_lists_that_end_and_places_where_one_read(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    own = f"{LISTS}/{(await ada.api('POST', LISTS, json={'title': 'Friends'}))['id']}"
    await ada.api("POST", f"{own}/accounts", json={"account_ids": [ben.id]})

    await laid(ada, "DELETE", f"{own}/accounts", params={"account_ids[]": ben.id})
    await laid(ada, "DELETE", own)
    await laid(ada, "POST", MARKERS, json={"home": {"last_read_id": "1"}, "notifications": {"last_read_id": "2"}})
    assert await laid(ada, "GET", MARKERS, params={"timeline[]": ["home", "notifications"]})


@lays("conversations *")
async def test_conversations(world: World) -> None:
    ada, ben = await taking(world, "ada"), await world.person("ben")
    await write(world, ben, "@ada psst")

    [talk] = await laid(ada, "GET", CONVERSATIONS)
    await laid(ada, "POST", f"{CONVERSATIONS}/{talk['id']}/read")
    await laid(ada, "POST", f"{CONVERSATIONS}/{talk['id']}/unread")
    await laid(ada, "DELETE", f"{CONVERSATIONS}/{talk['id']}")


@lays("favourites *", "bookmarks *")
async def test_posts_that_one_keeps(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Hello")

    for verb in ("favourite", "bookmark"):
        await do(ada, verb, post)
        assert await laid(ada, "GET", f"/api/v1/{verb}s")
