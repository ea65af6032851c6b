"""Files and lists of limits: taken along, brought, followed; what they would do is told first."""

import pytest

from goodmob.instance.jobs import refresh_lists
from goodmob.instance.server_files import Entry, read_file
from tests.accounts.visits import staff
from tests.web.reading import browser_of
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.far import follow_there, meet
from tests.world.far_server import FarServer, Page
from tests.world.world import World

FILES, LISTS = "/api/v1/admin/domain_files", "/api/v1/admin/domain_permission_subscriptions"
BLOCKS = "/api/v1/admin/domain_blocks"
OTHERS = "/settings/server/others"
URL = "https://lists.example/blocks.csv"
HEAD = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n"


def put(lists: FarServer, *lines: str, status: int = 200) -> None:
    lists.documents[URL] = Page((HEAD + "\n".join(lines)).encode(), "text/csv", status)


async def limits(mo: Client) -> dict[str, str]:
    return {one["domain"]: one["severity"] for one in await mo.api("GET", BLOCKS)}


async def tied(world: World, who: Client, *domains: str) -> None:
    for domain in domains:
        far = await world.house.db.act(meet, "zoe", domain)
        await world.house.db.act(follow_there, int(who.id), far)
    await world.settle()


async def test_a_file_goes_out_and_comes_back(world: World) -> None:
    mo = await staff(world, "mo")
    sent = {"domain": "far.example", "severity": "suspend", "reject_media": "true", "public_comment": 'Spam, "and" so'}
    await mo.api("POST", BLOCKS, data=sent)
    await mo.api("POST", "/api/v1/admin/domain_allows", data={"domain": "near.example"})

    blocks = await mo.get(f"{FILES}/blocks")
    assert blocks.text == f'{HEAD}far.example,suspend,true,false,"Spam, ""and"" so",false\n'
    assert (await mo.get(f"{FILES}/allows")).text == "#domain\nnear.example\n"

    [block] = await mo.api("GET", BLOCKS)
    await mo.api("DELETE", f"{BLOCKS}/{block['id']}")
    taken = await mo.api("POST", f"{FILES}/blocks", files={"data": ("b.csv", blocks.content, "text/csv")})
    assert taken == {"taken": 1, "unread": []}
    [again] = await mo.api("GET", BLOCKS)
    assert {key: again[key] for key in ("domain", "severity", "reject_media", "public_comment")} == {
        "domain": "far.example",
        "severity": "suspend",
        "reject_media": True,
        "public_comment": 'Spam, "and" so',
    }


async def test_what_a_file_would_do_is_told_and_nothing_done(world: World) -> None:
    mo, ada = await staff(world, "mo"), await world.person("ada")
    await tied(world, ada, "far.example", "deep.far.example", "mild.example")
    file = f"{HEAD}far.example,suspend\nmild.example,silence\nnot a server\n"

    said = await mo.api(
        "POST", f"{FILES}/blocks", files={"data": ("b.csv", file.encode(), "text/csv")}, data={"preview": "true"}
    )

    assert (said["added"], said["changed"], said["kept"], said["removed"]) == (2, 0, 0, 0)
    assert (said["accounts"], said["following"], said["followers"]) == (2, 2, 0)
    assert [hit["domain"] for hit in said["hits"]] == ["deep.far.example", "far.example"]
    assert await limits(mo) == {}


async def test_a_list_is_followed_changes_and_is_left(world: World) -> None:
    mo, lists = await staff(world, "mo"), world.far_server("lists.example")
    await mo.api("POST", BLOCKS, data={"domain": "own.example", "severity": "noop"})
    put(lists, "far.example,suspend", "mild.example,silence", "own.example,suspend")

    made = await mo.api("POST", LISTS, json={"uri": URL, "title": "Known spam", "as_draft": False})
    assert (await mo.api("GET", f"{LISTS}/{made['id']}/effect"))["added"] == 2
    assert await limits(mo) == {"own.example": "noop"}
    assert await mo.api("POST", f"{LISTS}/{made['id']}/take") == {"changed": 2}
    assert await limits(mo) == {"own.example": "noop", "far.example": "suspend", "mild.example": "silence"}

    put(lists, "mild.example,suspend", "new.example,suspend")
    await refresh_lists(world.house)
    assert await limits(mo) == {"own.example": "noop", "mild.example": "suspend", "new.example": "suspend"}
    put(lists, status=500)
    await refresh_lists(world.house)
    assert len(await limits(mo)) == 3
    [told] = await mo.api("GET", LISTS)
    assert (told["error"], told["count"]) == ("the answer was 500", 2)

    await mo.api("POST", f"{LISTS}/{made['id']}/remove", json={"remove_children": True})
    assert await limits(mo) == {"own.example": "noop"}
    assert await mo.api("GET", LISTS) == []


async def test_of_a_draft_nothing_is_taken_over_by_itself(world: World) -> None:
    mo, lists = await staff(world, "mo"), world.far_server("lists.example")
    put(lists, "far.example,suspend")
    made = await mo.api("POST", LISTS, json={"uri": URL})

    await refresh_lists(world.house)
    assert await limits(mo) == {}
    assert (await mo.api("GET", f"{LISTS}/{made['id']}"))["count"] == 1

    await mo.api("POST", f"{LISTS}/{made['id']}/take")
    await mo.api("POST", f"{LISTS}/{made['id']}/remove")
    assert await limits(mo) == {"far.example": "suspend"}


