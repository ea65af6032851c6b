"""Ben changes his mob, keeps it as a draft, calls it off, or deletes its post."""

from typing import Any

import pytest

from tests.media.samples import picture
from tests.mobs.calling import MOBS, call, join, litter, look, refused
from tests.mobs.scene import told
from tests.posts.saying import STATUSES, follow, read
from tests.world.world import Client, World


async def change(who: Client, mob: Any, **said: Any) -> Any:
    """Changes the mob and gives it."""
    return await who.api("PATCH", f"{MOBS}/{mob['id']}", json=said)


async def test_only_what_is_sent_changes(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    place = {"text": "Canal quarter", "exact": "12 Lock Lane", "cell": "871fb4662ffffff"}
    mob = await call(world, ben, text="Bring gloves.", threshold=5, cap=9, place=place, language="en")

    changed = await change(ben, mob, title="Pick up two", place={"text": "Old harbour"}, starts_at="2026-11-22T14:00")

    told = {"title": "Pick up two", "starts_at": "2026-11-22T13:00:00.000Z"}
    assert changed == mob | told | {"place": place | {"text": "Old harbour"}}
    status = await read(ada, {"id": mob["status_id"]})
    for words in ("Pick up two", "Bring gloves.", "Old harbour", "Sun, 22 Nov 2026, 14:00-15:00"):
        assert words in status["content"]
    assert status["edited_at"] is not None
    assert len(await ada.api("GET", f"{STATUSES}/{mob['status_id']}/history")) == 2


async def test_threshold_cap_and_deadline_can_be_taken_away(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, threshold=5, cap=9, join_by="2026-11-22T10:00")

    changed = await change(ben, mob, threshold=0, cap=0, join_by="")

    assert (changed["threshold"], changed["cap"], changed["join_by"]) == (None, None, None)


async def test_a_picture_is_exchanged(world: World) -> None:
    ben = await world.person("ben")
    upload = {"file": ("bin.png", picture(), "image/png")}
    first, second = [(await ben.api("POST", "/api/v2/media", files=upload))["id"] for _ in range(2)]
    mob = await call(world, ben, media_ids=[first])

    await change(ben, mob, media_ids=[second])

    shown = (await read(ben, {"id": mob["status_id"]}))["media_attachments"]
    assert [file["id"] for file in shown] == [second]


REFUSALS: list[tuple[dict[str, Any], str]] = [
    ({"title": ""}, "title"),
    ({"text": "x" * 400}, "text"),
    ({"starts_at": "2026-11-01T12:00"}, "starts_at"),
    ({"ends_at": "2026-11-22T12:00"}, "ends_at"),
    ({"cap": 1}, "cap"),
    ({"visibility": "private"}, "visibility"),
    ({"place": {"latitude": 100, "longitude": 0}}, "place[latitude]"),
]


async def test_what_cannot_be_changes_nothing(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)
    await join(ada, mob, party_size=2)
    before, post = await look(ben, mob), await read(ben, {"id": mob["status_id"]})
    wrong = []

    for said, field in REFUSALS:
        answer = await refused(ben, "PATCH", f"{MOBS}/{mob['id']}", json=said)
        if answer != (422, field):
            wrong.append(f"{said}: {answer}")

    assert wrong == []
    assert (await look(ben, mob), await read(ben, {"id": mob["status_id"]})) == (before, post)


async def test_only_new_times_and_places_are_told(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)
    await join(ada, mob)
    await world.settle()

    await change(ben, mob, title="Pick up two", text="Bring gloves.")
    await world.settle()
    assert await told(ada, "mob.changed") == []

    await change(ben, mob, starts_at="2026-11-22T12:30")
    await world.settle()
    assert len(await told(ada, "mob.changed")) == 1


async def test_only_the_host_changes_publishes_and_cancels(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)
    path = f"{MOBS}/{mob['id']}"

    assert (await ada.patch(path, json={"title": "Mine"})).status_code == 403
    assert (await ada.delete(path)).status_code == 403
    assert (await ada.post(f"{path}/publish")).status_code == 403
    assert (await ben.post(f"{path}/publish")).status_code == 409
    assert await look(ben, mob) == mob


async def test_its_post_changes_with_the_mob_only(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben)

    response = await ben.put(f"{STATUSES}/{mob['status_id']}", json={"status": "Something else"})

    assert response.status_code == 422
    assert "Pick up one" in (await read(ben, {"id": mob["status_id"]}))["content"]


async def test_a_draft_is_its_hosts_alone_until_it_is_published(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    upload = {"file": ("bin.png", picture(), "image/png")}
    first, second = [(await ben.api("POST", "/api/v2/media", files=upload))["id"] for _ in range(2)]

    draft = await call(world, ben, draft=True, media_ids=[first])
    path = f"{MOBS}/{draft['id']}"

    assert (draft["state"], draft["status_id"]) == ("draft", None)
    for who, verb, place in [
        *((ada, "GET", place) for place in ("", "/commitments", "/deeds", "/report")),
        *((ada, "POST", place) for place in ("/join", "/publish", "/leave", "/check_in", "/deeds")),
        *((ada, verb, "") for verb in ("PATCH", "DELETE")),
        (world.anyone, "GET", ""),
    ]:
        assert (await who.request(verb, path + place, json={"title": "x"})).status_code == 404, (verb, place)
    assert (await ben.get(f"/api/v1/timelines/mob/{draft['id']}")).status_code == 404
    assert [await ada.api("GET", MOBS), await ada.api("GET", f"{MOBS}?state=draft")] == [[], []]
    assert [mob["id"] for mob in await ben.api("GET", f"{MOBS}?state=draft")] == [draft["id"]]
    assert await ben.api("GET", f"/api/v1/accounts/{ben.id}/statuses") == []

    await change(ben, draft, title="Pick up two", media_ids=[second], visibility="unlisted")
    published = await ben.api("POST", f"{path}/publish")

    assert (published["id"], published["state"], published["title"]) == (draft["id"], "gathering", "Pick up two")
    status = await read(ada, {"id": published["status_id"]})
    assert (status["mob"]["id"], status["visibility"]) == (draft["id"], "unlisted")
    assert [file["id"] for file in status["media_attachments"]] == [second]
    assert (await join(ada, draft))["state"] == "confirmed"


async def test_a_draft_whose_time_has_passed_is_not_published(world: World) -> None:
    ben = await world.person("ben")
    draft = await call(world, ben, draft=True)
    world.step(days=2)

    assert await refused(ben, "POST", f"{MOBS}/{draft['id']}/publish") == (422, "starts_at")
    assert (await look(ben, draft))["status_id"] is None


async def test_a_deleted_draft_is_gone_and_its_picture_free(world: World) -> None:
    ben = await world.person("ben")
    upload = {"file": ("bin.png", picture(), "image/png")}
    media = (await ben.api("POST", "/api/v2/media", files=upload))["id"]
    draft = await call(world, ben, draft=True, media_ids=[media])

    assert await ben.api("DELETE", f"{MOBS}/{draft['id']}") == {}

    assert (await ben.get(f"{MOBS}/{draft['id']}")).status_code == 404
    await call(world, ben, media_ids=[media])


async def test_a_cancelled_mob_says_so_and_takes_nobody(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, ben)
    await join(ada, mob)

    cancelled = await ben.api("DELETE", f"{MOBS}/{mob['id']}")
    await world.settle()

    assert cancelled["state"] == "cancelled"
    assert (await read(cleo, {"id": mob["status_id"]}))["mob"]["state"] == "cancelled"
    assert (await look(ada, mob))["me"]["state"] == "void"
    assert (await cleo.post(f"{MOBS}/{mob['id']}/join")).status_code == 409
    assert (await ben.patch(f"{MOBS}/{mob['id']}", json={"title": "Again"})).status_code == 409


async def test_what_is_over_neither_changes_nor_is_cancelled(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, hours=1, lasting=1)
    await world.settle()
    world.step(hours=5)
    await world.settle()

    assert (await look(ben, mob))["state"] == "reported"
    assert (await ben.patch(f"{MOBS}/{mob['id']}", json={"title": "Again"})).status_code == 409
    assert (await ben.delete(f"{MOBS}/{mob['id']}")).status_code == 409


@pytest.mark.parametrize("visibility", ["public", "private"])
async def test_who_deletes_the_post_cancels_the_mob(world: World, visibility: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    mob = await call(world, ben, visibility=visibility)
    await join(ada, mob)

    await ben.api("DELETE", f"{STATUSES}/{mob['status_id']}")
    await world.settle()

    assert (await ada.get(f"{MOBS}/{mob['id']}")).status_code == 404
    assert (await look(ben, mob))["state"] == "cancelled"


async def test_the_same_answer_again_for_the_same_change(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, text="Bring gloves.")

    await change(ben, mob, text="Bring gloves.")

    assert (await read(ben, {"id": mob["status_id"]}))["edited_at"] is None
    assert await look(ben, mob) == mob
    assert litter(world)["title"] == mob["title"]
