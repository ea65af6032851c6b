"""The host, and people whom the host asked, review what was done: one at a time, and the figures follow at once."""

import asyncio

from goodmob.accounts.events import AccountDeleted
from goodmob.core.clock import MINUTE, SECOND
from goodmob.core.database.interface import Transaction
from tests.mobs.proving import decide, deed_now, did, figures, path_of, photo, review, say, status, under_way
from tests.mobs.scene import Json, joined
from tests.posts.saying import block
from tests.world.books import books, changed
from tests.world.world import Client, World


async def queue(who: Client, mob: Json, state: str = "open") -> list[str]:
    """The deeds that somebody finds in the queue."""
    params = {"state": state}
    return [one["id"] for one in await who.api("GET", f"/api/v1/mobs/{mob['id']}/reviews", params=params)]


async def ask(host: Client, mob: Json, who: Client) -> list[str]:
    """Who reviews, after the host has asked somebody."""
    asked = await host.api("POST", f"/api/v1/mobs/{mob['id']}/reviewers", json={"account_id": who.id})
    return [one["username"] for one in asked]


async def test_the_host_verifies_and_refuses_and_the_figures_follow(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben)
    hers, more, other = await did(world, ada, mob, count=3), await did(world, ada, mob), await did(world, cleo, mob)
    assert await queue(ben, mob) == [other["id"], more["id"], hers["id"]]

    assert (await decide(ben, hers, "verified"))["state"] == "verified"
    assert await figures(ada, mob) == (2, 5, 3)
    refused = await decide(ben, other, "refused", reason="Nobody saw it")
    assert (refused["state"], refused["verdict"]) == ("disputed", "refused")
    assert await figures(ada, mob) == (1, 4, 3)
    assert (await cleo.api("GET", f"/api/v1/mobs/{mob['id']}"))["me"]["state"] == "confirmed"
    assert await queue(ben, mob) == [more["id"]]
    assert await queue(ben, mob, "decided") == [other["id"], hers["id"]]

    await decide(ben, other, "verified")
    assert await figures(ada, mob) == (2, 5, 4)
    assert (await cleo.api("GET", f"/api/v1/mobs/{mob['id']}"))["me"]["state"] == "done"


async def test_a_dispute_is_settled_by_a_review(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, cleo)
    good, bad = await did(world, ada, mob, count=2), await did(world, ada, mob, count=5)
    for deed in (good, bad):
        await say(cleo, deed, "dispute", reason="I was there all the time")
    assert await figures(ada, mob) == (2, 8, 0)
    assert await queue(ben, mob, "doubted") == [bad["id"], good["id"]]

    [shown, _] = await ben.api("GET", f"/api/v1/mobs/{mob['id']}/reviews", params={"state": "doubted"})
    assert [(said["account"]["username"], said["reason"]) for said in shown["disputes"]] == [
        ("cleo", "I was there all the time")
    ]
    await decide(ben, good, "verified")
    await decide(ben, bad, "refused")

    assert await figures(ada, mob) == (2, 3, 2)
    assert await status(cleo, good, "dispute", reason="Still no") == 409
    assert await status(cleo, good, "witness") == 409


async def test_one_person_at_a_time_reviews_a_deed(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, cleo)
    deed = await did(world, ada, mob)
    assert await ask(ben, mob, cleo) == ["cleo"]

    kept = await review(cleo, deed, "claim")

    assert (kept["reviewer"]["username"], kept["decided_at"]) == ("cleo", None)
    [seen, *_] = await ben.api("GET", f"/api/v1/mobs/{mob['id']}/reviews")
    assert (seen["reviewer"]["username"], seen["locked_until"]) == ("cleo", kept["locked_until"])
    assert await status(ben, deed, "claim") == 409
    assert await status(ben, deed, "decide", verdict="verified") == 409
    await review(ben, deed, "release")
    assert await status(ben, deed, "claim") == 409
    await review(cleo, deed, "release")
    assert (await review(ben, deed, "claim"))["reviewer"]["username"] == "ben"
    assert await status(cleo, deed, "decide", verdict="verified") == 409
    world.clock.step(10 * MINUTE - SECOND)
    assert await status(cleo, deed, "claim") == 409
    assert (await review(ben, deed, "claim"))["reviewer"]["username"] == "ben"
    world.clock.step(10 * MINUTE)
    [seen, *_] = await cleo.api("GET", f"/api/v1/mobs/{mob['id']}/reviews")
    assert seen["reviewer"] is None
    assert (await review(cleo, deed, "claim"))["reviewer"]["username"] == "cleo"


