"""Ada, Cleo and Mo join Ben's mob by API: places, parties, the line, offers, conditions, the door."""

from typing import Any

from goodmob.core.clock import from_iso
from tests.mobs.calling import MOBS, call, join, leave, look, refused
from tests.posts.saying import block
from tests.world.world import Client, World

EVERY_FIELD = [
    *("id", "mob_id", "account", "state", "position", "party_size", "condition", "missing", "invited_by", "code"),
    *("created_at", "offer_expires_at", "present_at", "role", "lacking"),
    *("named", "last_invited_by"),
]


async def commitments(who: Client, mob: Any) -> list[Any]:
    """Who is committed to the mob, as somebody sees it."""
    listed: list[Any] = await who.api("GET", f"{MOBS}/{mob['id']}/commitments")
    return listed


def people(listed: list[Any]) -> list[tuple[str, str]]:
    """The names of those on a list, and how they stand."""
    return [(one["account"]["username"], one["state"]) for one in listed]


async def test_joining_again_gives_the_same_answer(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, ben)

    mine = await join(ada, mob, party_size=3, invited_by=cleo.id, via="link")

    assert list(mine) == EVERY_FIELD
    assert (mine["mob_id"], mine["account"]["id"], mine["state"]) == (mob["id"], ada.id, "confirmed")
    assert (mine["party_size"], mine["invited_by"], mine["condition"]) == (3, cleo.id, None)
    assert (mine["position"], mine["missing"], mine["offer_expires_at"], mine["present_at"]) == (None,) * 4
    assert len(mine["code"]) == 6
    assert await join(ada, mob, party_size=1) == mine
    seen = await look(ada, mob)
    assert (seen["joined"], seen["me"]) == (3, mine)
    assert (await look(cleo, mob))["me"] is None


