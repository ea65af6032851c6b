"""What is said of notices, policies and requests, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.notifications.asking import NOTICES, POLICY, REQUESTS, whisper
from tests.posts.saying import do, say
from tests.world.world import World

GROUPS = "/api/v2/notifications"
ALPHA = "/api/v2_alpha/notifications"
FILTERED = ("notifications */requests*", "notifications */policy")


@lays("notifications *", "grouped_notifications *", "notifications_alpha *", but=FILTERED)
async def test_notices_and_their_groups(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await do(ben, "favourite", await say(ada, "Good news"))
    await say(ben, "Hello @ada")
    await say(ben, "Hello again @ada")
    await world.settle()

    [last, first, _] = sorted(await laid(ada, "GET", NOTICES), key=lambda notice: str(notice["type"]), reverse=True)
    await laid(ada, "GET", f"{NOTICES}/{last['id']}")
    await laid(ada, "GET", f"{NOTICES}/unread_count")
    for path in (GROUPS, ALPHA):
        await laid(ada, "GET", path)
        await laid(ada, "GET", f"{path}/{last['group_key']}")
        await laid(ada, "GET", f"{path}/unread_count")
    await laid(ada, "GET", GROUPS, params={"expand_accounts": "partial_avatars"})
    await laid(ada, "GET", f"{GROUPS}/{last['group_key']}/accounts")
    await laid(ada, "POST", f"{ALPHA}/{last['group_key']}/dismiss")
    await laid(ada, "POST", f"{NOTICES}/{first['id']}/dismiss")
    await say(ben, "Hello @ada")
    await say(ben, "Hello again @ada")
    await world.settle()
    for notice in await ada.api("GET", NOTICES, params={"types[]": "mention", "limit": 1}):
        await laid(ada, "POST", f"{GROUPS}/{notice['group_key']}/dismiss")
    [left, _] = await ada.api("GET", NOTICES)
    await laid(ada, "POST", f"{NOTICES}/dismiss", json={"id": left["id"]})
    for path in (NOTICES, GROUPS):
        await laid(ada, "POST", f"{path}/clear")


@lays(*FILTERED)
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
