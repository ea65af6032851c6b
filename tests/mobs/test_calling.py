"""Ben calls a mob: what it is, what other apps see of it, and what is refused."""

from typing import Any

import pytest

from goodmob.core.clock import DAY, HOUR, iso
from tests.media.samples import picture
from tests.mobs.calling import MOBS, call, litter, look, refused
from tests.posts.saying import STATUSES, read
from tests.world.world import World

EVERY_FIELD = [
    *("id", "status_id", "url", "title", "verb", "unit", "state", "starts_at", "ends_at", "time_zone", "server_time"),
    *("threshold", "cap", "join_by", "place", "joined", "waiting", "present", "done", "tally", "verified", "host"),
    *("joined_by_following", "me", "chapters", "report_url"),
    *("addressee", "languages", "rules", "media_attachments", "parent_id", "following"),
    *("roles", "area_threshold", "areas", "crowd", "paused", "slow"),
    *("demand", "answer", "met_at", "chapter_state", "choices", "origin"),
]


async def test_a_mob_with_everything(world: World) -> None:
    ben = await world.person("ben")
    upload = {"file": ("bin.png", picture(), "image/png")}
    media = await ben.api("POST", "/api/v2/media", files=upload)
    wish = {
        "title": "  Pick up one  piece of litter ",
        "text": "Bring gloves.",
        "verb": "do",
        "unit": "piece",
        "starts_at": "2026-11-28T14:00",
        "ends_at": "2026-11-28T15:00:00Z",
        "time_zone": "Europe/Paris",
        "threshold": 10,
        "cap": 50,
        "join_by": "2026-11-28T13:30",
        "place": {"text": "Canal quarter", "exact": "12 Lock Lane", "latitude": 48.8566, "longitude": 2.3522},
        "visibility": "unlisted",
        "language": "en",
        "media_ids": [media["id"]],
        "spoiler_text": "Litter",
    }

    mob = await ben.api("POST", MOBS, json=wish)

    assert list(mob) == EVERY_FIELD
    assert (mob["title"], mob["verb"], mob["unit"]) == ("Pick up one piece of litter", "do", "piece")
    assert (mob["state"], mob["threshold"], mob["cap"]) == ("gathering", 10, 50)
    assert (mob["starts_at"], mob["ends_at"]) == ("2026-11-28T13:00:00.000Z", "2026-11-28T15:00:00.000Z")
    assert (mob["join_by"], mob["server_time"]) == ("2026-11-28T12:30:00.000Z", iso(world.clock.now()))
    assert mob["place"] == {"text": "Canal quarter", "cell": "871fb4662ffffff", "exact": "12 Lock Lane"}
    assert (mob["joined"], mob["waiting"], mob["present"], mob["done"], mob["tally"], mob["verified"]) == (0,) * 6
    assert (mob["host"]["username"], mob["me"], mob["chapters"], mob["report_url"]) == ("ben", None, [], None)
    status = await ben.api("GET", f"{STATUSES}/{mob['status_id']}")
    assert status["mob"] == await look(ben, mob)
    assert (status["visibility"], status["spoiler_text"], status["language"]) == ("unlisted", "Litter", "en")
    assert [file["id"] for file in status["media_attachments"]] == [media["id"]]


