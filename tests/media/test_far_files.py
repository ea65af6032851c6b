"""Files of other servers: fetched when somebody looks, once for all, and never as anything but what they must be."""

import asyncio
from typing import Any

import httpx2
import pytest

from goodmob.core.clock import DAY
from goodmob.core.web.scopes import SCOPES
from goodmob.media.actions.keep_far_attachment import FarAttachment, keep_far_attachment, keep_far_attachments
from goodmob.media.actions.keep_far_emoji import FarEmoji, keep_far_emoji
from goodmob.media.actions.keep_far_portrait import keep_far_portrait
from goodmob.media.entities.attachment import MediaAttachment, gather, render
from goodmob.media.queries.emojis import far_emojis_named
from goodmob.media.queries.far_files import far_file_of
from goodmob.media.rules.meta import Focus
from tests.media.samples import moving_gif, opened, picture
from tests.world.far_server import FarServer, Page
from tests.world.world import World

URL = "https://far.example/files/cat.png"
MO, POST = 7, 70
HASH = "LEHV6nWB2yk8pyo0adR*.7kCMdnj"


def file(**about: Any) -> FarAttachment:
    """What the far server tells of a picture."""
    return FarAttachment(**{"url": URL, "domain": "far.example", "mime": "image/png", **about})


async def kept(world: World, told: FarAttachment, post_id: int = POST) -> MediaAttachment:
    """The file as clients see it."""
    media_id = await world.house.db.act(keep_far_attachment, MO, told, post_id)
    return await shown(world, media_id)


async def shown(world: World, media_id: int) -> MediaAttachment:
    """The file as clients see it by now."""
    return render(await gather(world.house, [media_id]), media_id)


async def look(world: World, url: str | None) -> httpx2.Response:
    """What somebody gets who looks at the file."""
    assert url is not None
    return await world.anyone.get(url)


def serving(world: World, body: bytes, content_type: str = "image/png", url: str = URL) -> FarServer:
    """The far server, which has this file."""
    far = world.far_server()
    far.documents[url] = Page(body, content_type)
    return far


async def test_nobody_leads_the_house_from_file_to_file(world: World) -> None:
    far = serving(world, picture())
    seen = await kept(world, file())
    assert seen.url is not None

    ring = await world.anyone.get(seen.url, headers={"User-Agent": "Goodmob/1 (+https://goodmob.test)"})
    assert (ring.status_code, far.asked) == (404, [])
    other = await world.anyone.get(seen.url, headers={"User-Agent": "Goodmob/1 (+https://other.example)"})
    assert (other.status_code, far.asked) == (200, [URL])


async def test_a_picture_is_fetched_when_somebody_looks(world: World) -> None:
    far = serving(world, picture(size=(80, 60)))
    seen = await kept(world, file(description=" A cat ", focus=(0.5, -0.5), blurhash=HASH, width=80, height=60))

    assert (seen.type, seen.description, seen.blurhash, seen.remote_url) == ("image", "A cat", HASH, URL)
    assert seen.meta.original is not None
    assert (seen.meta.original.width, seen.meta.focus) == (80, Focus(0.5, -0.5))
    assert (seen.url or "").startswith("https://goodmob.test/media/far/")
    assert not far.asked

    response = await look(world, seen.url)
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert (await look(world, seen.preview_url)).headers["content-type"] == "image/webp"
    assert far.asked == [URL]
    assert (await shown(world, int(seen.id))).meta.small is not None


async def test_however_many_look_its_server_is_asked_once(world: World) -> None:
    far = serving(world, picture())
    seen = await kept(world, file())

    answers = await asyncio.gather(*[look(world, seen.url) for _ in range(5)])

    assert {one.status_code for one in answers} == {200}
    assert far.asked == [URL]


async def test_a_file_that_cannot_be_had_is_not_asked_for_again_soon(world: World) -> None:
    far = world.far_server()
    seen = await kept(world, file())
    for _ in range(3):
        response = await look(world, seen.url)
        assert (response.status_code, response.headers["cache-control"]) == (404, "public, max-age=300")
    assert far.asked == [URL]

    serving(world, picture())
    world.step(days=2)
    assert (await look(world, seen.url)).status_code == 200


async def test_a_server_that_is_down_is_given_time(world: World) -> None:
    far = serving(world, picture())
    far.is_down = True
    seen = await kept(world, file())
    assert (await look(world, seen.url)).status_code == 404

    far.is_down = False
    assert (await look(world, seen.url)).status_code == 404
    world.step(minutes=30)
    assert (await look(world, seen.url)).status_code == 200


@pytest.mark.parametrize(
    "body",
    [b"<html><script>alert(1)</script>", b'{"type":"Create"}', b"<svg xmlns='http://www.w3.org/2000/svg'/>", b""],
)
async def test_what_is_no_picture_is_never_shown(world: World, body: bytes) -> None:
    serving(world, body)
    seen = await kept(world, file())

    assert (await look(world, seen.url)).status_code == 404
    row = await far_file_of(world.house.db, "attachment", int(seen.id))
    assert row is not None
    assert (row.state, row.keys) == ("away", ())
    assert row.next_at >= world.clock.now() + DAY


