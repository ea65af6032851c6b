"""Reports that go to other servers, and reports that come from there."""

from typing import Any

import pytest

from goodmob.core.clock import DAY
from goodmob.core.limits import SUBJECTS, By, Rule
from goodmob.federation.people import known_actor
from tests.accounts.visits import staff
from tests.web.reading import browser_of, read
from tests.world.browser import fill
from tests.world.world import Client, World

REPORTS = "/api/v1/admin/reports"


def uri_of(world: World, who: Client) -> str:
    return f"{world.house.settings.base_url}/ap/users/{who.id}"


async def test_the_server_of_whom_ada_reports_hears_it_but_not_from_whom(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo_id = await known_actor(world.house, far.person("mo").uri)

    sent = {"account_id": mo_id, "comment": "He spams.", "forward": True}
    made = await ada.api("POST", "/api/v1/reports", json=sent)
    await ada.api("POST", "/api/v1/reports", json={**sent, "forward": False, "comment": "Stays here."})
    await world.settle()

    base = world.house.settings.base_url
    [flag] = far.got("Flag")
    assert made["forwarded"] is True
    assert (flag["actor"], flag["content"]) == (f"{base}/actor", "He spams.")
    assert flag["object"] == [far.people["mo"].uri]
    assert ada.id not in str(flag)


async def test_the_form_asks_whether_the_other_server_may_know(world: World) -> None:
    far = world.far_server("far.example")
    await world.person("ada")
    await known_actor(world.house, far.person("mo").uri)
    browser = await browser_of(world, "ada")
    address = "/@mo@far.example/report"

    form = await read(browser, address)
    assert "Tell far.example, too" in form.select_one("label:has(input[name=forward])").get_text()  # type: ignore[union-attr]
    await fill(browser, await browser.get(address), {"category": "spam", "comment": "Buy!", "forward": "1"})
    await world.settle()

    [flag] = far.got("Flag")
    assert flag["content"] == "Buy!"


async def test_mos_server_reports_ada_with_a_post(world: World) -> None:
    boss, ada, far = await staff(world, "boss"), await world.person("ada"), world.far_server("far.example")
    post = await ada.api("POST", "/api/v1/statuses", data={"status": "Buy!"})
    hidden = await ada.api("POST", "/api/v1/statuses", data={"status": "Friends!", "visibility": "private"})
    mo = far.person("far.example", kind="Application")
    posts = [f"{uri_of(world, ada)}/statuses/{one['id']}" for one in (post, hidden)]

    await mo.tell(
        mo.activity("Flag", [uri_of(world, ada), *posts, "https://far.example/1"], content="Spam <b>here</b>")
    )

    [report] = await boss.api("GET", REPORTS)
    assert report["comment"] == "Spam <b>here</b>"
    assert report["target_account"]["account"]["id"] == ada.id
    assert report["account"]["account"]["acct"] == "far.example@far.example"
    assert [one["id"] for one in report["statuses"]] == [post["id"]]


async def test_a_post_alone_names_its_author(world: World) -> None:
    boss, ada, far = await staff(world, "boss"), await world.person("ada"), world.far_server("far.example")
    post: Any = await ada.api("POST", "/api/v1/statuses", data={"status": "Buy!"})
    mo = far.person("mo")

    await mo.tell(mo.activity("Flag", f"{uri_of(world, ada)}/statuses/{post['id']}"))

    [report] = await boss.api("GET", REPORTS)
    assert report["target_account"]["account"]["id"] == ada.id


async def test_reports_of_a_server_can_be_refused(world: World) -> None:
    boss, ada, far = await staff(world, "boss"), await world.person("ada"), world.far_server("far.example")
    sent = {"domain": "far.example", "severity": "noop", "reject_reports": "true"}
    await boss.api("POST", "/api/v1/admin/domain_blocks", data=sent)
    mo = far.person("mo")

    await mo.tell(mo.activity("Flag", uri_of(world, ada)))

    assert await boss.api("GET", REPORTS) == []


async def test_staff_get_one_line_for_reports_that_are_too_many_and_no_report_twice(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss, far = await staff(world, "boss"), world.far_server("far.example")
    ada, ben = await world.person("ada"), await world.person("ben")
    world.house.limits.enabled = True
    monkeypatch.setitem(SUBJECTS, "flags_of_actor", Rule("flags_of_actor", By.SUBJECT, 3, DAY))
    monkeypatch.setitem(SUBJECTS, "flags_of_server", Rule("flags_of_server", By.SUBJECT, 4, DAY))
    mo, eve = far.person("mo"), far.person("eve")

    flags = [(mo, ada, "spam"), (mo, ada, "spam"), (mo, ben, "spam"), (mo, ada, "more"), (mo, ben, "more")]
    flags += [(eve, ada, "spam"), (eve, ben, "spam"), (eve, ben, "more")]
    for who, whom, content in flags:
        await who.tell(who.activity("Flag", uri_of(world, whom), content=content))

    reports = await boss.api("GET", REPORTS)
    taken = [one for one in reports if one["kind"] is None]
    assert [(one["account"]["username"], one["comment"]) for one in reversed(taken)] == [
        ("mo", "spam"),
        ("mo", "spam"),
        ("mo", "more"),
        ("eve", "spam"),
    ]
    [flood] = [one for one in reports if one["kind"] == "flood"]
    assert (flood["count"], "far.example" in flood["comment"]) == (3, True)