async def test_full_is_no_error_but_a_line(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await call(world, ben, cap=2)
    await join(ada, mob, party_size=2)

    first, second = await join(cleo, mob), await join(mo, mob)

    assert [(one["state"], one["position"]) for one in (first, second)] == [("waitlisted", 1), ("waitlisted", 2)]
    assert (await look(mo, mob))["waiting"] == 2
    assert (await leave(ada, mob))["state"] == "released"
    await world.settle()
    offered = (await look(cleo, mob))["me"]
    assert (offered["state"], offered["position"]) == ("offered", None)
    assert from_iso(offered["offer_expires_at"]) > world.clock.now()
    assert (await join(cleo, mob))["state"] == "confirmed"
    assert (await leave(mo, mob))["state"] in {"declined", "released"}
    assert (await look(ben, mob))["joined"] == 1


async def test_an_offer_that_nobody_takes_goes_to_the_next(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await call(world, ben, cap=1)
    for who in (ada, cleo, mo):
        await join(who, mob)
    await leave(ada, mob)
    await world.settle()

    world.clock.step(from_iso((await look(cleo, mob))["me"]["offer_expires_at"]) - world.clock.now())
    await world.settle()

    assert [(await look(who, mob))["me"]["state"] for who in (cleo, mo)] == ["expired", "offered"]


async def test_who_comes_on_a_condition_sees_what_is_missing(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await call(world, ben)

    mine = await join(ada, mob, condition={"people": 3})

    assert (mine["state"], mine["missing"]) == ("waiting", 2)
    assert mine["condition"] == {"people": 3, "area": None, "account": None, "before": None}
    assert mine["lacking"] == {"people": 2, "area": 0, "account": False}
    assert (await look(ben, mob))["waiting"] == 1
    hers = await cleo.api("POST", f"{MOBS}/{mob['id']}/join", data={"condition[people]": 3, "party_size": 1})
    assert (hers["state"], hers["missing"]) == ("waiting", 1)
    await join(mo, mob)
    assert [(await look(who, mob))["me"]["state"] for who in (ada, cleo)] == ["confirmed", "confirmed"]
    assert (await look(ben, mob))["joined"] == 3


async def test_wishes_that_cannot_be_name_their_field(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)
    wishes: list[tuple[dict[str, Any], str]] = [
        ({"party_size": 0}, "party_size"),
        ({"party_size": 1_000}, "party_size"),
        ({"condition": {"people": 0}}, "condition"),
        ({"condition": "ten"}, "condition"),
        ({"invited_by": "1"}, "invited_by"),
        ({"via": "x" * 31}, "via"),
    ]

    for wish, field in wishes:
        assert await refused(ada, "POST", f"{MOBS}/{mob['id']}/join", json=wish) == (422, field), wish

    assert (await look(ben, mob))["joined"] == 0


async def test_who_has_not_joined_cannot_leave(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)

    assert (await ada.post(f"{MOBS}/{mob['id']}/leave")).status_code == 404
    assert (await ada.post(f"{MOBS}/1/leave")).status_code == 404


async def test_too_late_is_a_conflict(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben, join_by="2026-11-22T10:00")
    world.step(hours=23)

    assert (await ada.post(f"{MOBS}/{mob['id']}/join")).status_code == 409


async def test_who_is_blocked_neither_sees_nor_joins_but_may_leave(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, ben)
    await join(ada, mob)
    for who in (ada, cleo):
        await block(ben, who)

    assert (await cleo.post(f"{MOBS}/{mob['id']}/join")).status_code == 404
    assert (await ada.get(f"{MOBS}/{mob['id']}")).status_code == 404
    assert (await leave(ada, mob))["state"] == "released"


async def test_the_host_sees_everybody_and_others_see_who_is_in(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await call(world, ben, cap=2)
    await join(ada, mob)
    await join(cleo, mob)
    await leave(cleo, mob)
    await join(ben, mob)
    await join(mo, mob)

    hosts, others = await commitments(ben, mob), await commitments(world.anyone, mob)

    assert people(hosts) == [("mo", "waitlisted"), ("ben", "confirmed"), ("cleo", "released"), ("ada", "confirmed")]
    assert people(others) == [("ben", "confirmed"), ("ada", "confirmed")]
    codes = {one["account"]["username"]: one["code"] for one in hosts}
    assert [name for name, code in codes.items() if code is not None] == ["ben"]
    assert [one["code"] for one in others] == [None, None]
    await block(mo, ada)
    assert people(await commitments(mo, mob)) == [("ben", "confirmed")]


async def test_lists_of_people_are_paged(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben)
    for number in range(3):
        await join(await world.person(f"ada{number}"), mob)

    first = await ben.get(f"{MOBS}/{mob['id']}/commitments", params={"limit": 2})
    rest = await ben.get(first.links["next"]["url"])

    assert [one["account"]["username"] for one in first.json() + rest.json()] == ["ada2", "ada1", "ada0"]


async def test_people_check_in_with_their_code_and_the_host_with_anybodys_or_a_list(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await call(world, ben)
    path = f"{MOBS}/{mob['id']}/check_in"
    codes = {who.username: (await join(who, mob, party_size=2))["code"] for who in (ada, cleo)}
    await join(mo, mob)
    assert (await ada.post(path, json={"code": codes["ada"]})).status_code == 409
    world.step(hours=23)

    assert await refused(ada, "POST", path, json={"code": codes["cleo"]}) == (422, "code")
    assert await refused(ada, "POST", path, json={}) == (422, "code")
    hers = await ada.api("POST", path, json={"code": codes["ada"].lower()})
    cleos = await ben.api("POST", path, json={"code": codes["cleo"]})
    listed = await ben.api("POST", path, json={"account_ids": [mo.id, ada.id]})

    assert (hers["account"]["id"], hers["code"]) == (ada.id, codes["ada"])
    assert hers["present_at"] is not None
    assert (cleos["account"]["id"], cleos["code"]) == (cleo.id, None)
    assert {one["account"]["id"] for one in listed} == {mo.id, ada.id}
    assert (await look(world.anyone, mob))["present"] == 5
    eve = await world.person("eve")
    assert (await eve.post(path, json={"code": codes["ada"]})).status_code == 403
