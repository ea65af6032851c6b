"""What is said of tags, trends, searches and suggestions, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import do, follow, say
from tests.social.collections import wanting
from tests.world.world import World

FEATURED = "/api/v1/featured_tags"
TAG = "/api/v1/tags/tea"


@lays("featured_tags *", "followed_tags *", "tags *")
async def test_tags(world: World) -> None:
    ada = await world.person("ada")
    await say(ada, "#tea #cake")

    for verb in ("follow", "feature"):
        await laid(ada, "POST", f"{TAG}/{verb}")
    for who in (ada, world.anyone):
        await laid(who, "GET", TAG)
    made = await laid(ada, "POST", FEATURED, json={"name": "cake"})
    for path in (FEATURED, "/api/v1/followed_tags"):
        assert await laid(ada, "GET", path)
    await laid(ada, "DELETE", f"{FEATURED}/{made['id']}")
    for verb in ("unfollow", "unfeature"):
        await laid(ada, "POST", f"{TAG}/{verb}")
    assert await laid(ada, "GET", f"{FEATURED}/suggestions")


@lays("trends *", "search *")
async def test_trends_and_searches(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben", indexable="true")
    async with site(world, {PAGE: html(page())}) as far:
        for who in (ada, ben):
            await linked(world, who, far)
    await do(ben, "favourite", await say(ada, "Hello #tea"))
    await say(ben, "Good #tea")
    await world.settle()

    for what in ("tags", "statuses", "links"):
        for who in (world.anyone, ada):
            assert await laid(who, "GET", f"/api/v1/trends/{what}"), what
    found = await laid(ada, "GET", "/api/v2/search?q=tea")
    assert found["statuses"]
    assert found["hashtags"]
    assert (await laid(ada, "GET", "/api/v2/search?q=ben&type=accounts"))["accounts"]
    assert (await laid(ada, "GET", "/api/v1/search?q=tea"))["hashtags"]


@lays("suggestions *", "directory *")
async def test_whom_one_may_want_to_follow(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    for who in (ada, ben, cleo):
        await say(who)
    await follow(cleo, ben)

    for version in ("v1", "v2"):
        assert await laid(ada, "GET", f"/api/{version}/suggestions")
    await laid(ada, "DELETE", f"/api/v1/suggestions/{ben.id}")
    assert await laid(world.anyone, "GET", "/api/v1/directory")
