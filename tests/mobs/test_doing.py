"""People do what a mob is about, by API; a deed and the reply that tells of it come together or not at all."""

from typing import Any

from goodmob.core.clock import MINUTE
from tests.media.samples import picture
from tests.mobs.scene import Json, called, joined, look
from tests.world.books import books, changed
from tests.world.world import Client, World


async def live_mob(world: World, host: Client, **fields: Any) -> Json:
    """A mob whose window is open."""
    mob = await called(world, host, **fields)
    world.step(hours=1)
    await world.settle()
    return mob


async def do(world: World, doer: Client, mob: Json, key: str = "", **wish: object) -> Json:
    """The deed, after everything has followed from it."""
    headers = {"Idempotency-Key": key} if key else {}
    deed: Json = await doer.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json=wish, headers=headers)
    await world.settle()
    return deed


async def reply_of(reader: Client, deed: Json) -> Json:
    """The post that tells of the deed."""
    post: Json = await reader.api("GET", f"/api/v1/statuses/{deed['status_id']}")
    return post


async def refused(world: World, doer: Client, mob: Json, **wish: object) -> tuple[int, str]:
    """The status and error of a deed that is refused and changes nothing."""
    before = await books(world.house.db)
    answer = await doer.post(f"/api/v1/mobs/{mob['id']}/deeds", json=wish)
    assert changed(before, await books(world.house.db)) == {}
    return answer.status_code, answer.json()["error"]


async def test_a_deed_is_told_of_in_a_reply_and_counted_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await live_mob(world, ben)

    deed = await do(world, ada, mob, count=3, text="By the lock. #did 3")

    assert (deed["count"], deed["state"], deed["mob_id"]) == (3, "claimed", mob["id"])
    post = await reply_of(world.anyone, deed)
    assert post["in_reply_to_id"] == mob["status_id"]
    assert "Did 3 pieces." in post["content"]
    assert "By the lock." in post["content"]
    seen = await look(ada, mob)
    assert (seen["done"], seen["tally"], seen["me"]["state"]) == (1, 3, "done")


async def test_a_picture_hangs_on_the_reply_and_shows_with_the_deed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await live_mob(world, ben)
    media = await ada.api("POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")})

    deed = await do(world, ada, mob, media_ids=[media["id"]])

    assert [shown["id"] for shown in deed["media_attachments"]] == [media["id"]]
    assert [shown["id"] for shown in (await reply_of(ada, deed))["media_attachments"]] == [media["id"]]


async def test_a_quiet_deed_has_no_reply_and_so_neither_words_nor_pictures(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await live_mob(world, ben)
    media = await ada.api("POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")})

    assert (await refused(world, ada, mob, quiet=True, media_ids=[media["id"]]))[0] == 422
    assert (await refused(world, ada, mob, quiet=True, text="Hello"))[0] == 422
    deed = await do(world, ada, mob, quiet=True, count=2)

    assert deed["status_id"] is None
    assert (await look(ada, mob))["tally"] == 2
    assert (await ada.api("GET", f"/api/v1/statuses/{mob['status_id']}"))["replies_count"] == 0


async def test_the_same_key_counts_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await live_mob(world, ben, lasts=30 * MINUTE)

    loud = [await do(world, ada, mob, key="one", count=2) for _ in range(2)]
    quiet = [await do(world, ada, mob, key="two", count=1, quiet=True) for _ in range(2)]
    world.step(minutes=40)
    await world.settle()
    late = await do(world, ada, mob, key="two", count=1, quiet=True)

    assert loud[0] == loud[1]
    assert quiet == [late, late]
    assert (await look(ada, mob))["tally"] == 3


async def test_what_is_refused_leaves_nothing_behind(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    early = await called(world, ben)
    full = await called(world, ben, cap="1")
    await joined(world, cleo, full)

    assert (await refused(world, ada, early))[0] == 409
    world.step(hours=1)
    await world.settle()
    assert (await refused(world, ada, full))[0] == 409
    assert (await refused(world, ada, early, count=0))[0] == 422
    assert (await refused(world, ada, early, cell="nowhere"))[0] == 422
    assert (await refused(world, ada, early, media_ids=["1"]))[0] == 422


async def test_the_reply_speaks_the_language_of_the_mob(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    french = await do(world, ada, await live_mob(world, ben, language="fr", unit=""), count=2)
    spanish = await do(world, ada, await live_mob(world, ben, language="es", unit="latas"), count=2)

    assert "Fait 2 fois." in (await reply_of(ada, french))["content"]
    assert "Hecho: 2 latas." in (await reply_of(ada, spanish))["content"]


async def test_the_reply_is_seen_by_no_more_people_than_mob_and_doer_want_and_by_the_host(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    followers_only = await do(world, ada, await live_mob(world, ben, visibility="private"))
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"source[privacy]": "private"})
    open_to_all = await live_mob(world, ben)
    shy = await do(world, ada, open_to_all)

    for deed in (followers_only, shy):
        post = await reply_of(ben, deed)
        assert (post["visibility"], [named["acct"] for named in post["mentions"]]) == ("private", ["ben"])
        assert (await world.anyone.get(f"/api/v1/statuses/{deed['status_id']}")).status_code == 404
    [listed] = await world.anyone.api("GET", f"/api/v1/mobs/{open_to_all['id']}/deeds")
    assert listed["status_id"] is None
