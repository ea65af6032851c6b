"""The list of reports that staff read: which are in it, in pages, and at what cost."""

from tests.moderation.filing import ADMIN, a_rule, handle, listed, report, staff
from tests.posts.saying import ids, say
from tests.world.world import World


async def test_open_reports_are_listed_and_resolved_ones_on_demand(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mo = await staff(world, "mo")
    first, second = await report(ada, ben), await report(cleo, ben)
    third, fourth = await report(ada, cleo), await report(ada, ben)
    await handle(mo, fourth, "resolve")
    one, two, three, four = (told["id"] for told in (first, second, third, fourth))

    assert await listed(mo) == await listed(mo, resolved="false") == [three, two, one]
    assert await listed(mo, resolved="true") == [four]
    assert await listed(mo, account_id=ada.id) == [three, one]
    assert await listed(mo, target_account_id=ben.id) == [two, one]
    assert await listed(mo, account_id=ada.id, target_account_id=ben.id) == [one]
    assert await listed(mo, account_id=ada.id, target_account_id=ben.id, resolved="1") == [four]
    assert await listed(mo, account_id=mo.id) == []


async def test_reports_are_read_in_pages(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    told = [(await report(ada, ben))["id"] for _ in range(5)][::-1]
    answer = await mo.get(ADMIN, params={"limit": 2, "account_id": ada.id})

    assert ids(answer.json()) == told[:2]
    assert {rel: link["url"].partition("?")[2] for rel, link in answer.links.items()} == {
        "next": f"limit=2&account_id={ada.id}&max_id={told[1]}",
        "prev": f"limit=2&account_id={ada.id}&min_id={told[0]}",
    }
    assert await listed(mo, max_id=told[1], limit=2) == told[2:4]
    assert await listed(mo, min_id=told[4], limit=2) == told[2:4]
    assert await listed(mo, since_id=told[3]) == told[:3]
    assert await listed(mo, limit=0) == told[:1]


async def test_the_list_costs_the_same_for_any_number_of_reports(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    rule = await a_rule(world)
    people = [await world.person(f"reporter_{number}") for number in range(4)]
    post = await say(ben)
    told = await report(ada, ben, status_ids=[post["id"]], rule_ids=[rule])
    await handle(mo, told, "assign_to_self")
    await listed(mo)
    with world.counting() as one:
        await listed(mo)
    for who in people:
        told = await report(who, ben, status_ids=[post["id"], (await say(ben))["id"]], rule_ids=[rule])
        await handle(mo, told, "assign_to_self")
    await listed(mo)
    with world.counting() as five:
        assert len(await listed(mo)) == 5

    assert five.total == one.total == 13
