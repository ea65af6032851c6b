"""What is said of notices, policies and requests, beside Mastodon's documentation."""

from tests.contract.asking import laid
from tests.notifications.asking import NOTICES, POLICY, REQUESTS, whisper
from tests.posts.saying import do, say
from tests.world.world import World

GROUPS = "/api/v2/notifications"


async def test_notices_and_their_groups(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await do(ben, "favourite", await say(ada, "Good news"))
    await say(ben, "Hello @ada")
    await world.settle()

    [mention, _] = sorted(await laid(ada, "GET", NOTICES), key=lambda notice: str(notice["type"]), reverse=True)
    await laid(ada, "GET", f"{NOTICES}/{mention['id']}")
    await laid(ada, "GET", f"{NOTICES}/unread_count")
    for path in (GROUPS, "/api/v2_alpha/notifications"):
        await laid(ada, "GET", path)
        await laid(ada, "GET", f"{path}/{mention['group_key']}")
        await laid(ada, "GET", f"{path}/unread_count")
    await laid(ada, "GET", f"{GROUPS}/{mention['group_key']}/accounts")
    await laid(ada, "POST", f"/api/v2_alpha/notifications/{mention['group_key']}/dismiss")
    await laid(ada, "POST", f"{GROUPS}/clear")


async def test_policies_and_requests(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    for who in (ben, cleo):
        await whisper(world, who, "@ada psst")

    await laid(ada, "GET", POLICY)
    await laid(ada, "PATCH", POLICY, json={"for_not_following": "drop"})
    [of_cleo, of_ben] = await laid(ada, "GET", REQUESTS)
    await laid(ada, "GET", f"{REQUESTS}/{of_ben['id']}")
    await laid(ada, "POST", f"{REQUESTS}/{of_ben['id']}/accept")
    await laid(ada, "GET", f"{REQUESTS}/merged")
    await laid(ada, "POST", f"{REQUESTS}/{of_cleo['id']}/dismiss")
    for answer in ("accept", "dismiss"):
        await laid(ada, "POST", f"{REQUESTS}/{answer}", data={"id[]": [of_ben["id"]]})
