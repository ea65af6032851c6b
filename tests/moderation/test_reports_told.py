"""Who hears of reports: staff who may manage them, once, and nobody else."""

from typing import Any

from sqlalchemy import bindparam, update

from goodmob.accounts.tables import person
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.notifications.actions.tell import AT_ONCE
from tests.moderation.filing import ADMIN, report, staff
from tests.posts.saying import block
from tests.web.reading import browser_of, read, texts
from tests.world.world import Client, World

NOTICES, GROUPS = "/api/v1/notifications", "/api/v2/notifications"
SET_ROLE = statement(update(person).where(person.c.email == bindparam("of_email")).values(role=bindparam("new_role")))


async def give_role(world: World, who: Client, role: str) -> None:
    """Somebody looks after the place from now on, or no more."""

    async def put(tx: Transaction) -> None:
        await tx.run(SET_ROLE, of_email=f"{who.username}@goodmob.test", new_role=role)

    await world.house.db.act(put)


async def heard(who: Client) -> list[Any]:
    """The notices of reports that somebody has, newest first."""
    notices: list[Any] = await who.api("GET", NOTICES, params={"types[]": "admin.report"})
    return notices


async def groups(who: Client) -> list[Any]:
    """The same notices, as newer apps ask for them."""
    asked = await who.api("GET", GROUPS, params={"types[]": "admin.report"})
    found: list[Any] = asked["notification_groups"]
    return found


async def test_staff_are_told_with_the_report_and_by_whom(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    told = await report(ada, ben, comment="Spam", category="spam")
    everybody = [await staff(world, role, role=role) for role in ("moderator", "admin", "owner")]
    await world.settle()

    for who in everybody:
        [notice] = await heard(who)
        assert (notice["type"], notice["account"]["username"]) == ("admin.report", "ada")
        assert notice["report"] == told
        assert "status" not in notice
        [group] = await groups(who)
        assert (group["group_key"], group["report"]) == (f"ungrouped-{notice['id']}", told)
    assert [await heard(other) for other in (ada, ben)] == [[], []]


async def test_staff_who_listen_hear_of_it_at_once(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    await world.settle()
    async with mo.listen("/api/v1/streaming/user/notification") as stream:
        told = await report(ada, ben)
        await world.settle()
        event = await stream.next()

    assert (event.event, event.json["report"]["id"]) == ("notification", told["id"])


async def test_of_one_account_staff_are_told_again_once_they_answered(world: World) -> None:
    ada, ben, cleo, mo = (
        await world.person("ada"),
        await world.person("ben"),
        await world.person("cleo"),
        await staff(world, "mo"),
    )
    first = await report(ada, ben)
    await report(cleo, ben)
    await world.settle()
    await report(ada, cleo)
    await world.settle()
    assert [notice["report"]["target_account"]["username"] for notice in await heard(mo)] == ["cleo", "ben"]

    for one in await mo.api("GET", ADMIN, params={"target_account_id": ben.id}):
        await mo.api("POST", f"{ADMIN}/{one['id']}/resolve")
    third = await report(cleo, ben)
    await world.settle()
    newest, _, oldest = await heard(mo)
    assert (newest["report"]["id"], oldest["report"]["id"]) == (third["id"], first["id"])
    assert oldest["report"]["action_taken"] is True


async def test_whoever_looks_after_the_place_no_more_sees_no_reports(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    await report(ada, ben)
    await world.settle()
    assert len(await heard(mo)) == 1

    await give_role(world, mo, "user")
    assert await heard(mo) == []
    assert await groups(mo) == []


async def test_staff_do_not_hear_of_their_own_reports(world: World) -> None:
    ben, mo, eve = await world.person("ben"), await staff(world, "mo"), await staff(world, "eve")
    await report(mo, ben)
    await world.settle()

    assert (len(await heard(mo)), len(await heard(eve))) == (0, 1)


async def test_large_staff_are_told_in_slices(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    people = [await world.person(f"mo_{number}") for number in range(AT_ONCE + 2)]
    await world.settle()
    for who in people:
        await give_role(world, who, "moderator")
    await report(ada, ben)
    await world.settle()

    assert [len(await heard(who)) for who in (people[0], people[-3], people[-1])] == [1, 1, 1]


async def test_the_page_of_notices_says_who_reported_whom(world: World) -> None:
    ada, ben, _ = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    # Who signed up is told, too, and the house does what is due in any order.
    await world.settle()
    await report(ada, ben, comment="Spam & <b>")
    await world.settle()
    page = await read(await browser_of(world, "mo"), "/notifications")

    assert texts(page, ".told__words > p:first-of-type")[0].startswith("New: ada reported ben")
    assert texts(page, ".told__post") == ["Spam & <b>"]


async def test_what_a_report_is_about_costs_as_much_as_one_for_many(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    people = [await world.person(f"spammer_{number}") for number in range(4)]
    await report(ada, people[0])
    await world.settle()
    await heard(mo)
    with world.counting() as one:
        await heard(mo)
    for who in people[1:]:
        await report(ada, who)
    await world.settle()
    await heard(mo)
    with world.counting() as four:
        assert len(await heard(mo)) == 4

    assert four.total == one.total


async def test_blocks_of_staff_do_not_hide_the_report_from_the_list(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    await block(mo, ada)
    await block(ben, mo)
    told = await report(ada, ben)
    await world.settle()

    assert [one["id"] for one in await mo.api("GET", ADMIN)] == [told["id"]]