async def test_more_than_a_file_may_weigh_is_not_read(world: World) -> None:
    serving(world, picture() + bytes(17 * 1024 * 1024))
    seen = await kept(world, file())

    assert (await look(world, seen.url)).status_code == 404


async def test_nothing_of_a_strange_address_is_believed(world: World) -> None:
    far = world.far_server()
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://a:b@far.example/x.png", "https://[::1/x", ""):
        seen = await kept(world, file(url=url, blurhash="nonsense", focus=(9.0, 0.0), width=-3, height=10**9))
        assert (seen.type, seen.url, seen.preview_url, seen.remote_url) == ("unknown", None, None, None)
        assert (seen.blurhash, seen.meta.original, seen.meta.focus) == (None, None, None)
    assert not far.asked


async def test_an_edit_keeps_files_and_tells_anew_of_them(world: World) -> None:
    other = file(url="https://far.example/files/dog.png")
    first = await world.house.db.act(keep_far_attachments, MO, POST, [file()])
    both = await world.house.db.act(keep_far_attachments, MO, POST, [other, file(description="A cat"), file()])

    assert len(both) == 2
    assert both[1] == first[0]
    assert (await shown(world, first[0])).description is None
    again = await world.house.db.act(keep_far_attachments, MO, POST, [file(description="Two cats")] * 30)
    assert again == first
    assert (await shown(world, first[0])).description == "Two cats"


async def test_a_gif_goes_on_moving_as_a_picture(world: World) -> None:
    serving(world, moving_gif(), "image/gif")
    seen = await kept(world, file(mime="image/gif"))

    assert (await look(world, seen.url)).headers["content-type"] == "image/webp"
    assert (await look(world, seen.preview_url)).status_code == 200


async def test_a_portrait_stands_until_another_takes_its_place(world: World) -> None:
    serving(world, picture(size=(600, 600)))
    world.far_server().documents["https://far.example/new.png"] = Page(picture(), "image/png")
    keep = keep_far_portrait
    first = await world.house.db.act(keep, MO, "avatar", URL, "far.example")
    assert first == await world.house.db.act(keep, MO, "avatar", URL, "far.example")
    assert first is not None
    assert (await world.anyone.get(f"/media/{first.key}")).status_code == 200
    row = await far_file_of(world.house.db, "avatar", MO)
    assert row is not None
    assert opened(world.house.blobs.path(row.keys[0])).size == (400, 400)

    second = await world.house.db.act(keep, MO, "avatar", "https://far.example/new.png", "far.example")
    await world.settle()
    assert second is not None
    assert (await world.anyone.get(f"/media/{first.key}")).status_code == 404
    assert not world.house.blobs.path(row.keys[0]).exists()
    assert (await world.anyone.get(f"/media/{second.static_key}")).status_code == 200

    assert await world.house.db.act(keep, MO, "avatar", None, "far.example") is None
    assert (await world.anyone.get(f"/media/{second.key}")).status_code == 404


async def test_emoji_of_another_server_are_its_own(world: World) -> None:
    serving(world, picture(size=(300, 200)))
    told = [FarEmoji("cat", URL), FarEmoji("not good", URL), FarEmoji("dog", "ftp://far.example/dog.png")]
    for _ in range(2):
        await world.house.db.act(keep_far_emoji, "far.example", told)

    known = await far_emojis_named(world.house.db, "far.example", ["cat", "dog", "not good"])
    assert set(known) == {"cat"}
    assert (await world.anyone.get(f"/media/{known['cat'].file_key}")).status_code == 200
    assert not await far_emojis_named(world.house.db, "other.example", ["cat"])
    assert (await world.anyone.api("GET", "/api/v1/custom_emojis")) == []
    with pytest.raises(ValueError, match="our own"):
        await world.house.db.act(keep_far_emoji, "", told)


async def test_nothing_of_a_refused_server_is_shown_however_old(world: World) -> None:
    far = serving(world, picture())
    cleo = await world.person("cleo", role="owner", scopes=" ".join(SCOPES))
    seen = await kept(world, file())
    assert (await look(world, seen.url)).status_code == 200

    limits = {"domain": "far.example", "severity": "noop", "reject_media": "true"}
    block = await cleo.api("POST", "/api/v1/admin/domain_blocks", data=limits)
    assert (await look(world, seen.url)).status_code == 404
    late = await kept(world, file(url="https://far.example/files/dog.png"))
    assert (await look(world, late.url)).status_code == 404
    assert far.asked == [URL]

    await cleo.api("DELETE", f"/api/v1/admin/domain_blocks/{block['id']}")
    assert (await look(world, seen.url)).status_code == 200


async def test_a_copy_that_is_lost_comes_again(world: World) -> None:
    far = serving(world, picture())
    seen = await kept(world, file())
    assert (await look(world, seen.url)).status_code == 200
    row = await far_file_of(world.house.db, "attachment", int(seen.id))
    assert row is not None
    for key in row.keys:
        await world.house.blobs.delete(key)

    assert (await look(world, seen.preview_url)).status_code == 200
    assert far.asked == [URL, URL]
