"""What staff see of reports and do with them, and what nobody else does."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.audit import audit_entry
from goodmob.core.database.statements import statement
from goodmob.instance.actions.keep_rules import remove_rule
from tests.moderation.filing import ADMIN, a_rule, handle, listed, report, staff
from tests.posts.saying import block, follow, ids, refusal, say
from tests.web.reading import set_state
from tests.world.world import World

AUDIT = statement(
    select(audit_entry.c.actor_id, audit_entry.c.action, audit_entry.c.target, audit_entry.c.details)
    .where(audit_entry.c.action.like("report.%"))
    .order_by(audit_entry.c.id)
)
VERBS = ("assign_to_self", "unassign", "resolve", "reopen")


async def deeds(world: World) -> list[Any]:
    """What the audit log says of reports: by whom, what, of which, and how, the earliest first."""
    return [tuple(row) for row in await world.house.db.all(AUDIT)]


async def test_staff_see_who_reported_whom_and_why(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    rule, post = await a_rule(world, "Be kind"), await say(ben, "Grr")
    told = await report(ada, ben, status_ids=[post["id"]], comment="Rude", rule_ids=[rule])
    seen = await mo.api("GET", f"{ADMIN}/{told['id']}")

    assert list(seen) == [
        *("id", "action_taken", "action_taken_at", "category", "comment", "forwarded", "created_at", "updated_at"),
        *("account", "target_account", "assigned_account", "action_taken_by_account", "statuses", "rules"),
        *("kind", "due_at", "overdue", "count", "mob_ids"),
    ]
    assert (seen["account"]["username"], seen["target_account"]["username"]) == ("ada", "ben")
    assert seen["target_account"]["email"] == "ben@goodmob.test"
    assert (seen["category"], seen["comment"]) == ("violation", "Rude")
    assert ids(seen["statuses"]) == [post["id"]]
    assert [rule["text"] for rule in seen["rules"]] == ["Be kind"]
    assert (seen["assigned_account"], seen["action_taken_by_account"]) == (None, None)
    assert seen["created_at"] == seen["updated_at"] == told["created_at"]
    assert await mo.api("GET", ADMIN) == [seen]


async def test_staff_see_what_was_shown_to_them_whoever_else_may(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    await follow(ada, ben)
    private = await say(ben, "Between us", visibility="private")
    direct = await say(ben, "@ada Psst", visibility="direct")
    other = await say(ben, "@ada Not that one", visibility="direct")
    told = await report(ada, ben, status_ids=[private["id"], direct["id"]])
    await block(ben, mo)
    await set_state(world, ben, "suspended")

    assert ids((await mo.api("GET", f"{ADMIN}/{told['id']}"))["statuses"]) == [private["id"], direct["id"]]
    for post in (private, direct, other):
        assert (await mo.get(f"/api/v1/statuses/{post['id']}")).status_code == 404


async def test_a_report_outlives_what_it_names(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    rule, post = await a_rule(world), await say(ben)
    await report(ada, ben, status_ids=[post["id"]], rule_ids=[rule])
    await ben.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await world.house.db.act(remove_rule, int(rule))
    for gone in (ada, ben):
        await world.house.db.act(delete_account, int(gone.id))
    await world.settle()

    [seen] = await mo.api("GET", ADMIN)
    assert (seen["statuses"], seen["rules"], seen["category"]) == ([], [], "violation")
    assert (seen["account"]["id"], seen["target_account"]["id"]) == (ada.id, ben.id)
    assert seen["target_account"]["email"] is None


async def test_a_report_is_taken_on_and_left_again(world: World) -> None:
    ada, ben, mo, eve = (
        await world.person("ada"),
        await world.person("ben"),
        await staff(world, "mo"),
        await staff(world, "eve"),
    )
    told = await report(ada, ben)
    world.step(seconds=5)

    assert (await handle(mo, told, "assign_to_self"))["assigned_account"]["username"] == "mo"
    assert (await handle(eve, told, "assign_to_self"))["assigned_account"]["username"] == "eve"
    left = await handle(mo, told, "unassign")
    assert left["assigned_account"] is None
    assert left["updated_at"] > left["created_at"]
    target = f"report:{told['id']}"
    assert await deeds(world) == [
        (int(mo.id), "report.assign", target, "{}"),
        (int(eve.id), "report.assign", target, "{}"),
        (int(mo.id), "report.unassign", target, "{}"),
    ]


async def test_whoever_is_gone_looks_into_nothing(world: World) -> None:
    ada, ben, mo, eve = (
        await world.person("ada"),
        await world.person("ben"),
        await staff(world, "mo"),
        await staff(world, "eve"),
    )
    told = await report(ada, ben)
    await handle(mo, told, "assign_to_self")
    await handle(mo, told, "resolve")
    await world.house.db.act(delete_account, int(mo.id))
    await world.settle()

    [seen] = await eve.api("GET", ADMIN, params={"resolved": "true"})
    assert (seen["assigned_account"], seen["action_taken_by_account"]["id"]) == (None, mo.id)


async def test_a_report_is_resolved_and_reopened(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    told = await report(ada, ben)

    done = await handle(mo, told, "resolve")
    assert (done["action_taken"], done["action_taken_by_account"]["username"]) == (True, "mo")
    assert done["action_taken_at"] == done["updated_at"]
    again = await handle(mo, told, "reopen")
    assert (again["action_taken"], again["action_taken_at"], again["action_taken_by_account"]) == (False, None, None)
    await handle(mo, told, "reopen")
    assert [action for _, action, _, _ in await deeds(world)] == ["report.resolve", "report.reopen"]


async def test_of_two_who_resolve_at_once_one_resolved_it(world: World) -> None:
    ada, ben, mo, eve = (
        await world.person("ada"),
        await world.person("ben"),
        await staff(world, "mo"),
        await staff(world, "eve"),
    )
    told = await report(ada, ben)
    answers = await asyncio.gather(*(handle(who, told, "resolve") for who in (mo, eve)))

    assert answers[0]["action_taken_by_account"] == answers[1]["action_taken_by_account"]
    assert len(await deeds(world)) == 1


async def test_staff_say_what_a_report_is_really_about(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    kind, calm = await a_rule(world, "Be kind"), await a_rule(world, "Be calm")
    told = await report(ada, ben, category="spam")
    one = f"{ADMIN}/{told['id']}"

    seen = await mo.api("PUT", one, json={"category": "violation", "rule_ids": [kind]})
    assert (seen["category"], ids(seen["rules"])) == ("violation", [kind])
    seen = await mo.api("PUT", one, data={"rule_ids[]": [calm, kind]})
    assert (seen["category"], ids(seen["rules"])) == ("violation", [calm, kind])
    await world.house.db.act(remove_rule, int(kind))
    assert (await mo.api("PUT", one, json={"category": "violation"}))["category"] == "violation"
    seen = await mo.api("PUT", one, json={"category": "legal"})
    assert (seen["category"], seen["rules"]) == ("legal", [])
    assert await mo.api("PUT", one, json={}) == seen
    assert [details for _, action, _, details in await deeds(world)] == [
        f'{{"category":"violation","rule_ids":[{kind}]}}',
        f'{{"category":"violation","rule_ids":[{calm},{kind}]}}',
        '{"category":"legal","rule_ids":[]}',
    ]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"category": "boredom"}, "Category is not included in the list"),
        ({"category": "violation"}, "Rule ids does not reference valid rules"),
        ({"category": "violation", "rule_ids": ["1"]}, "Rule ids does not reference valid rules"),
        ({"rule_ids": ["1"]}, "Rule ids must be blank"),
    ],
)
async def test_reasons_that_there_are_not_are_refused(world: World, wish: dict[str, Any], why: str) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    told = await report(ada, ben)

    assert await refusal(mo, "PUT", f"{ADMIN}/{told['id']}", json=wish) == (422, f"Validation failed: {why}")
    assert await deeds(world) == []


async def test_reports_are_for_those_who_may_manage_them(world: World) -> None:
    ada, ben = await world.person("ada"), await staff(world, "ben", role="user")
    mo = await world.person("mo", role="moderator")
    told = await report(ada, ben)
    one = f"{ADMIN}/{told['id']}"
    doors = [("GET", ADMIN), ("GET", one), ("PUT", one), *(("POST", f"{one}/{verb}") for verb in VERBS)]

    for method, path in doors:
        assert await refusal(ben, method, path) == (403, "This action is not allowed")
        assert await refusal(mo, method, path) == (403, "This action is outside the authorized scopes")
        assert (await world.anyone.request(method, path)).status_code == 401
    assert await deeds(world) == []


@pytest.mark.parametrize("role", ["moderator", "admin", "owner"])
async def test_all_staff_manage_reports(world: World, role: str) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo", role=role)
    told = await report(ada, ben)

    assert await listed(mo) == [told["id"]]
    assert (await handle(mo, told, "resolve"))["action_taken"] is True


async def test_there_is_nothing_to_do_with_a_report_that_is_not_there(world: World) -> None:
    mo = await staff(world, "mo")
    one = f"{ADMIN}/123456789"

    for method, path in [("GET", one), ("PUT", one), *(("POST", f"{one}/{verb}") for verb in VERBS)]:
        assert await refusal(mo, method, path) == (404, "Record not found")
