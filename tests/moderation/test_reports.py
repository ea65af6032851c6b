"""Reporting somebody: what can be reported by whom, and what is refused in which words."""

from typing import Any

import pytest

from goodmob.core.bounds import REPORT_COMMENT_LENGTH, REPORT_SUBJECTS
from goodmob.core.limits import GROUPS
from tests.moderation.filing import ADMIN, REPORTS, a_rule, listed, report, staff
from tests.posts.saying import block, do, follow, refusal, say
from tests.web.reading import set_state
from tests.world.far import meet
from tests.world.world import World


async def test_ada_reports_ben(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben, "Buy my tea")
    told = await report(ada, ben, status_ids=[post["id"]], comment="Spam account", category="spam")

    assert list(told) == [
        *("id", "action_taken", "action_taken_at", "category", "comment", "forwarded", "created_at"),
        *("status_ids", "collection_ids", "rule_ids", "target_account"),
    ]
    assert (told["action_taken"], told["action_taken_at"]) == (False, None)
    assert (told["category"], told["comment"], told["forwarded"]) == ("spam", "Spam account", False)
    assert (told["status_ids"], told["collection_ids"], told["rule_ids"]) == ([post["id"]], [], None)
    assert told["target_account"]["username"] == "ben"


async def test_a_report_needs_an_account_and_nothing_else(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    assert (await report(ada, ben))["category"] == "other"
    told = await ada.api("POST", REPORTS, data={"account_id": ben.id, "comment": "", "category": "", "forward": "true"})
    assert (told["category"], told["comment"], told["forwarded"]) == ("other", "", False)
    nothing: dict[str, Any] = dict.fromkeys(("status_ids", "rule_ids", "collection_ids", "comment", "forward"))
    assert (await report(ada, ben, **nothing))["status_ids"] == []


async def test_whoever_reports_decides_whether_another_server_may_know(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    far = str(await world.house.db.act(meet, "cleo"))

    kept = await ada.api("POST", REPORTS, json={"account_id": far})
    told = await ada.api("POST", REPORTS, json={"account_id": far, "forward": True})
    assert (kept["forwarded"], told["forwarded"]) == (False, True)
    assert [one["target_account"]["domain"] for one in await mo.api("GET", ADMIN)] == ["far.example"] * 2


async def test_a_form_names_several_posts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [(await say(ben))["id"] for _ in range(2)]
    told = await ada.api("POST", REPORTS, data={"account_id": ben.id, "status_ids[]": [*posts, posts[0]]})

    assert told["status_ids"] == posts


async def test_whoever_names_rules_reports_a_violation(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    kind, calm = await a_rule(world, "Be kind"), await a_rule(world, "Be calm")

    told = await report(ada, ben, category="spam", rule_ids=[calm, kind, calm])
    assert (told["category"], told["rule_ids"]) == ("violation", [calm, kind])


@pytest.mark.parametrize(
    "wish", [{"rule_ids": ["1"]}, {"category": "violation"}, {"category": "violation", "rule_ids": []}]
)
async def test_the_rules_of_a_violation_exist(world: World, wish: dict[str, Any]) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await a_rule(world)

    said = await refusal(ada, "POST", REPORTS, json={"account_id": ben.id, **wish})
    assert said == (422, "Validation failed: Rule ids does not reference valid rules")


async def test_what_is_too_long_or_of_no_category_is_refused(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    longest = "x" * REPORT_COMMENT_LENGTH
    ids = [str(number) for number in range(1, REPORT_SUBJECTS + 2)]
    await report(ada, ben, comment=longest)

    wishes: list[tuple[dict[str, Any], str]] = [
        ({"comment": f"{longest}x"}, "Comment is too long (maximum is 1000 characters)"),
        ({"category": "boredom"}, "Category is not included in the list"),
        ({"status_ids": ids}, "Status ids is too long (maximum is 100 items)"),
    ]
    for wish, why in wishes:
        said = await refusal(ada, "POST", REPORTS, json={"account_id": ben.id, **wish})
        assert said == (422, f"Validation failed: {why}")
    assert len(await listed(mo)) == 1


async def test_nobody_reports_themselves_nor_whom_there_is_not(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await set_state(world, ben, "suspended")
    await set_state(world, cleo, "deleted")

    for nobody in ({"account_id": "123456789"}, {"account_id": ben.id}, {"account_id": cleo.id}, {}):
        assert await refusal(ada, "POST", REPORTS, json=nobody) == (404, "Record not found")
    said = await refusal(ada, "POST", REPORTS, json={"account_id": ada.id})
    assert said == (422, "Validation failed: Target account must be somebody else")


async def test_only_posts_of_whom_one_reports_that_one_can_see(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    follows = await say(ben, visibility="private")
    named = await say(ben, "@cleo Psst", visibility="direct")
    others = await say(cleo)

    for post in (follows, named, others, {"id": "123456789"}):
        said = await refusal(ada, "POST", REPORTS, json={"account_id": ben.id, "status_ids": [post["id"]]})
        assert said == (404, "Record not found")
    await follow(ada, ben)
    assert (await report(ada, ben, status_ids=[follows["id"]]))["status_ids"] == [follows["id"]]
    assert (await report(cleo, ben, status_ids=[named["id"]]))["status_ids"] == [named["id"]]


async def test_what_somebody_boosted_is_reported_as_their_boost(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    boost = await do(ben, "reblog", await say(cleo))

    assert (await report(ada, ben, status_ids=[boost["id"]]))["status_ids"] == [boost["id"]]
    assert (await report(ada, cleo, status_ids=[boost["reblog"]["id"]]))["status_ids"] == [boost["reblog"]["id"]]


@pytest.mark.parametrize("who_blocks", ["ada", "ben", "both"])
async def test_a_block_keeps_nobody_from_reporting(world: World, who_blocks: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    public, named = await say(ben), await say(ben, "@ada You!", visibility="direct")
    private = await say(ben, visibility="private")
    if who_blocks != "ben":
        await block(ada, ben)
    if who_blocks != "ada":
        await block(ben, ada)

    told = await report(ada, ben, status_ids=[public["id"], named["id"]])
    assert told["status_ids"] == [public["id"], named["id"]]
    said = await refusal(ada, "POST", REPORTS, json={"account_id": ben.id, "status_ids": [private["id"]]})
    assert said == (404, "Record not found")


async def test_nobody_escapes_by_deleting_a_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    public, private = await say(ben), await say(ben, visibility="private")
    for post in (public, private):
        await ben.api("DELETE", f"/api/v1/statuses/{post['id']}")

    assert (await report(ada, ben, status_ids=[public["id"]]))["status_ids"] == [public["id"]]
    said = await refusal(ada, "POST", REPORTS, json={"account_id": ben.id, "status_ids": [private["id"]]})
    assert said == (404, "Record not found")


async def test_collections_of_whom_one_reports_are_named_too(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    wish = {"name": "Friends", "description": "", "sensitive": False, "discoverable": True}
    bens, cleos = [(await who.api("POST", "/api/v1/collections", json=wish))["collection"]["id"] for who in (ben, cleo)]
    await block(ben, ada)

    assert (await report(ada, ben, collection_ids=[bens]))["collection_ids"] == [bens]
    for ids in ([cleos], [bens, "123456789"]):
        said = await refusal(ada, "POST", REPORTS, json={"account_id": ben.id, "collection_ids": ids})
        assert said == (404, "Record not found")


async def test_apps_need_the_scope_and_a_person(world: World) -> None:
    ada, ben = await world.person("ada", scopes="read write:statuses"), await world.person("ben")

    assert (await ada.post(REPORTS, json={"account_id": ben.id})).status_code == 403
    assert (await world.anyone.post(REPORTS, json={"account_id": ben.id})).status_code == 401


async def test_400_reports_a_day_are_taken(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    world.change(rate_limits=True)
    [rule] = GROUPS["reports"]
    for _ in range(399):
        world.house.limits.spend(rule, int(ada.id))

    assert (await ada.post(REPORTS, json={"account_id": ben.id})).status_code == 200
    assert (await ada.post(REPORTS, json={"account_id": ben.id})).status_code == 429
    assert (await ben.post(REPORTS, json={"account_id": ada.id})).status_code == 200


async def test_filing_costs_the_same_for_any_number_of_posts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [(await say(ben))["id"] for _ in range(5)]
    await report(ada, ben)
    with world.counting() as one:
        await report(ada, ben, status_ids=posts[:1])
    with world.counting() as five:
        await report(ada, ben, status_ids=posts)

    assert five.total == one.total == 12
