"""Each feed in each form, read by the rules of the form."""

import json
import re
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.mobs.calling import call
from tests.posts.saying import STATUSES, do, follow, say
from tests.posts.test_pictures import upload
from tests.social.collections import make, wanting
from tests.web.reading import browser_of, read
from tests.world.client import Client
from tests.world.world import World

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
RFC_822 = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")
TYPES = {".rss": "application/rss+xml", ".atom": "application/atom+xml", ".json": "application/feed+json"}
HOSTILE = "</a><script>x</script>&]]>"


def is_address(text: object) -> bool:
    """Whether this is a whole address."""
    return isinstance(text, str) and urlsplit(text).scheme == "https" and urlsplit(text).netloc == "goodmob.test"


def check_rss(content: bytes, address: str) -> list[str]:
    """The addresses of the entries of a feed that keeps to RSS 2.0."""
    root = ElementTree.fromstring(content)  # noqa: S314  our own answer
    assert (root.tag, root.attrib["version"]) == ("rss", "2.0")
    [channel] = root
    assert all(channel.findtext(name) for name in ("title", "description"))
    assert is_address(channel.findtext("link"))
    [itself] = channel.findall(f"{ATOM}link")
    assert (itself.attrib["rel"], itself.attrib["href"]) == ("self", address)
    for item in channel.findall("item"):
        assert item.findtext("title") or item.findtext("description")
        assert is_address(item.findtext("link"))
        assert item.find("guid").attrib == {"isPermaLink": "true"}  # type: ignore[union-attr]
        assert RFC_822.fullmatch(item.findtext("pubDate") or "")
        assert len(item.findall("enclosure")) <= 1
        assert all({"url", "type", "length"} <= set(found.attrib) for found in item.findall("enclosure"))
    return [item.findtext("guid") or "" for item in channel.findall("item")]


def check_atom(content: bytes, address: str) -> list[str]:
    """The addresses of the entries of a feed that keeps to RFC 4287."""
    feed = ElementTree.fromstring(content)  # noqa: S314  our own answer
    assert feed.tag == f"{ATOM}feed"
    links = {found.attrib["rel"]: found.attrib["href"] for found in feed.findall(f"{ATOM}link")}
    assert links["self"] == address
    assert is_address(links["alternate"])
    for thing in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(thing.findall(ATOM + name)) == 1, name
        assert is_address(thing.findtext(f"{ATOM}id"))
        assert RFC_3339.fullmatch(thing.findtext(f"{ATOM}updated") or "")
    for entry in feed.findall(f"{ATOM}entry"):
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert is_address(entry.findtext(f"{ATOM}author/{ATOM}uri"))
        assert RFC_3339.fullmatch(entry.findtext(f"{ATOM}published") or "")
        assert entry.find(f"{ATOM}content").attrib["type"] == "html"  # type: ignore[union-attr]
        assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
        assert all(found.attrib["term"] for found in entry.findall(f"{ATOM}category"))
    return [entry.findtext(f"{ATOM}id") or "" for entry in feed.findall(f"{ATOM}entry")]


def check_json(content: bytes, address: str) -> list[str]:
    """The addresses of the entries of a feed that keeps to JSON Feed 1.1."""
    feed: dict[str, Any] = json.loads(content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == address
    assert feed["title"]
    assert is_address(feed["home_page_url"])
    for item in feed["items"]:
        assert is_address(item["id"])
        assert isinstance(item["content_html"], str)
        assert RFC_3339.fullmatch(item["date_published"])
        assert RFC_3339.fullmatch(item["date_modified"])
        assert all(author["name"] and is_address(author["url"]) for author in item["authors"])
        assert all(file["url"] and "/" in file["mime_type"] for file in item.get("attachments", []))
    return [item["id"] for item in feed["items"]]


CHECKS = {".rss": check_rss, ".atom": check_atom, ".json": check_json}


async def entries(reader: Client, page: str, ending: str) -> list[str]:
    """The addresses of the entries of the feed beside a page, which keeps to the rules of its form."""
    answer = await reader.get(page + ending)
    assert answer.status_code == 200, (page + ending, answer.text[:300])
    assert answer.headers["content-type"] == f"{TYPES[ending]}; charset=utf-8"
    return CHECKS[ending](answer.content, f"https://goodmob.test{page}{ending}")


@pytest.mark.parametrize("ending", TYPES)
async def test_every_page_has_its_feed_which_keeps_to_the_rules(world: World, ending: str) -> None:
    ada, ben = await wanting(world, "ada", "ben", display_name=HOSTILE)
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"note": HOSTILE})
    post = await say(
        ada, f"Tea #canal {HOSTILE} \ufffe", media_ids=[await upload(ada, description=HOSTILE)], language="en"
    )
    warned = await say(ada, "Secret #canal", spoiler_text=HOSTILE, media_ids=[await upload(ada)])
    wordless = await say(ada, "", media_ids=[await upload(ada)])
    answer = await say(ben, "@ada Yes", in_reply_to_id=post["id"])
    mob = await call(world, ben, title=HOSTILE)
    bakers = await make(ben, ada, name=HOSTILE, description=HOSTILE)
    face = f"https://goodmob.test/@ben/{mob['status_id']}"
    own = [wordless["url"], warned["url"], post["url"]]

    assert await entries(world.anyone, "/@ada", ending) == own
    assert await entries(world.anyone, "/tags/canal", ending) == own[1:]
    assert await entries(world.anyone, "/public", ending) == [face, *own]
    assert await entries(world.anyone, f"/@ada/{post['id']}", ending) == [answer["url"], post["url"]]
    assert await entries(world.anyone, f"/collections/{bakers['id']}/posts", ending) == own
    assert await entries(world.anyone, "/mobs", ending) == [mob["url"]]
    assert await entries(world.anyone, f"/mobs/{mob['id']}/posts", ending) == [face]
    assert "Secret" not in (await world.anyone.get(f"/@ada{ending}")).text


