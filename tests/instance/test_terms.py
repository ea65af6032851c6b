"""What people agree to, by the days from which it holds."""

import pytest
from sqlalchemy import bindparam, select

from goodmob.core.audit import audit_entry
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.instance.actions.publish_terms import publish_terms
from tests.world.world import World

TERMS = "/api/v1/instance/terms_of_service"
AUDITED = statement(select(audit_entry.c.action).where(audit_entry.c.target == bindparam("target")))


async def publish(world: World, text: str, day: str) -> None:
    await world.house.db.act(publish_terms, text, day)


async def urls(world: World) -> dict[str, str | None]:
    told: dict[str, str | None] = (await world.anyone.api("GET", "/api/v2/instance"))["configuration"]["urls"]
    return told


async def test_without_terms_there_are_none(world: World) -> None:
    for path in (TERMS, f"{TERMS}/2026-11-21", "/terms", "/terms/2026-11-21"):
        assert (await world.anyone.get(path)).status_code == 404
    told = await urls(world)
    assert told["about"] == "https://goodmob.test/about"
    assert told["privacy_policy"] == "https://goodmob.test/privacy-policy"
    assert (told["terms_of_service"], told["status"]) == (None, None)


async def test_terms_succeed_each_other_on_their_day(world: World) -> None:
    await publish(world, "# One & only\nBe <fair>.\n\nhttps://goodmob.test", "2026-11-21")
    await publish(world, "Be kind.", "2026-11-23")

    now = await world.anyone.api("GET", TERMS)
    assert (now["effective_date"], now["effective"], now["succeeded_by"]) == ("2026-11-21", True, "2026-11-23")
    assert now["content"].startswith("<h2>One &amp; only</h2><p>Be &lt;fair&gt;.</p><p><a href=")
    coming = await world.anyone.api("GET", f"{TERMS}/2026-11-23")
    assert coming == {
        "effective_date": "2026-11-23",
        "effective": False,
        "content": "<p>Be kind.</p>",
        "succeeded_by": None,
    }
    world.step(days=2)
    assert (await world.anyone.api("GET", TERMS))["content"] == "<p>Be kind.</p>"
    assert (await world.anyone.api("GET", f"{TERMS}/2026-11-21"))["effective"] is True
    assert [row.action for row in await world.house.db.all(AUDITED, target="terms:2026-11-23")] == ["terms.publish"]


async def test_terms_that_do_not_hold_yet_are_told_where_there_are_no_others(world: World) -> None:
    await publish(world, "Be kind.", "2026-12-24")
    world.change(status_url="https://status.example")

    assert (await world.anyone.api("GET", TERMS))["effective"] is False
    told = await urls(world)
    assert (told["terms_of_service"], told["status"]) == ("https://goodmob.test/terms", "https://status.example")


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        (" ", "2026-11-21", "Text can't be blank"),
        ("x" * 100_001, "2026-11-21", "Text is too long"),
        ("Be kind.", "2026-11-20", "Effective date is too soon"),
        ("Be kind.", "2026-02-30", "Effective date is no day"),
        ("Be kind.", "20261121", "Effective date is no day"),
        ("Be kind.", "2026-12-24", "Effective date has already been taken"),
    ],
)
async def test_what_cannot_be_agreed_to_is_refused(world: World, text: str, day: str, words: str) -> None:
    await publish(world, "First", "2026-12-24")

    with pytest.raises(Invalid, match=words):
        await publish(world, text, day)


async def test_pages_say_what_apps_are_told(world: World) -> None:
    await publish(world, "Be <fair>.", "2026-11-21")
    await publish(world, "Be kind.", "2026-11-23")
    policy = await world.anyone.api("GET", "/api/v1/instance/privacy_policy")

    page, coming = await world.anyone.get("/terms"), await world.anyone.get("/terms/2026-11-23")

    assert "<p>Be &lt;fair&gt;.</p>" in page.text
    assert 'href="/terms/2026-11-23"' in page.text
    assert "<p>Be kind.</p>" in coming.text
    assert policy["content"] in (await world.anyone.get("/privacy-policy")).text
    about = (await world.anyone.get("/about")).text
    assert 'href="/terms"' in about
    assert 'href="/privacy-policy"' in about


@pytest.mark.parametrize(
    ("language", "since", "on"),
    [
        ("en", "In force since Nov 21, 2026", "From Nov 23, 2026 on"),
        ("fr", "En vigueur depuis le 21 nov. 2026", "À partir du 23 nov. 2026"),
        ("es", "En vigor desde el 21 nov 2026", "A partir del 23 nov 2026"),
    ],
)
async def test_pages_tell_days_the_languages_way(world: World, language: str, since: str, on: str) -> None:
    await publish(world, "Be fair.", "2026-11-21")
    await publish(world, "Be kind.", "2026-11-23")

    page = await world.anyone.get("/terms", headers={"Accept-Language": language})

    assert since in page.text
    # The notice that there are newer ones, and the list of all.
    assert page.text.count(on) == 2
