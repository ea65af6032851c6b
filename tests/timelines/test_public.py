"""Public, tag and list timelines."""

from tests.timelines.test_home import follow, post, texts
from tests.world.world import World

PUBLIC = "/api/v1/timelines/public"


async def test_anybody_reads_what_is_public_and_begins_a_conversation(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    opening = await post(ada, "hello")
    await post(ben, "an answer", in_reply_to_id=opening["id"])
    for visibility in ("unlisted", "private", "direct"):
        await post(ada, visibility, visibility=visibility)
    await ben.api("POST", f"/api/v1/statuses/{opening['id']}/reblog")

    assert await texts(world, world.anyone, PUBLIC) == ["hello"]
    assert await texts(world, ben, PUBLIC) == ["hello"]
    assert await texts(world, ben, PUBLIC, remote="true") == []
    assert await texts(world, ben, PUBLIC, only_media="true") == []


async def test_whom_one_hides_is_not_met_in_public(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await post(ben, "from ben")
    await post(cleo, "from cleo")

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")
    await cleo.api("POST", f"/api/v1/accounts/{ada.id}/block")

    assert await texts(world, ada, PUBLIC) == []
    assert await texts(world, world.anyone, PUBLIC) == ["from cleo", "from ben"]


async def test_a_page_is_filled_up_past_hidden_posts(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await post(cleo, "old")
    for number in range(3):
        await post(ben, f"noise {number}")
    await post(cleo, "new")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")

    assert await texts(world, ada, PUBLIC, limit="2") == ["new", "old"]


async def test_a_tag_gathers_public_posts_whatever_their_spelling(world: World) -> None:
    ada = await world.person("ada")
    for text in ("#Bees", "#bees and #honey", "#wasps"):
        await post(ada, text)
    await post(ada, "#bees quietly", visibility="unlisted")

    async def tagged(name: str, **wishes: str) -> int:
        return len(await texts(world, world.anyone, f"/api/v1/timelines/tag/{name}", **wishes))

    assert await tagged("BEES") == 2
    assert await tagged("bees", **{"any[]": "wasps"}) == 3
    assert await tagged("bees", **{"all[]": "honey"}) == 1
    assert await tagged("bees", **{"none[]": "honey"}) == 1
    assert await tagged("bees", **{"all[]": "unheard"}) == 0
    assert await tagged("unheard") == 0


async def test_a_list_shows_its_members_and_nobody_else(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    for whom in (ben, cleo):
        await follow(ada, whom)
    kept = await ada.api("POST", "/api/v1/lists", json={"title": "Ben"})
    await ada.api("POST", f"/api/v1/lists/{kept['id']}/accounts", json={"account_ids": [ben.id]})
    path = f"/api/v1/timelines/list/{kept['id']}"
    assert await texts(world, ada, path) == []

    await post(ben, "from ben")
    await post(cleo, "from cleo")

    assert await texts(world, ada, path) == ["from ben"]
    assert (await cleo.get(path)).status_code == 404


async def test_an_exclusive_list_takes_its_members_out_of_home(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    kept = await ada.api("POST", "/api/v1/lists", json={"title": "Ben", "exclusive": True})
    await ada.api("POST", f"/api/v1/lists/{kept['id']}/accounts", json={"account_ids": [ben.id]})

    await post(ben, "from ben")

    assert await texts(world, ada) == []
    assert await texts(world, ada, f"/api/v1/timelines/list/{kept['id']}") == ["from ben"]