@pytest.mark.parametrize("ending", TYPES)
async def test_empty_feeds_keep_to_the_rules_too(world: World, ending: str) -> None:
    await world.person("ada")

    for page in ("/@ada", "/tags/canal", "/public", "/mobs"):
        assert await entries(world.anyone, page, ending) == []


@pytest.mark.parametrize("ending", TYPES)
async def test_a_conversation_is_told_without_what_is_hidden_or_not_for_everybody(world: World, ending: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    post = await say(ada, "Tea?")
    said = await say(ben, "@ada Yes", in_reply_to_id=post["id"])
    rude = await say(ben, "@ada Never", in_reply_to_id=post["id"])
    await say(ada, "@ben Psst", in_reply_to_id=said["id"], visibility="direct")
    await ada.api("POST", f"{STATUSES}/{rude['id']}/hide_reply")
    private = await say(ada, "Friends", visibility="private")

    for reader in (world.anyone, await browser_of(world, "ada"), await browser_of(world, "ben")):
        assert await entries(reader, f"/@ada/{post['id']}", ending) == [said["url"], post["url"]]
        assert (await reader.get(f"/@ada/{private['id']}{ending}")).status_code == 404
    assert (await world.anyone.get(f"/@ben/{post['id']}{ending}")).status_code == 404


@pytest.mark.parametrize("ending", TYPES)
async def test_a_collection_is_a_list_that_everybody_reads(world: World, ending: str) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    bakers = await make(cleo, ada, ben)
    bread = await say(ada, "Bread")
    await say(ben, "For friends", visibility="private")
    await do(ben, "reblog", await say(cleo, "Mine"))
    await say(ben, "@cleo An answer", in_reply_to_id=bread["id"])
    cake = await say(ben, "Cake")
    page = f"/collections/{bakers['id']}/posts"

    assert await entries(world.anyone, page, ending) == [cake["url"], bread["url"]]
    shown = await read(world.anyone, page)
    assert [found["id"] for found in shown.select(".timeline article")] == [
        f"post-{one['id']}" for one in (cake, bread)
    ]
    assert await entries(await browser_of(world, "ben"), page, ending) == [cake["url"], bread["url"]]


@pytest.mark.parametrize("ending", TYPES)
async def test_each_form_is_sent_again_only_when_it_changed(world: World, ending: str) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Before")

    first = await world.anyone.get(f"/@ada{ending}")
    again = await world.anyone.get(f"/@ada{ending}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    world.step(seconds=60)
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "After"})
    again = await world.anyone.get(f"/@ada{ending}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, "After" in again.text) == (200, True)


async def test_every_form_of_a_feed_is_named_by_its_page(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    post, mob, bakers = await say(ada, "Tea #canal"), await call(world, ben), await make(ben, ada)
    beside = {"/": "/public", f"/collections/{bakers['id']}": f"/collections/{bakers['id']}/posts"}
    pages = ["/", "/@ada", f"/@ada/{post['id']}", "/tags/canal", "/mobs", f"/mobs/{mob['id']}/posts", *beside]

    for page in pages:
        found = (await read(world.anyone, page)).select('link[rel="alternate"][title]:not([type*="oembed"])')
        wanted = {kind: f"https://goodmob.test{beside.get(page, page)}{ending}" for ending, kind in TYPES.items()}
        assert {str(one["type"]): one["href"] for one in found} == wanted, page


async def test_names_cannot_be_mistaken_for_feeds(world: World) -> None:
    await world.person("json")

    assert (await world.anyone.get("/@json")).status_code == 200
    assert (await world.anyone.get("/@json.json")).headers["content-type"].startswith("application/feed+json")
    assert (await world.anyone.get("/@ada.json")).status_code == 404