async def test_of_two_at_once_one_reviews(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await under_way(world, ben, cleo, mo)
    deed = await did(world, ada, mob, count=7)
    for who in (cleo, mo):
        await ask(ben, mob, who)

    claimed = await asyncio.gather(*(status(who, deed, "claim") for who in (ben, cleo, mo)))
    assert sorted(claimed) == [200, 409, 409]
    world.clock.step(10 * MINUTE)
    verdicts = ("verified", "refused", "verified", "refused")
    decided = await asyncio.gather(
        *(status(who, deed, "decide", verdict=verdict) for who in (cleo, mo) for verdict in verdicts)
    )

    assert sorted(decided) == [200] * 4 + [409] * 4
    people, units, verified = await figures(ada, mob)
    expected = (3, 9, 7) if (await deed_now(ada, deed))["verdict"] == "verified" else (2, 2, 0)
    assert (people, units, verified) == expected


async def test_only_the_host_and_whom_the_host_asked_review_and_never_their_own(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await under_way(world, ben, cleo)
    deed, own, his = await did(world, ada, mob), await did(world, cleo, mob), await did(world, ben, mob)
    await ask(ben, mob, cleo)
    before = await books(world.house.db)

    for who in (ada, mo):
        assert (await who.get(f"/api/v1/mobs/{mob['id']}/reviews")).status_code == 403
        assert (await who.get(f"/api/v1/mobs/{mob['id']}/reviewers")).status_code == 403
        for step, about in (("claim", {}), ("release", {}), ("decide", {"verdict": "verified"})):
            assert await status(who, his, step, **about) == 403
    assert (await world.anyone.get(f"/api/v1/mobs/{mob['id']}/reviews")).status_code == 401
    assert await status(cleo, own, "decide", verdict="verified") == 403
    assert await status(ben, his, "decide", verdict="verified") == 403
    assert not changed(before, await books(world.house.db))
    assert own["id"] not in await queue(cleo, mob)
    assert (await decide(cleo, his, "verified"))["state"] == "verified"
    assert (await decide(cleo, deed, "refused"))["verdict"] == "refused"
    assert (await decide(ben, deed, "verified"))["verdict"] == "verified"
    assert await status(cleo, deed, "decide", verdict="refused") == 409


async def test_reviewers_are_people_who_are_in(world: World) -> None:
    ada, ben, cleo, mo, eve = [await world.person(name) for name in ("ada", "ben", "cleo", "mo", "eve")]
    mob = await under_way(world, ben, ada, eve)
    deed = await did(world, ada, mob)
    reviewers = f"/api/v1/mobs/{mob['id']}/reviewers"
    await joined(world, cleo, mob)
    await block(eve, ben)

    for who in (mo, ben, eve):
        assert (await ben.post(reviewers, json={"account_id": who.id})).status_code == 422
    assert (await ada.post(reviewers, json={"account_id": cleo.id})).status_code == 403
    assert await ask(ben, mob, cleo) == ["cleo"]
    assert len(await queue(cleo, mob)) == 3
    await cleo.api("POST", f"/api/v1/mobs/{mob['id']}/leave")
    assert await status(cleo, deed, "claim") == 403
    await joined(world, cleo, mob)
    assert (await ada.delete(f"{reviewers}/{cleo.id}")).status_code == 403
    assert await status(cleo, deed, "claim") == 200
    await cleo.api("DELETE", f"{reviewers}/{cleo.id}")
    assert await status(cleo, deed, "release") == 403
    assert await ben.api("GET", reviewers) == []


async def test_near_duplicates_are_flagged_for_reviewers_and_never_refused(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob, elsewhere = await under_way(world, ben), await under_way(world, ben)
    first = await did(world, ada, mob, photo(1))
    copy = await did(world, cleo, mob, photo(2), photo(1, (200, 150)))
    own = await did(world, ada, mob, photo(1))
    other = await did(world, mo, mob, photo(3))
    away = await did(world, mo, elsewhere, photo(1))

    shown = {one["id"]: one for one in await ben.api("GET", f"/api/v1/mobs/{mob['id']}/reviews")}

    alike = {id_: [deed["id"] for deed in one["alike"]] for id_, one in shown.items()}
    assert alike == {
        first["id"]: [],
        copy["id"]: [first["id"]],
        own["id"]: [first["id"], copy["id"]],
        other["id"]: [],
    }
    assert [shown[deed["id"]]["deed"]["flags"] for deed in (first, copy, other)] == [[], ["alike"], []]
    assert [pic["id"] for pic in shown[copy["id"]]["alike"][0]["media_attachments"]]
    assert (await deed_now(ben, away))["flags"] == []
    for who in (ada, cleo, world.anyone):
        assert (await deed_now(who, copy))["flags"] is None
    assert await queue(ben, mob, "doubted") == [own["id"], copy["id"]]
    assert await figures(ben, mob) == (3, 4, 0)


async def test_witnesses_alone_do_not_verify_what_looks_like_another(world: World) -> None:
    ada, ben, cleo, mo, eve = [await world.person(name) for name in ("ada", "ben", "cleo", "mo", "eve")]
    mob = await under_way(world, ben, cleo, mo, eve)
    await did(world, ada, mob, photo(1))
    copy = await did(world, ada, mob, photo(1))

    for who in (cleo, mo, eve):
        await say(who, copy, "witness")

    assert (await deed_now(ada, copy))["state"] == "witnessed"
    assert (await decide(ben, copy, "verified"))["state"] == "verified"


async def test_late_deeds_are_reviewed_and_stay_apart(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await under_way(world, ben, ada)
    world.step(hours=2, minutes=1)
    await world.settle()
    late = await did(world, ada, mob, count=5)
    report = f"/api/v1/mobs/{mob['id']}/report"

    await decide(ben, late, "verified")
    assert await figures(ada, mob) == (1, 1, 0)
    assert (await ada.api("GET", report))["late"] == 5
    await decide(ben, late, "refused")
    assert await figures(ada, mob) == (1, 1, 0)
    assert (await ada.api("GET", report))["late"] == 0


async def test_reviews_end_with_the_report_and_what_is_left_stays(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, cleo)
    checked, left = await did(world, ada, mob, count=2), await did(world, ada, mob)
    await say(cleo, left, "dispute", reason="No")
    world.step(hours=2, minutes=1)
    await world.settle()
    await decide(ben, checked, "verified")
    world.step(hours=3)
    await world.settle()

    for step, about in (("claim", {}), ("decide", {"verdict": "verified"})):
        assert await status(ben, left, step, **about) == 409
    assert (await deed_now(ada, left))["state"] == "disputed"
    report = await ada.api("GET", f"/api/v1/mobs/{mob['id']}/report")
    assert (report["tally"], report["verified"]) == (4, 2)
    assert left["id"] in await queue(ben, mob)


async def test_wrong_verdicts_and_long_reasons_are_refused(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await under_way(world, ben)
    deed = await did(world, ada, mob)

    assert await status(ben, deed, "decide") == 422
    assert await status(ben, deed, "decide", verdict="claimed") == 422
    assert await status(ben, deed, "decide", verdict="verified", reason="a" * 501) == 422
    assert (await ben.get(f"/api/v1/mobs/{mob['id']}/reviews?state=mine")).status_code == 422
    assert (await ben.post(f"{path_of(deed)[:-1]}/witness")).status_code == 404


async def test_each_decision_reaches_open_screens(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await under_way(world, ben)
    deed = await did(world, ada, mob, count=4)
    heard: list[bytes] = []
    world.house.bus.subscribe(f"mob:{mob['id']}", heard.append)

    await decide(ben, deed, "verified")
    await world.settle()
    world.step(seconds=1)
    await world.settle()

    assert any(b"mob.deed" in said and b"verified" in said for said in heard)
    assert any(b"mob.update" in said and b'"verified":4' in said for said in heard)


async def test_what_a_deleted_account_said_of_deeds_is_forgotten(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, cleo)
    seen, doubted, decided = [await did(world, ada, mob) for _ in range(3)]
    await say(cleo, seen, "witness")
    await say(cleo, doubted, "dispute", reason="I know better")
    await ask(ben, mob, cleo)
    await decide(cleo, decided, "verified", reason="I saw it all")

    async def go(tx: Transaction) -> None:
        await tx.announce(AccountDeleted(int(cleo.id)))

    await world.house.db.act(go)
    await world.settle()

    rows = await books(world.house.db)
    for table in ("deed_witness", "deed_dispute", "deed_review", "call_reviewer"):
        assert not [row for row in rows[table] if int(cleo.id) in row]
    assert "I know better" not in repr(rows["deed_dispute"])
    assert (await deed_now(ben, decided))["state"] == "verified"
