"""Other sites show Ada's posts."""

from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from tests.posts.saying import do, say
from tests.world.world import World


async def asked(world: World, url: str, **params: Any) -> httpx2.Response:
    return await world.anyone.get("/api/oembed", params={"url": url, **params})


async def test_a_post_for_everybody_can_be_framed(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Look")

    told = (await asked(world, post["url"])).json()

    frame = f"{post['url']}/embed"
    assert told["html"].startswith(f'<iframe src="{frame}" title="Post by @ada" width="400" height="400"')
    assert "<script" not in told["html"]
    assert (told["type"], told["version"], told["cache_age"]) == ("rich", "1.0", 86400)
    assert (told["author_name"], told["author_url"]) == ("ada", "https://goodmob.test/@ada")
    assert (told["provider_name"], told["provider_url"]) == ("goodmob.test", "https://goodmob.test/")
    assert (told["width"], told["height"]) == (400, None)
    assert (await asked(world, post["uri"])).json() == told
    page = await world.anyone.get(frame)
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "x-frame-options" not in page.headers
    assert "Look" in page.text
    assert "<script" not in page.text
    assert "<form" not in page.text


async def test_the_frame_keeps_to_the_room_there_is(world: World) -> None:
    post = await say(await world.person("ada"), "Look")

    small = (await asked(world, post["url"], maxwidth=300, maxheight=250)).json()
    strange = (await asked(world, post["url"], maxwidth=-5, maxheight=0)).json()

    assert (small["width"], small["height"]) == (300, 250)
    assert 'width="300" height="250"' in small["html"]
    assert (strange["width"], strange["height"]) == (200, None)
    assert (await asked(world, post["url"], format="xml")).status_code == 400


async def test_other_pages_stay_out_of_frames(world: World) -> None:
    post = await say(await world.person("ada"), "Look")

    for address in (post["url"], "/@ada", "/about", f"{post['url']}1/embed"):
        page = await world.anyone.get(address)
        assert page.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


async def test_the_page_of_a_post_says_where_to_ask(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Look")

    page = (await world.anyone.get(f"/@ada/{post['id']}")).text

    assert 'type="application/json+oembed"' in page
    assert f"/api/oembed?url={quote(post['url'])}" in page


@pytest.mark.parametrize("visibility", ["private", "direct"])
async def test_what_is_not_for_everybody_does_not_exist_for_other_sites(world: World, visibility: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    post = await say(ada, "For @ben", visibility=visibility)

    for client in (world.anyone, ada, ben):
        assert (await client.get("/api/oembed", params={"url": post["url"]})).status_code == 404
        assert (await client.get(f"{post['url']}/embed")).status_code == 404


async def test_only_our_own_posts_at_their_own_address_are_found(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post, gone = await say(ada, "Look"), await say(ada, "Gone")
    boost = await do(ben, "reblog", post)
    await ada.api("DELETE", f"/api/v1/statuses/{gone['id']}")

    for url in (
        "",
        "nonsense",
        f"https://far.example/@ada/{post['id']}",
        f"https://goodmob.test/@ben/{post['id']}",
        f"https://goodmob.test/@ada/{'9' * 19}",
        f"https://goodmob.test/@ben/{boost['id']}",
        gone["url"],
    ):
        assert (await asked(world, url)).status_code == 404
    assert (await world.anyone.get(f"/@ben/{post['id']}/embed")).status_code == 404
    assert (await asked(world, f"{post['url']}?a=b#c")).status_code == 200
