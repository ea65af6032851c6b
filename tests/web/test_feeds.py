"""Feeds: what anybody may read, as readers of feeds take it."""

from xml.etree import ElementTree

import pytest

from tests.mobs.calling import call
from tests.posts.saying import block, do, follow, say
from tests.posts.test_pictures import upload
from tests.web.reading import browser_of, read, set_state
from tests.world.client import Client
from tests.world.world import World

MEDIA = "{http://search.yahoo.com/mrss/}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
ADDRESSES = ("/@ada.rss", "/tags/canal.rss", "/public.rss")


async def items(reader: Client, address: str) -> list[ElementTree.Element]:
    """The entries of a feed, which has to be there."""
    answer = await reader.get(address)
    assert answer.status_code == 200, (address, answer.text[:500])
    assert answer.headers["content-type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content).findall("channel/item")  # noqa: S314  our own answer


def said(item: ElementTree.Element) -> str:
    """What an entry says."""
    return item.findtext("description") or ""


@pytest.mark.parametrize("address", ADDRESSES)
async def test_a_feed_holds_what_is_public_whoever_asks(world: World, address: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Public #canal")
    for visibility in ("unlisted", "private", "direct"):
        await say(ada, f"{visibility} #canal @ben", visibility=visibility)
    await say(ada, "An answer", in_reply_to_id=(await say(ben, "Other", visibility="unlisted"))["id"])
    await do(ben, "reblog", post)
    await follow(ben, ada)

    for reader in (world.anyone, await browser_of(world, "ben"), await browser_of(world, "ada")):
        [item] = await items(reader, address)
        assert "Public" in said(item)
        assert (item.findtext("link"), item.findtext("guid")) == (post["url"], post["url"])
        assert item.findtext(CREATOR) == "ada (@ada)"
        assert [tag.text for tag in item.findall("category")] == ["canal"]
        assert f'href="{world.house.settings.base_url}/tags/canal"' in said(item)


async def test_a_feed_has_the_twenty_newest(world: World) -> None:
    ada = await world.person("ada")
    for number in range(22):
        await say(ada, f"{number} #canal")

    for address in ADDRESSES:
        assert [said(item)[3:].split(" ")[0] for item in await items(world.anyone, address)] == [
            str(number) for number in range(21, 1, -1)
        ]


async def test_blocks_change_nothing_as_anybody_may_read_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await say(ada, "Public #canal")
    await block(ada, ben)

    for address in ADDRESSES:
        assert len(await items(await browser_of(world, "ben"), address)) == 1


async def test_words_are_escaped_and_what_xml_cannot_hold_is_left_out(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Ada <i> & ]]>"})
    await say(ada, "1 < 2 & <script>alert(1)</script> ]]> \ufffe\u0085 end #canal")

    for address in ADDRESSES:
        [item] = await items(world.anyone, address)
        assert "&lt;script&gt;" in said(item)
        assert "<script" not in said(item)
        assert item.findtext(CREATOR) == "Ada <i> & ]]> (@ada)"


async def test_pictures_come_along_with_their_descriptions(world: World) -> None:
    ada = await world.person("ada")
    one, two = await upload(ada, description='A "dot"'), await upload(ada)
    post = await say(ada, "Look", media_ids=[one, two])

    [item] = await items(world.anyone, "/@ada.rss")

    urls = [media["url"] for media in post["media_attachments"]]
    assert [found.attrib["url"] for found in item.findall(f"{MEDIA}content")] == urls
    assert urls[0].startswith("https://")
    assert [found.attrib["url"] for found in item.findall("enclosure")] == urls[:1]
    assert item.find("enclosure").attrib["type"].startswith("image/")  # type: ignore[union-attr]
    assert item.findtext(f"{MEDIA}content/{MEDIA}description") == 'A "dot"'
    assert 'alt="A &#34;dot&#34;"' in said(item)


async def test_what_stands_behind_a_warning_is_only_linked(world: World) -> None:
    ada = await world.person("ada")
    warned = await say(ada, "Secret ending", spoiler_text="The film <b>", media_ids=[await upload(ada)])
    sensitive = await say(ada, "Open words", sensitive=True, media_ids=[await upload(ada)])

    second, first = await items(world.anyone, "/@ada.rss")

    assert "The film &lt;b&gt;" in said(first)
    assert "Secret ending" not in said(first)
    assert warned["url"] in said(first)
    assert "Open words" in said(second)
    assert sensitive["url"] in said(second)
    for item in (first, second):
        assert item.findall(f"{MEDIA}content") == item.findall("enclosure") == []
        assert "<img" not in said(item)


async def test_a_feed_is_sent_again_only_when_it_changed(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Before #canal")

    for address in ADDRESSES:
        first = await world.anyone.get(address)
        tag, moment = first.headers["etag"], first.headers["last-modified"]
        for known in ({"If-None-Match": f'"other", {tag}'}, {"If-None-Match": "*"}, {"If-Modified-Since": moment}):
            again = await world.anyone.get(address, headers=known)
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        for known in ({"If-None-Match": '"other"', "If-Modified-Since": moment}, {"If-Modified-Since": "soon"}):
            assert (await world.anyone.get(address, headers=known)).status_code == 200

    tags = {address: (await world.anyone.get(address)).headers["etag"] for address in ADDRESSES}
    world.step(seconds=60)
    await ada.api("PUT", f"/api/v1/statuses/{post['id']}", json={"status": "After #canal"})
    for address in ADDRESSES:
        again = await world.anyone.get(address, headers={"If-None-Match": tags[address]})
        assert "After" in again.text
        since = await world.anyone.get(address, headers={"If-Modified-Since": moment})
        assert since.status_code == 200


async def test_deleted_posts_and_people_are_gone(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Gone #canal")
    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await world.settle()

    for address in ADDRESSES:
        assert await items(world.anyone, address) == []
    await set_state(world, ada, "suspended")
    assert (await world.anyone.get("/@ada.rss")).status_code == (await world.anyone.get("/@ada")).status_code
    for address in ("/@nobody.rss", "/tags/!!.rss"):
        assert (await world.anyone.get(address)).status_code == 404


async def test_another_spelling_leads_to_the_account(world: World) -> None:
    await world.person("ada")

    answer = await world.anyone.get("/@ADA.rss")

    assert (answer.status_code, answer.headers["location"]) == (301, "/@ada.rss")


async def test_a_tag_of_any_script_has_a_feed(world: World) -> None:
    ada = await world.person("ada")
    await say(ada, "Hello #Straße #日本")

    for name, address in (("Straße", "/tags/stra%C3%9Fe.rss"), ("日本", "/tags/%E6%97%A5%E6%9C%AC.rss")):
        assert len(await items(world.anyone, address)) == 1, name


async def test_pages_name_their_feed(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "#canal")

    for page, address in (
        *(("/", "/public.rss"), ("/public", "/public.rss"), ("/mobs", "/mobs.rss")),
        (str(post["url"]).removeprefix(world.house.settings.base_url), f"/@ada/{post['id']}.rss"),
        *(("/@ada", "/@ada.rss"), ("/tags/Canal", "/tags/canal.rss")),
    ):
        found = (await read(world.anyone, page)).find("link", rel="alternate", type="application/rss+xml")
        assert found is not None, page
        assert found["href"] == world.house.settings.base_url + address
        assert found["title"]
        await items(world.anyone, address)


async def test_the_mobs_to_come_have_a_feed(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, title="Litter & <b>")
    await call(world, ben, title="Not for all", visibility="unlisted")
    await call(world, ben, title="Only followers", visibility="private")

    [item] = await items(await browser_of(world, "ben"), "/mobs.rss")

    assert (item.findtext("title"), item.findtext("link")) == ("Litter & <b>", mob["url"])
    assert "Litter" in said(item)
