"""Pictures on posts: attached once, in order, changed by edits and kept for redrafts."""

from typing import Any

from tests.media.samples import picture
from tests.posts.saying import STATUSES, ids, read, refusal, say
from tests.world.world import Client, World


async def upload(who: Client, **about: str) -> str:
    """Uploads a picture and gives its id."""
    answer = await who.api("POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")}, data=about)
    return str(answer["id"])


async def test_pictures_stand_in_their_authors_order(world: World) -> None:
    ada = await world.person("ada")
    one, two = await upload(ada, description="One"), await upload(ada, description="Two")

    post = await ada.api("POST", STATUSES, json={"media_ids": [two, one], "sensitive": True})

    assert [media["description"] for media in post["media_attachments"]] == ["Two", "One"]
    assert (post["content"], post["sensitive"]) == ("", True)
    only_media = await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}/statuses", params={"only_media": "1"})
    assert ids(only_media) == [post["id"]]


async def test_pictures_that_cannot_be_attached(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    theirs, used = await upload(ben), await upload(ada)
    await say(ada, media_ids=[used])
    many = [await upload(ada) for _ in range(5)]

    for media_ids in ([theirs], [used], ["1"]):
        status, error = await refusal(ada, "POST", STATUSES, json={"status": "x", "media_ids": media_ids})
        assert (status, error) == (422, f"Media {media_ids[0]} not found or already attached to another post")
    status, error = await refusal(ada, "POST", STATUSES, json={"status": "x", "media_ids": many})
    assert (status, error) == (422, "Cannot attach more than 4 files")
    assert len(await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")) == 1
    assert len((await say(ada, media_ids=many[:4]))["media_attachments"]) == 4


async def test_an_edit_changes_pictures_and_their_words(world: World) -> None:
    ada = await world.person("ada")
    one, two = await upload(ada, description="One"), await upload(ada)
    post = await say(ada, "Look", media_ids=[one])
    path = f"{STATUSES}/{post['id']}"

    words = [{"id": one, "description": "Uno"}, {"id": two, "description": "Dos", "focus": "0.5,-0.5"}]
    edited = await ada.api("PUT", path, json={"status": "Look", "media_ids": [two, one], "media_attributes": words})
    assert [media["description"] for media in edited["media_attachments"]] == ["Dos", "Uno"]
    assert edited["media_attachments"][0]["meta"]["focus"] == {"x": 0.5, "y": -0.5}
    without = await ada.api("PUT", path, json={"status": "Look"})
    assert without["media_attachments"] == []
    back = await ada.api("PUT", path, json={"status": "Look", "media_ids": [one]})
    assert ids(back["media_attachments"]) == [one]
    history = await world.anyone.api("GET", f"{path}/history")
    assert [ids(version["media_attachments"]) for version in history] == [[one], [two, one], [], [one]]


async def test_only_new_words_make_another_version(world: World) -> None:
    ada = await world.person("ada")
    one = await upload(ada, description="One")
    post = await say(ada, "Look", media_ids=[one])
    path = f"{STATUSES}/{post['id']}"
    same = {"status": "Look", "media_ids": [one]}

    await ada.api("PUT", path, json={**same, "media_attributes": [{"id": one, "description": "One"}]})
    assert (await read(ada, post))["edited_at"] is None
    await ada.api("PUT", path, json={**same, "media_attributes": [{"id": one, "description": "Uno"}]})
    assert (await read(ada, post))["media_attachments"][0]["description"] == "Uno"
    assert (await read(ada, post))["edited_at"] is not None


async def test_pictures_of_a_deleted_post_can_be_used_again_unless_they_go_too(world: World) -> None:
    ada = await world.person("ada")
    one = await upload(ada)
    post = await say(ada, "Look", media_ids=[one])

    await ada.api("DELETE", f"{STATUSES}/{post['id']}")
    again = await say(ada, "Look again", media_ids=[one])
    await ada.api("DELETE", f"{STATUSES}/{again['id']}", params={"delete_media": "true"})

    assert (await ada.get(f"/api/v1/media/{one}")).status_code == 404
    body = {"status": "x", "media_ids": [one]}
    assert (await refusal(ada, "POST", STATUSES, json=body))[0] == 422


async def test_pictures_wait_with_their_scheduled_post(world: World) -> None:
    ada = await world.person("ada")
    one, two = await upload(ada), await upload(ada)
    at = "2026-11-21T13:00:00Z"
    waiting: Any = await say(ada, "Later", media_ids=[one], scheduled_at=at)
    cancelled: Any = await say(ada, "Never", media_ids=[two], scheduled_at=at)

    assert ids(waiting["media_attachments"]) == [one]
    assert (await refusal(ada, "POST", STATUSES, json={"status": "x", "media_ids": [one]}))[0] == 422
    await ada.api("DELETE", f"/api/v1/scheduled_statuses/{cancelled['id']}")
    assert ids((await say(ada, media_ids=[two]))["media_attachments"]) == [two]
    world.step(hours=1)
    await world.settle()
    [published, _] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert ids(published["media_attachments"]) == [one]
