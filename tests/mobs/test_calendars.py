"""Mobs stand in anybody's calendar: one, all of one's own behind a secret link, and those around a place."""

import logging
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.clock import SECOND, from_iso
from goodmob.core.database.statements import statement
from goodmob.core.log import LineFormatter
from goodmob.mobs.actions.halt import halt_mob, resume_mob
from goodmob.mobs.tables.calendars import mob_calendar
from tests.mobs.calling import MOBS, call, join, leave
from tests.mobs.reading_calendars import event, events, path_of
from tests.web.reading import browser_of, read, set_state, texts
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.world import World

CELL, NEIGHBOUR, FAR = "871fb4662ffffff", "871fb4663ffffff", "872a1072bffffff"
PLACE = {"text": "Canal quarter", "exact": "behind the green door", "cell": CELL}
CALENDAR = f"{MOBS}/calendar"
LINKS = statement(select(mob_calendar.c.account_id, mob_calendar.c.digest))


async def own_link(who: Client) -> str:
    """The path of a fresh link to somebody's calendar."""
    return path_of((await who.api("POST", CALENDAR))["url"])


async def told(reader: Client, address: str) -> tuple[str, int]:
    """What a calendar says of its only mob: whether it takes place, and how often it changed."""
    one = await event(reader, address)
    return str(one["STATUS"]), int(one["SEQUENCE"])


async def test_a_mob_is_taken_into_any_calendar_in_public_words(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben, text="Bring gloves; bags, too.", place=PLACE)
    await join(ada, mob)

    for reader in (world.anyone, await browser_of(world, "ada"), await browser_of(world, "ben")):
        one = await event(reader, f"/mobs/{mob['id']}.ics")
        assert (one.start.timestamp(), one.end.timestamp()) == tuple(
            from_iso(mob[name]) // SECOND for name in ("starts_at", "ends_at")
        )
        assert one["DTSTART"].params["TZID"] == "Europe/Paris"
        assert (one["SUMMARY"], one["LOCATION"]) == ("Pick up one piece of litter", "Canal quarter")
        assert one["DESCRIPTION"] == f"Bring gloves; bags, too.\n\n{mob['url']}"
        assert (one["UID"], one["URL"]) == (f"mob-{mob['id']}@goodmob.test", mob["url"])
        assert "GEO" not in one


async def test_a_public_place_is_told_exactly(world: World) -> None:
    mob = await call(world, await world.person("ben"), place={**PLACE, "place_policy": "public"})

    assert (await event(world.anyone, f"/mobs/{mob['id']}.ics"))["LOCATION"] == "Canal quarter, behind the green door"


async def test_a_calendar_hears_of_every_change_and_knows_the_mob_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben, threshold=2)
    address, heard, names = f"/mobs/{mob['id']}.ics", [], set()

    async def look() -> None:
        await world.settle()
        names.add(str((await event(world.anyone, address))["UID"]))
        heard.append(await told(world.anyone, address))

    await look()
    await ben.api("PATCH", f"{MOBS}/{mob['id']}", json={"title": "Two pieces"})
    await look()
    for who in (ada, ben):
        await join(who, mob)
    await look()
    await world.house.db.act(halt_mob, None, int(mob["id"]), lane=int(mob["id"]))
    await look()
    await world.house.db.act(resume_mob, None, int(mob["id"]), lane=int(mob["id"]))
    await look()
    await ben.api("DELETE", f"{MOBS}/{mob['id']}")
    await look()

    assert [status for status, _ in heard] == [
        *("TENTATIVE", "TENTATIVE", "CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED")
    ]
    sequence = [number for _, number in heard]
    assert sequence[0] == 0
    assert sequence == sorted(set(sequence))
    assert len(names) == 1


async def test_who_may_not_see_a_mob_finds_no_calendar_of_it(world: World) -> None:
    ben = await world.person("ben")
    await world.person("ada")
    hidden = await call(world, ben, visibility="private")
    draft = await call(world, ben, draft=True)

    for reader in (world.anyone, await browser_of(world, "ada")):
        assert (await reader.get(f"/mobs/{hidden['id']}.ics")).status_code == 404
    assert (await (await browser_of(world, "ben")).get(f"/mobs/{draft['id']}.ics")).status_code == 404


