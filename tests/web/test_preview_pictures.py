"""The pictures that links to pages show elsewhere."""

import io
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from goodmob.core.drawing import canvas
from goodmob.core.drawing.orders import Sketch
from tests.mobs.calling import call
from tests.posts.saying import STATUSES, follow, say
from tests.posts.test_pictures import upload
from tests.web.reading import browser_of, meta, read, set_state
from tests.world.client import Client
from tests.world.world import World

HOSTILE = '"><script>x</script>'


async def drawn(reader: Client, page: BeautifulSoup) -> Image.Image:
    """What a link to the page shows, which is as large as the page says."""
    answer = await reader.get(str(meta(page, "og:image")))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    picture = Image.open(io.BytesIO(answer.content))
    sizes = str(picture.width), str(picture.height)
    assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == sizes == ("1200", "630")
    assert meta(page, "twitter:card") == "summary_large_image"
    assert meta(page, "og:image:alt")
    return picture


async def test_pages_show_a_picture_of_what_they_say(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": HOSTILE, "note": HOSTILE})
    post, mob = await say(ada, f"Tea {HOSTILE} #Straße"), await call(world, ada, title=HOSTILE)
    seen = set()

    for address in (str(post["url"]), "/@ada", "/tags/Straße", f"/mobs/{mob['id']}"):
        page = await read(world.anyone, address)
        picture = await drawn(world.anyone, page)
        assert len(picture.getcolors(1_000_000) or ()) > 10, address
        seen.add(picture.tobytes())
        assert page.find("script", string="x") is None
    assert len(seen) == 4


async def test_a_picture_is_kept_and_its_address_changes_with_it(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Before")
    first = str(meta(await read(world.anyone, post["url"]), "og:image"))

    one = await world.anyone.get(first)
    assert one.headers["cache-control"] == "public, max-age=3600"
    again = await world.anyone.get(first, headers={"If-None-Match": one.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert world.house.cache.get(("drawn", one.headers["etag"].strip('"'))) == one.content
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "After"})
    second = str(meta(await read(world.anyone, post["url"]), "og:image"))
    assert first != second
    assert urlsplit(first).path == urlsplit(second).path
    assert (await world.anyone.get(first)).content == (await world.anyone.get(second)).content != one.content


async def test_nobody_has_drawn_what_no_page_has_led_to(world: World) -> None:
    ada = await world.person("ada")
    post, other = await say(ada, "One #canal"), await say(ada, "Two")
    address = urlsplit(str(meta(await read(world.anyone, post["url"]), "og:image"))).path
    seal = address.rpartition("/")[2]

    for path in (f"/@ada/{other['id']}", "/@ada", "/tags/canal", "/tags/unknown", f"/mobs/{post['id']}"):
        for tried in (seal, "0000000000000000.png", "é.png"):
            assert (await world.anyone.get(f"{path}/preview/{tried}")).status_code == 404


async def test_what_is_covered_is_not_drawn(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await world.person("ada")
    sketches = []

    async def seen(_house: object, sketch: Sketch, _version: str) -> bytes:
        sketches.append(sketch)
        return canvas.drawn(sketch)

    monkeypatch.setattr("goodmob.core.web.drawn._drawn", seen)
    poll = {"options": ["Needle", "Hay"], "expires_in": 600}
    warned = await say(ada, "Needle", spoiler_text="The end", poll=poll)
    sensitive = await say(ada, "Needle", sensitive=True, media_ids=[await upload(ada, description="Needle")])
    mob = await call(world, ada, title="Needle", spoiler_text="Careful")
    for address in (str(warned["url"]), str(sensitive["url"]), f"/mobs/{mob['id']}"):
        await drawn(world.anyone, await read(world.anyone, address))

    assert [sketch.words for sketch in sketches] == ["The end", "Sensitive content", "Careful"]
    assert all(sketch.is_quiet and "Needle" not in repr(sketch) for sketch in sketches)


async def test_a_post_with_a_picture_shows_that(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Look", media_ids=[await upload(ada, description='A "heron"')])
    media = post["media_attachments"][0]

    page = await read(world.anyone, post["url"])

    assert meta(page, "og:image") == media["preview_url"]
    assert meta(page, "og:image:alt") == meta(page, "twitter:image:alt") == 'A "heron"'
    assert meta(page, "og:image:width") == str(media["meta"]["small"]["width"])


async def test_only_what_anybody_may_see_is_drawn(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    public = await say(ada, "For all")
    private = await say(ada, "Friends", visibility="private")
    address = str(meta(await read(world.anyone, public["url"]), "og:image"))
    profile = str(meta(await read(world.anyone, "/@ada"), "og:image"))
    reader = await browser_of(world, "ben")

    assert "/preview/" not in str(meta(await read(reader, private["url"]), "og:image"))
    await ada.api("DELETE", f"{STATUSES}/{public['id']}")
    await set_state(world, ada, "suspended")
    for gone in (address, profile):
        assert (await reader.get(gone)).status_code == 404