async def test_other_apps_see_a_post_that_says_when_where_and_how(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    place = {"text": "Canal quarter", "exact": "12 Lock Lane"}
    window = {"starts_at": "2026-11-28T14:00", "ends_at": "2026-11-28T16:00"}

    mob = await call(world, ben, text="Bring gloves.", place=place, language="en", **window)

    status = await ada.api("GET", f"{STATUSES}/{mob['status_id']}")
    for words in ("Pick up one piece of litter", "Bring gloves.", "Canal quarter", "join"):
        assert words in status["content"]
    assert "Sat, 28 Nov 2026, 14:00-16:00 (Europe/Paris)" in status["content"]
    assert f'href="{mob["url"]}"' in status["content"]
    assert mob["url"].endswith(f"/mobs/{mob['id']}")
    assert "Lock Lane" not in status["content"]
    assert status["mob"]["id"] == mob["id"]


@pytest.mark.parametrize(
    ("language", "zone", "said", "where"),
    [
        ("fr", "Europe/Paris", "sam. 28 nov. 2026, 23:00 - dim. 29 nov. 2026, 01:00 (Europe/Paris)", "Où : Canal"),
        ("es", "America/Bogota", "sáb, 28 nov 2026, 17:00-19:00 (America/Bogota)", "Dónde: Canal"),
        ("de", "UTC", "Sat, 28 Nov 2026, 22:00 - Sun, 29 Nov 2026, 00:00 (UTC)", "Where: Canal"),
    ],
)
async def test_the_post_speaks_the_mobs_language_by_the_clocks_of_its_zone(
    world: World, language: str, zone: str, said: str, where: str
) -> None:
    ben = await world.person("ben")
    window = {"starts_at": "2026-11-28T22:00:00Z", "ends_at": "2026-11-29T00:00:00Z"}

    mob = await call(world, ben, language=language, time_zone=zone, place={"text": "Canal"}, **window)

    content = (await read(ben, {"id": mob["status_id"]}))["content"]
    assert said in content
    assert where in content


async def test_a_moment_is_one_minute(world: World) -> None:
    ben = await world.person("ben")

    mob = await call(world, ben, starts_at=None, ends_at=None, moment="2026-12-24T18:00", time_zone="Europe/Madrid")

    assert (mob["starts_at"], mob["ends_at"]) == ("2026-12-24T17:00:00.000Z", "2026-12-24T17:01:00.000Z")
    assert "18:00 (Europe/Madrid)" in (await read(ben, {"id": mob["status_id"]}))["content"]


async def test_of_an_hour_that_clocks_show_twice_the_first_is_meant(world: World) -> None:
    ben = await world.person("ben")

    mob = await call(world, ben, starts_at="2027-10-31T02:30", ends_at="2027-10-31T04:00")

    assert (mob["starts_at"], mob["ends_at"]) == ("2027-10-31T00:30:00.000Z", "2027-10-31T03:00:00.000Z")


@pytest.mark.parametrize(
    ("verb", "unit"),
    [("do", "deed"), ("come", "visit"), ("say", "post"), ("give", "gift"), ("buy", "purchase"), ("bring", "thing")],
)
async def test_every_verb_has_its_unit(world: World, verb: str, unit: str) -> None:
    ben = await world.person("ben")

    mob = await call(world, ben, verb=verb, unit="")

    assert (mob["verb"], mob["unit"]) == (verb, unit)


REFUSALS: list[tuple[dict[str, Any], str]] = [
    ({"title": None}, "title"),
    ({"title": " \u200b "}, "title"),
    ({"title": "x" * 101}, "title"),
    ({"text": "x" * 400}, "text"),
    ({"unit": "x" * 31}, "unit"),
    ({"verb": "attack"}, "verb"),
    ({"starts_at": None}, "starts_at"),
    ({"starts_at": "tomorrow"}, "starts_at"),
    ({"starts_at": "0001-01-01T00:00"}, "starts_at"),
    ({"starts_at": "2026-11-20T12:00"}, "starts_at"),
    ({"starts_at": "2027-03-28T02:30", "ends_at": "2027-03-28T12:00"}, "starts_at"),
    ({"ends_at": None}, "ends_at"),
    ({"ends_at": "2026-11-21T13:00"}, "ends_at"),
    ({"ends_at": "9999-12-31T23:59"}, "ends_at"),
    ({"moment": "2026-12-24T18:00"}, "starts_at"),
    ({"starts_at": None, "ends_at": None, "moment": "soon"}, "moment"),
    ({"time_zone": "Mars/Olympus"}, "time_zone"),
    ({"time_zone": "../etc/passwd"}, "time_zone"),
    ({"threshold": -1}, "threshold"),
    ({"threshold": 11, "cap": 10}, "threshold"),
    ({"cap": -5}, "cap"),
    ({"cap": 10**9}, "cap"),
    ({"join_by": "2026-11-20T12:00"}, "join_by"),
    ({"join_by": "2026-12-20T12:00"}, "join_by"),
    ({"place": {"text": "x" * 101}}, "place[text]"),
    ({"place": {"exact": "x" * 201}}, "place[exact]"),
    ({"place": {"cell": "nowhere"}}, "place[cell]"),
    ({"place": {"cell": "861fb4667ffffff"}}, "place[cell]"),
    ({"place": {"cell": "871fb4662ffffff", "latitude": 1, "longitude": 1}}, "place[cell]"),
    ({"place": {"latitude": 91, "longitude": 0}}, "place[latitude]"),
    ({"place": {"latitude": 0, "longitude": -181}}, "place[longitude]"),
    ({"place": {"latitude": 0}}, "place[longitude]"),
    ({"place": {"longitude": 0}}, "place[latitude]"),
    ({"place_policy": "friends"}, "place_policy"),
    ({"visibility": "secret"}, "visibility"),
    ({"language": "no language"}, "language"),
]


async def test_every_refusal_names_its_field_and_leaves_nothing(world: World) -> None:
    ben = await world.person("ben")
    wrong = []

    for said, field in REFUSALS:
        answer = await refused(ben, "POST", MOBS, json=litter(world, **said))
        if answer != (422, field):
            wrong.append(f"{said}: {answer}")

    assert wrong == []
    assert (await ben.api("GET", f"/api/v1/accounts/{ben.id}/statuses"), await ben.api("GET", MOBS)) == ([], [])


async def test_somebody_elses_picture_is_refused(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    upload = {"file": ("bin.png", picture(), "image/png")}
    media = await ada.api("POST", "/api/v2/media", files=upload)

    status, _ = await refused(ben, "POST", MOBS, json=litter(world, media_ids=[media["id"]]))

    assert (status, await ben.api("GET", MOBS)) == (422, [])


async def test_a_form_does_as_well(world: World) -> None:
    ben = await world.person("ben")
    start = world.clock.now() + DAY
    form = {
        "title": "Sing",
        "verb": "say",
        "starts_at": iso(start),
        "ends_at": iso(start + HOUR),
        "place[text]": "Old bridge",
        "place[cell]": "891fb466257ffff",
        "place[place_policy]": "public",
        "place[exact]": "Third arch",
    }

    mob = await ben.api("POST", MOBS, data=form)

    assert mob["place"] == {"text": "Old bridge", "cell": "871fb4662ffffff", "exact": "Third arch"}
    assert mob["time_zone"] == "UTC"
    assert (await look(world.anyone, mob))["place"] == mob["place"]
    assert "Old bridge, Third arch" in (await read(ben, {"id": mob["status_id"]}))["content"]


async def test_the_same_key_calls_the_same_mob(world: World) -> None:
    ben = await world.person("ben")
    key = {"Idempotency-Key": "once"}
    wish = litter(world)

    first = await ben.api("POST", MOBS, json=wish, headers=key)
    again = await ben.api("POST", MOBS, json=wish, headers=key)
    post = await ben.api("POST", STATUSES, json={"status": "Same key, another thing"}, headers=key)

    assert again["id"] == first["id"]
    assert len(await ben.api("GET", MOBS)) == 1
    assert post["mob"] is None


async def test_a_mob_is_called_as_its_host_usually_posts(world: World) -> None:
    ben = await world.person("ben")
    usual = {"source": {"privacy": "private", "language": "fr"}}
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json=usual)

    mob = await call(world, ben)

    status = await read(ben, {"id": mob["status_id"]})
    assert (status["visibility"], status["language"]) == ("private", "fr")


async def test_who_may_only_read_calls_no_mob(world: World) -> None:
    ben, mo = await world.person("ben", scopes="read:mobs"), await world.person("mo", scopes="write:mobs")

    assert (await ben.post(MOBS, json=litter(world))).status_code == 403
    assert (await world.anyone.post(MOBS, json=litter(world))).status_code == 401
    assert (await mo.get(f"{MOBS}")).status_code == 403
    assert (await ben.api("GET", MOBS)) == []
    assert (await call(world, mo))["state"] == "gathering"