async def test_my_calendar_holds_what_i_am_in_and_where_i_was_told_it_is(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mine = await call(world, ada, title="Mine", place=PLACE)
    sure = await call(world, ben, title="Sure", place=PLACE, hours=25)
    full = await call(world, ben, title="Full", place=PLACE, cap=1, hours=26)
    maybe = await call(world, ben, title="Maybe", place=PLACE, hours=27)
    left = await call(world, ben, title="Left", hours=28)
    await call(world, ben, title="Not mine", hours=29)
    await join(cleo, full)
    for mob in (sure, full, left):
        await join(ada, mob)
    await join(ada, maybe, condition={"people": 9})
    await leave(ada, left)

    found = await events(world.anyone, await own_link(ada))

    exact = "Canal quarter, behind the green door"
    assert [(one["SUMMARY"], one["STATUS"], one["LOCATION"]) for one in found] == [
        ("Mine", "CONFIRMED", exact),
        ("Sure", "CONFIRMED", exact),
        ("Full", "TENTATIVE", "Canal quarter"),
        ("Maybe", "TENTATIVE", "Canal quarter"),
    ]
    assert found[0]["UID"] == f"mob-{mine['id']}@goodmob.test"


async def test_a_link_is_made_renewed_and_ended_and_only_its_digest_is_kept(world: World) -> None:
    ada = await world.person("ada")
    await join(ada, await call(world, await world.person("ben")))

    assert await ada.api("GET", CALENDAR) == {"url": None, "created_at": None}
    first = await own_link(ada)
    assert len(await events(world.anyone, first)) == 1
    shown = await ada.api("GET", CALENDAR)
    assert (shown["url"], bool(shown["created_at"])) == (None, True)
    second = await own_link(ada)
    assert (await world.anyone.get(first)).status_code == 404
    assert len(await events(world.anyone, second)) == 1
    assert await ada.api("DELETE", CALENDAR) == {}
    assert (await world.anyone.get(second)).status_code == 404

    third = await own_link(ada)
    secret = third.removeprefix("/calendars/").removesuffix(".ics")
    kept = await world.house.db.all(LINKS)
    assert [row.account_id for row in kept] == [int(ada.id)]
    assert secret not in str(kept)


async def test_the_log_never_tells_a_link(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    link = await own_link(await world.person("ada"))

    async def broken(*_: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("goodmob.mobs.pages.calendars.calendar_of_person", broken)
    with caplog.at_level(logging.DEBUG):
        answer = await world.anyone.get(link)

    assert answer.status_code == 500
    ours = [LineFormatter().format(one) for one in caplog.records if one.name.startswith("goodmob")]
    assert "/calendars/:secret.ics failed" in "".join(ours)
    assert link.removeprefix("/calendars/").removesuffix(".ics") not in "".join(ours)


async def test_a_block_and_a_suspension_close_a_calendar(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await join(ada, await call(world, ben))
    link = await own_link(ada)

    await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")
    await world.settle()
    assert await events(world.anyone, link) == []
    await set_state(world, ada, "suspended")

    assert (await world.anyone.get(link)).status_code == 404


async def test_the_calendar_of_a_place_holds_public_mobs_around_it(world: World) -> None:
    ben = await world.person("ben")
    off = await call(world, ben, title="Off", place={**PLACE, "cell": NEIGHBOUR}, hours=30)
    await call(world, ben, title="Here", place=PLACE)
    await call(world, ben, title="Far", place={**PLACE, "cell": FAR})
    for visibility in ("unlisted", "private"):
        await call(world, ben, title=visibility, place=PLACE, visibility=visibility)
    await call(world, ben, title="Draft", place=PLACE, draft=True)
    await ben.api("DELETE", f"{MOBS}/{off['id']}")

    for reader in (world.anyone, await browser_of(world, "ben")):
        found = await events(reader, f"/mobs/calendar/{CELL}.ics")
        assert [(one["SUMMARY"], one["STATUS"], one["LOCATION"]) for one in found] == [
            ("Here", "CONFIRMED", "Canal quarter"),
            ("Off", "CANCELLED", "Canal quarter"),
        ]
    for wrong in ("tea", "851fb467fffffff", "0" * 15):
        assert (await world.anyone.get(f"/mobs/calendar/{wrong}.ics")).status_code == 404


async def test_what_was_long_ago_leaves_the_calendars(world: World) -> None:
    ada = await world.person("ada")
    await join(ada, await call(world, await world.person("ben"), place=PLACE))
    link = await own_link(ada)

    world.step(days=32)
    await world.settle()

    assert await events(world.anyone, link) == []
    assert await events(world.anyone, f"/mobs/calendar/{CELL}.ics") == []


async def test_an_unchanged_calendar_is_not_sent_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)
    await join(ada, mob)
    link = await own_link(ada)

    first = await world.anyone.get(link)
    again = await world.anyone.get(link, headers={"If-None-Match": first.headers["etag"]})
    await leave(ada, mob)
    changed = await world.anyone.get(link, headers={"If-None-Match": first.headers["etag"]})
    dated = await world.anyone.get(link, headers={"If-Modified-Since": first.headers["last-modified"]})

    assert [answer.status_code for answer in (again, changed, dated)] == [304, 200, 200]
    assert first.headers["cache-control"] == "private, no-cache"


async def test_how_often_calendars_are_asked_for_has_an_end(world: World) -> None:
    world.change(rate_limits=True)

    answers = [(await world.anyone.get("/calendars/guessed.ics")).status_code for _ in range(101)]

    assert answers == [404] * 100 + [429]


async def test_the_page_makes_shows_and_ends_the_link(world: World) -> None:
    ada = await world.person("ada")
    await join(ada, await call(world, await world.person("ben")))
    browser = await browser_of(world, "ada")

    async def press(words: str) -> Any:
        page = await browser.get("/settings/calendar")
        [number] = [place for place, form in enumerate(forms_of(page)) if form.action.endswith(words)]
        return await fill(browser, page, form=number)

    made = await press("/settings/calendar")
    [link] = texts(BeautifulSoup(made.text, "html.parser"), ".secret")
    assert made.headers["cache-control"] == "private, no-store"
    assert len(await events(world.anyone, path_of(link))) == 1
    assert not texts(await read(browser, "/settings/calendar"), ".secret")
    ended = await press("/settings/calendar/end")

    assert (ended.status_code, ended.headers["location"]) == (303, "/settings/calendar")
    assert (await world.anyone.get(path_of(link))).status_code == 404


async def test_pages_lead_to_calendars(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, place=PLACE)
    browser = await browser_of(world, "ben")

    assert f'href="/mobs/{mob["id"]}.ics"' in (await browser.get(f"/mobs/{mob['id']}")).text
    assert 'href="/settings/calendar"' in (await browser.get("/mobs/mine")).text
    form = await browser.get("/mobs/near")
    [number] = [place for place, one in enumerate(forms_of(form)) if one.action.endswith("/mobs/near")]
    named = await fill(browser, form, form=number, where="canal")
    assert f'href="/mobs/calendar/{CELL}.ics"' in named.text


async def test_a_deleted_account_leaves_no_link(world: World) -> None:
    ada = await world.person("ada")
    link = await own_link(ada)

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    assert (await world.anyone.get(link)).status_code == 404
    assert await world.house.db.all(LINKS) == []


async def test_asking_costs_the_same_however_many_mobs_there_are(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    link = await own_link(ada)
    costs = []
    for hours in range(24, 30):
        await join(ada, await call(world, ben, place=PLACE, hours=hours))
        with world.counting() as count:
            await events(world.anyone, link)
            await events(world.anyone, f"/mobs/calendar/{CELL}.ics")
        costs.append(count.total)

    assert len(set(costs[1:])) == 1
