"""Who brought whom to a mob: from what people do anyway, without tracking links, with credit only after the deed."""

import pytest

from goodmob.core.cache import Cache
from goodmob.core.clock import HOUR, MINUTE
from goodmob.mobs.queries.touches import touches_of
from tests.mobs.bringing import befriend, boosts, branches, comes, does, tree
from tests.mobs.calling import MOBS, join, leave
from tests.mobs.scene import answer, called
from tests.posts.saying import block, do, say
from tests.world.world import World


async def test_a_boost_is_an_invitation_to_whoever_follows(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    await befriend(world, cleo, ada)
    mob = await called(world, ben)
    await comes(world, ada, mob)
    await boosts(world, ada, mob)

    assert (await comes(world, cleo, mob))["invited_by"] == ada.id
    assert (await comes(world, mo, mob))["invited_by"] is None
    assert await branches(ben, mob) == [("ada", "-", 0, 0), ("cleo", "ada", 1, 0), ("mo", "-", 0, 0)]


@pytest.mark.parametrize("way", ["reply", "quote", "link"])
async def test_answers_quotes_and_links_bring_followers_too(world: World, way: str) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await befriend(world, cleo, ada)
    mob = await called(world, ben)
    await comes(world, ada, mob)
    if way == "reply":
        await answer(world, ada, mob, "Count me in")
    elif way == "quote":
        await say(ada, "Look", quoted_status_id=mob["status_id"])
    else:
        await say(ada, f"Come to {mob['url']}!")
    await world.settle()

    await comes(world, cleo, mob)
    [node] = [one for one in (await tree(ben, mob))["nodes"] if one["by"]]
    assert (node["account"]["id"], node["via"], node["depth"]) == (cleo.id, way, 1)


async def test_who_is_named_in_an_answer_was_told_even_without_following(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben)
    await comes(world, ada, mob)
    question = await answer(world, mo, mob, "Is it far?")
    await answer(world, ada, mob, "@cleo this is for you", visibility="direct")
    await answer(world, ada, question, "No")

    assert (await comes(world, cleo, mob))["invited_by"] == ada.id
    assert (await comes(world, mo, mob))["invited_by"] == ada.id
    ways = {one["account"]["username"]: one["via"] for one in (await tree(ben, mob))["nodes"]}
    assert ways == {"ada": None, "cleo": "mention", "mo": "reply"}


async def test_what_is_said_in_private_brings_no_followers(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await befriend(world, cleo, ada)
    mob = await called(world, ben)
    await comes(world, ada, mob)
    await answer(world, ada, mob, "@ben is there tea?", visibility="direct")

    assert (await comes(world, cleo, mob))["invited_by"] is None


async def test_the_first_touch_gets_the_credit_and_the_last_one_is_kept(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    for friend in (ada, mo):
        await befriend(world, cleo, friend)
    mob = await called(world, ben)
    for friend in (ada, mo):
        await comes(world, friend, mob)
        world.step(minutes=1)
        await boosts(world, friend, mob)

    mine = await comes(world, cleo, mob)
    assert (mine["invited_by"], mine["last_invited_by"]) == (ada.id, mo.id)
    await leave(cleo, mob)
    await world.settle()
    await join(cleo, mob, invited_by=mo.id)
    await world.settle()
    assert (await comes(world, cleo, mob))["invited_by"] == ada.id


async def test_only_who_was_in_before_can_have_brought_somebody(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben)
    assert (await comes(world, cleo, mob, by=mo))["invited_by"] is None
    assert (await comes(world, mo, mob, by=mo))["invited_by"] is None
    assert (await comes(world, ada, mob, by=cleo))["invited_by"] == cleo.id
    await leave(ada, mob)
    await world.settle()
    dora = await world.person("dora")
    assert (await comes(world, dora, mob, by=ada))["invited_by"] is None
    eve = await world.person("eve")
    await block(cleo, eve)
    assert (await comes(world, eve, mob, by=cleo))["invited_by"] is None


async def test_nobody_is_brought_by_whom_they_brought(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await comes(world, ada, mob, by=cleo)
    await comes(world, cleo, mob, by=ada)
    await leave(ada, mob)
    await world.settle()
    await comes(world, ada, mob, by=cleo)

    assert await branches(ben, mob) == [("ada", "-", 0, 0), ("cleo", "ada", 1, 0)]


async def test_a_ring_of_accounts_that_join_at_once_makes_a_chain(world: World) -> None:
    ring = [await world.person(f"ring{number}") for number in range(6)]
    mob = await called(world, await world.person("ben"))
    for number, who in enumerate(ring):
        await join(who, mob, invited_by=ring[number - 1].id)
    await world.settle()

    nodes = (await tree(ring[0], mob))["nodes"]
    assert sorted(node["depth"] for node in nodes) == list(range(6))
    summary = (await tree(ring[0], mob))["summary"]
    assert (summary["invited"], summary["credited"], summary["depth"], summary["reproduction"]) == (5, 0, 5, 0.0)


async def test_credit_comes_only_after_the_deed(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben)
    await comes(world, ada, mob)
    await comes(world, cleo, mob, by=ada)
    await comes(world, mo, mob, by=ada)
    world.step(hours=1, minutes=1)
    await world.settle()
    assert (await tree(ben, mob))["summary"]["credited"] == 0
    for who in (ada, cleo):
        await does(world, who, mob)
        await does(world, who, mob)

    assert await branches(ben, mob) == [("ada", "-", 0, 1), ("cleo", "ada", 1, 0), ("mo", "ada", 1, 0)]
    summary = (await tree(ben, mob))["summary"]
    assert summary == {
        "participants": 2,
        "invited": 2,
        "credited": 1,
        "depth": 1,
        "reproduction": 0.5,
        "median_seconds": (HOUR + MINUTE) // 1_000_000,
        "times": {"hour": 0, "six_hours": 2, "day": 0, "three_days": 0, "week": 0, "later": 0},
    }


async def test_who_checks_in_has_come(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben, verb="come")
    await comes(world, ada, mob)
    mine = await comes(world, cleo, mob, by=ada)
    await cleo.api("POST", f"{MOBS}/{mob['id']}/check_in", json={"code": mine["code"]})
    await world.settle()

    assert await branches(world.anyone, mob) == [("ada", "-", 0, 1), ("cleo", "ada", 1, 0)]


async def test_who_joins_by_doing_was_brought_as_well(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await befriend(world, cleo, ada)
    mob = await called(world, ben)
    await comes(world, ada, mob)
    await boosts(world, ada, mob)
    world.step(hours=1, minutes=1)
    await answer(world, cleo, mob, "#did 3")

    assert await branches(ben, mob) == [("ada", "-", 0, 1), ("cleo", "ada", 1, 0)]


async def test_i_was_not_invited_by_her(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben)
    door = f"{MOBS}/{mob['id']}/cascade/inviter"
    assert (await cleo.delete(door)).status_code == 404
    await comes(world, ada, mob)
    await comes(world, cleo, mob, by=ada)
    await comes(world, mo, mob, by=cleo)
    for _ in range(2):
        assert (await cleo.api("DELETE", door))["invited_by"] is None
    await world.settle()

    assert await branches(ben, mob) == [("ada", "-", 0, 0), ("cleo", "-", 0, 0), ("mo", "cleo", 1, 0)]


async def test_thousands_of_names_are_no_thousands_of_friends(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodmob.mobs.actions.touch.MOST_TOUCHED", 2)
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await comes(world, ada, mob)
    named = [await world.person(f"named{number}") for number in range(4)]
    for who in named:
        await answer(world, ada, mob, f"@{who.username} come", visibility="unlisted")
        await comes(world, who, mob)

    assert (await tree(ben, mob))["summary"]["invited"] == 2


async def test_a_boost_that_was_taken_back_was_still_seen(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await befriend(world, cleo, ada)
    mob = await called(world, ben)
    await comes(world, ada, mob)
    await boosts(world, ada, mob)
    await do(ada, "unreblog", {"id": mob["status_id"]})
    await world.settle()

    assert (await comes(world, cleo, mob))["invited_by"] == ada.id


async def test_the_tree_is_for_those_who_may_see_the_mob(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, visibility="private")
    assert (await ada.get(f"{MOBS}/{mob['id']}/cascade")).status_code == 404
    assert (await world.anyone.get(f"{MOBS}/{mob['id']}/cascade")).status_code == 404
    assert (await tree(ben, mob))["nodes"] == []


async def test_the_tree_is_paged_in_an_order_of_its_own(world: World) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben)
    people = [await world.person(f"one{number}") for number in range(5)]
    for who in people:
        await comes(world, who, mob)
    first = await ben.get(f"{MOBS}/{mob['id']}/cascade", params={"limit": 3})
    assert 'rel="next"' in first.headers["link"]
    nodes = first.json()["nodes"]
    rest = (await tree(ben, mob, max_id=nodes[-1]["id"]))["nodes"]
    assert {node["account"]["id"] for node in [*nodes, *rest]} == {who.id for who in people}
    assert (len(nodes), len(rest)) == (3, 2)


async def test_the_tree_takes_a_constant_number_of_queries(world: World) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben)
    people = [await world.person(f"one{number}") for number in range(8)]
    for number, who in enumerate(people):
        await comes(world, who, mob, by=people[number // 2] if number else None)
    totals = set()
    for limit in (4, 8):
        world.house.cache = Cache(1_000_000)
        with world.counting() as counted:
            assert len((await tree(ben, mob, limit=limit))["nodes"]) == limit
        totals.add(counted.total)

    assert len(totals) == 1


async def test_what_is_refused_earns_nobody_any_credit(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await comes(world, ada, mob)
    await comes(world, cleo, mob, by=ada)
    world.step(hours=1, minutes=1)
    await world.settle()
    deed = await cleo.api("POST", f"{MOBS}/{mob['id']}/deeds", json={"count": 1, "quiet": True})
    await world.settle()
    decide = f"{MOBS}/{mob['id']}/reviews/{deed['id']}/decide"
    for verdict, credited in (("refused", 0), ("verified", 1)):
        await ben.api("POST", decide, json={"verdict": verdict})
        await world.settle()
        assert (await tree(ben, mob))["summary"]["credited"] == credited


async def test_when_it_is_over_only_who_brought_whom_is_kept(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await befriend(world, cleo, ada)
    mob = await called(world, ben)
    await comes(world, ada, mob)
    await answer(world, ada, mob, "@cleo come")
    await comes(world, cleo, mob)
    now = world.clock.now()
    assert {touch.via for touch in await touches_of(world.house.db, int(mob["id"]), int(cleo.id), now)} == {
        "mention",
        "reply",
    }
    await ben.api("DELETE", f"{MOBS}/{mob['id']}")
    await world.settle()
    await boosts(world, ada, mob)

    now = world.clock.now()
    assert await touches_of(world.house.db, int(mob["id"]), int(cleo.id), now) == []
    assert (await tree(ada, mob))["summary"]["invited"] == 1