async def test_more_than_one_action_takes(world: World) -> None:
    mo = await staff(world, "mo")
    file = HEAD + "".join(f"far{number}.example,suspend\n" for number in range(45))

    assert await mo.api("POST", f"{FILES}/blocks", files={"data": ("b.csv", file.encode(), "text/csv")}) == {
        "taken": 45,
        "unread": [],
    }
    allows = "".join(f"near{number}.example\n" for number in range(45))
    taken = await mo.api("POST", f"{FILES}/allows", files={"data": ("b.txt", allows.encode(), "text/plain")})
    assert taken["taken"] == 45


@pytest.mark.parametrize("sent", [{}, {"uri": "ftp://lists.example/"}, {"uri": URL, "permission_type": "maybe"}])
async def test_what_is_no_list(world: World, sent: dict[str, str]) -> None:
    mo = await staff(world, "mo")
    assert (await mo.post(LISTS, json=sent)).status_code == 422


async def test_only_staff(world: World) -> None:
    ada = await world.person("ada")
    assert (await ada.get(LISTS)).status_code == 403
    assert (await ada.get(f"{FILES}/blocks")).status_code == 403


async def test_mo_limits_a_server_in_a_browser_and_is_told_what_it_ends(world: World) -> None:
    mo, ada = await staff(world, "mo"), await world.person("ada")
    await tied(world, ada, "far.example")
    browser = await browser_of(world, "mo")

    wish = {"domain": "Far.example", "severity": "suspend", "public_comment": "Spam"}
    asked = await fill(browser, await browser.get(OTHERS), wish)
    assert "People here would no longer follow 1 person there." in " ".join(asked.text.split())
    assert await limits(mo) == {}
    await fill(browser, asked, sure="1")
    assert await limits(mo) == {"far.example": "suspend"}

    await fill(browser, await browser.get(OTHERS), deed="save", severity="silence")
    assert await limits(mo) == {"far.example": "silence"}
    await fill(browser, await browser.get(OTHERS), deed="remove")
    assert await limits(mo) == {}


async def test_mo_is_told_what_it_ends_to_suspend_a_server_that_was_limited(world: World) -> None:
    mo, ada = await staff(world, "mo"), await world.person("ada")
    await mo.api("POST", BLOCKS, data={"domain": "far.example", "severity": "silence", "public_comment": "Spam"})
    await tied(world, ada, "far.example")
    browser = await browser_of(world, "mo")

    wish = {"deed": "save", "severity": "suspend", "reject_media": "true"}
    asked = await fill(browser, await browser.get(OTHERS), wish)
    assert "People here would no longer follow 1 person there." in " ".join(asked.text.split())
    assert await limits(mo) == {"far.example": "silence"}
    await fill(browser, asked, sure="true")

    assert await limits(mo) == {"far.example": "suspend"}
    assert "far.example,suspend,true,false,Spam,false" in (await browser.get(f"{OTHERS}/lists/file/blocks")).text


async def test_mo_speaks_with_allowed_servers_only(world: World) -> None:
    mo = await staff(world, "mo")
    browser = await browser_of(world, "mo")

    await fill(browser, await browser.get(OTHERS), form=2, domain="near.example")
    page = await fill(browser, await browser.get(OTHERS), form=1)
    assert page.status_code == 303
    told = await mo.api("GET", "/api/v2/instance")
    assert told["configuration"]["limited_federation"] is True
    assert "Only these servers" in (await browser.get(OTHERS)).text

    await fill(browser, await browser.get(OTHERS), form=2)
    assert await mo.api("GET", "/api/v1/admin/domain_allows") == []
    await fill(browser, await browser.get(OTHERS), form=1)
    assert not (await mo.api("GET", "/api/v2/instance"))["configuration"]["limited_federation"]


async def test_mo_brings_a_file_and_follows_a_list_in_a_browser(world: World) -> None:
    mo, lists = await staff(world, "mo"), world.far_server("lists.example")
    put(lists, "far.example,suspend", "??,suspend")
    browser = await browser_of(world, "mo")

    file = {"data": ("b.csv", b"mild.example", "text/csv")}
    looked = await fill(browser, await browser.get(f"{OTHERS}/lists"), form=1, files=file)
    assert "New: 1." in looked.text
    await fill(browser, looked)
    assert await limits(mo) == {"mild.example": "suspend"}
    assert "mild.example,suspend" in (await browser.get(f"{OTHERS}/lists/file/blocks")).text

    looked = await fill(browser, await browser.get(f"{OTHERS}/lists"), url=URL, asks="1")
    assert "1 line names no server and is left out." in looked.text
    await fill(browser, looked, deed="take")
    assert await limits(mo) == {"mild.example": "suspend", "far.example": "suspend"}
    await fill(browser, await browser.get(f"{OTHERS}/lists"), deed="clear")
    assert await limits(mo) == {"mild.example": "suspend"}
    assert (await fill(browser, await browser.get(f"{OTHERS}/lists"), url="nowhere")).status_code == 422


@pytest.mark.parametrize(
    ("content", "entries", "unread"),
    [
        (b"far.example\n# said\n\nnear.example", ["far.example", "near.example"], []),
        (b"\xef\xbb\xbf#domain,#severity\nFAR.example,noop", ["far.example"], []),
        (b"domain,severity\nfar.example,worse\n*.example,suspend", [], [2, 3]),
        (b"far.example\nnear example", ["far.example"], [2]),
        (b"\x00\xff\xfe", [], [1]),
    ],
)
def test_what_is_read_of_files(content: bytes, entries: list[str], unread: list[int]) -> None:
    file = read_file(content)
    assert ([entry.domain for entry in file.entries], file.unread) == (entries, unread)


def test_who_is_only_named_is_suspended() -> None:
    assert read_file(b"far.example").entries == [Entry("far.example", "suspend")]
