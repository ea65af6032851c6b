"""What Mo does to accounts, and what of it Ada, Ben and Cleo notice."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from goodmob.core.audit import audit_entry
from goodmob.core.database.statements import statement
from tests.moderation.judging import ACCOUNTS, decide, lift, staff
from tests.posts.saying import STATUSES, follow, ids, refusal, say
from tests.world.browser import sign_in
from tests.world.world import PASSWORD, World

AUDIT = statement(select(audit_entry.c.action, audit_entry.c.actor_id, audit_entry.c.target).order_by(audit_entry.c.id))
DISABLED = (403, "Your login is currently disabled")
HOME, PUBLIC = "/api/v1/timelines/home", "/api/v1/timelines/public"


async def test_who_is_suspended_is_locked_out_and_unseen_until_unsuspended(world: World) -> None:
    mo, ada, ben = await staff(world), await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    post = await say(ada, "Hello #tea")
    await ada.get(HOME)  # so that memory knows the token

    await decide(mo, ada, "suspend", "Enough")
    await world.settle()

    assert await refusal(ada, "GET", HOME) == DISABLED
    assert await refusal(ada, "POST", STATUSES, json={"status": "Still here"}) == DISABLED
    assert (await sign_in(world.visitor(), "ada", PASSWORD)).status_code == 422
    profile = await ben.api("GET", f"/api/v1/accounts/{ada.id}")
    assert (profile["suspended"], profile["note"], profile["display_name"], profile["fields"]) == (True, "", "", [])
    assert (await ben.get(f"{STATUSES}/{post['id']}")).status_code == 404
    for path in (HOME, PUBLIC, "/api/v1/timelines/tag/tea", f"/api/v1/accounts/{ada.id}/statuses"):
        assert await ben.api("GET", path) == []
    assert await ben.api("GET", f"/api/v1/accounts/{ben.id}/following") == []

    shown = await lift(mo, ada, "unsuspend")

    assert (shown["suspended"], shown["disabled"]) == (False, False)
    assert ids(await ben.api("GET", HOME)) == [post["id"]]
    await say(ada, "Back again")


async def test_a_limited_account_is_met_by_followers_and_by_who_looks_for_it(world: World) -> None:
    mo, ada, ben, cleo = await staff(world), *[await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ben, ada)
    question = await say(cleo, "Who likes #tea?")
    answer = await say(ada, "I like #tea", in_reply_to_id=question["id"])
    post = await say(ada, "Tea for all #tea")

    await decide(mo, ada, "silence")
    await world.settle()

    for path in (PUBLIC, "/api/v1/timelines/tag/tea"):
        assert post["id"] in ids(await ben.api("GET", path))
        assert post["id"] not in ids(await cleo.api("GET", path)) + ids(await world.anyone.api("GET", path))
    context = f"{STATUSES}/{question['id']}/context"
    assert ids((await ben.api("GET", context))["descendants"]) == [answer["id"]]
    assert (await cleo.api("GET", context))["descendants"] == []
    assert ids(await ben.api("GET", HOME)) == [post["id"]]
    assert post["id"] in ids(await cleo.api("GET", f"/api/v1/accounts/{ada.id}/statuses"))
    assert (await cleo.api("GET", f"/api/v1/accounts/{ada.id}"))["limited"] is True

    assert (await lift(mo, ada, "unsilence"))["silenced"] is False
    assert post["id"] in ids(await cleo.api("GET", PUBLIC))
    assert "limited" not in await cleo.api("GET", f"/api/v1/accounts/{ada.id}")


async def test_a_limited_account_is_neither_suggested_nor_listed(world: World) -> None:
    mo, ada, ben = await staff(world), await world.person("ada"), await world.person("ben")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    post = await say(ada)
    await ben.api("POST", f"{STATUSES}/{post['id']}/favourite")
    assert ids(await ben.api("GET", "/api/v1/directory")) == [ada.id]
    assert ids(await ben.api("GET", "/api/v1/trends/statuses")) == [post["id"]]
    assert len(await ben.api("GET", "/api/v2/suggestions")) == 1

    await decide(mo, ada, "silence")

    for path in ("/api/v1/directory", "/api/v1/trends/statuses", "/api/v2/suggestions"):
        assert await ben.api("GET", path) == []


async def test_media_of_a_sensitized_account_is_covered_from_others(world: World) -> None:
    mo, ada, ben = await staff(world), await world.person("ada"), await world.person("ben")
    post = await say(ada)

    await decide(mo, ada, "sensitive")

    assert (await ben.api("GET", f"{STATUSES}/{post['id']}"))["sensitive"] is True
    assert (await ben.api("GET", f"{STATUSES}/{post['id']}/history"))[0]["sensitive"] is True
    assert (await ada.api("GET", f"{STATUSES}/{post['id']}"))["sensitive"] is False
    assert (await lift(mo, ada, "unsensitive"))["sensitized"] is False
    assert (await ben.api("GET", f"{STATUSES}/{post['id']}"))["sensitive"] is False


async def test_a_disabled_login_hides_nothing(world: World) -> None:
    mo, ada, ben = await staff(world), await world.person("ada"), await world.person("ben")
    post = await say(ada)

    await decide(mo, ada, "disable")
    await world.settle()

    assert await refusal(ada, "GET", HOME) == DISABLED
    assert (await sign_in(world.visitor(), "ada", PASSWORD)).status_code == 422
    assert ids(await ben.api("GET", PUBLIC)) == [post["id"]]
    assert (await lift(mo, ada, "enable"))["disabled"] is False
    assert ids(await ada.api("GET", HOME)) == [post["id"]]


async def test_a_warning_is_told_by_notice_and_by_letter_in_the_persons_language(world: World) -> None:
    mo, ada = await staff(world), await world.person("ada", locale="fr")

    await decide(mo, ada, "none", "Please be kind")
    await world.settle()

    [notice] = await ada.api("GET", "/api/v1/notifications")
    assert (notice["type"], notice["account"]["id"]) == ("moderation_warning", ada.id)
    warning = notice["moderation_warning"]
    assert list(warning) == ["id", "action", "text", "status_ids", "target_account", "appeal", "created_at"]
    assert (warning["action"], warning["text"], warning["appeal"]) == ("none", "Please be kind", None)
    [letter] = world.letters
    assert letter.to == "ada@goodmob.test"
    assert "Please be kind" in letter.text


async def test_nobody_is_told_where_staff_do_not_want_it_or_say_nothing(world: World) -> None:
    mo, ada = await staff(world), await world.person("ada")

    await decide(mo, ada, "none")
    await decide(mo, ada, "silence", "Quietly", send_email_notification=False)
    await world.settle()

    assert await ada.api("GET", "/api/v1/notifications") == []
    assert world.letters == []


@pytest.mark.parametrize("type_", ["none", "sensitive", "disable", "silence", "suspend"])
async def test_nobody_acts_on_their_like_or_on_who_stands_above(world: World, type_: str) -> None:
    mo, other, owner = await staff(world), await staff(world, "meg"), await staff(world, "olga", "owner")

    for whom in (mo, other, owner):
        body = {"type": type_, "text": "Ha"}
        forbidden = (403, "This action is not allowed")
        assert await refusal(mo, "POST", f"{ACCOUNTS}/{whom.id}/action", json=body) == forbidden
        assert await refusal(mo, "POST", f"{ACCOUNTS}/{whom.id}/enable") == forbidden
    await decide(owner, mo, type_, "Ha")


async def test_people_without_the_role_do_nothing_whatever_their_token_says(world: World) -> None:
    ada, ben = await staff(world, "ada", "user"), await world.person("ben")
    calls = [("GET", ACCOUNTS), ("GET", "/api/v2/admin/accounts"), ("GET", f"{ACCOUNTS}/{ben.id}")]
    calls += [("DELETE", f"{ACCOUNTS}/{ben.id}"), ("POST", f"{ACCOUNTS}/{ben.id}/action")]
    calls += [("POST", f"{ACCOUNTS}/{ben.id}/{verb}") for verb in ("approve", "reject", "enable", "unsuspend")]

    for method, path in calls:
        assert await refusal(ada, method, path) == (403, "This action is not allowed")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"type": "ban"}, 422),
        ({"type": "none", "text": "a" * 5_001}, 422),
        ({"type": "silence", "report_id": "12"}, 404),
        ({"type": "silence", "warning_preset_id": "12"}, 404),
    ],
)
async def test_a_wrong_wish_changes_nothing(world: World, body: dict[str, Any], status: int) -> None:
    mo, ada = await staff(world), await world.person("ada")

    assert (await mo.post(f"{ACCOUNTS}/{ada.id}/action", json=body)).status_code == status

    assert (await mo.api("GET", f"{ACCOUNTS}/{ada.id}"))["silenced"] is False
    assert await world.house.db.all(AUDIT) == []


async def test_every_act_is_in_the_audit_log(world: World) -> None:
    mo, ada = await staff(world), await world.person("ada")

    await decide(mo, ada, "suspend")
    await lift(mo, ada, "unsuspend")
    await lift(mo, ada, "unsuspend")

    kept = [tuple(row) for row in await world.house.db.all(AUDIT)]
    target = f"account:{ada.id}"
    assert kept == [("account.suspend", int(mo.id), target), ("account.unsuspend", int(mo.id), target)]


async def test_only_who_is_suspended_is_deleted_and_only_by_who_may(world: World) -> None:
    mo, adele, ada = await staff(world), await staff(world, "adele", "admin"), await world.person("ada")
    assert (await adele.delete(f"{ACCOUNTS}/{ada.id}")).status_code == 403
    await decide(mo, ada, "suspend", "Enough")
    assert (await mo.delete(f"{ACCOUNTS}/{ada.id}")).status_code == 403

    shown = await adele.api("DELETE", f"{ACCOUNTS}/{ada.id}")
    await world.settle()

    assert shown["suspended"] is True
    assert (await adele.get(f"{ACCOUNTS}/{ada.id}")).status_code == 404
    assert (await ada.get(HOME)).status_code == 401


async def test_posts_that_wait_do_not_go_out_for_who_is_suspended(world: World) -> None:
    mo, ada = await staff(world), await world.person("ada")
    await say(ada, "Later", scheduled_at="2026-12-24T12:00:00.000Z")
    await decide(mo, ada, "suspend")
    await world.settle()

    world.step(days=60)
    await world.settle()

    assert (await mo.api("GET", f"{ACCOUNTS}/{ada.id}"))["account"]["statuses_count"] == 0


async def test_what_is_posted_while_being_suspended_is_seen_by_nobody(world: World) -> None:
    mo, ada, ben = await staff(world), await world.person("ada"), await world.person("ben")
    await follow(ben, ada)

    await asyncio.gather(
        *(ada.post(STATUSES, json={"status": "@ben hi"}) for _ in range(4)), decide(mo, ada, "suspend")
    )
    await world.settle()

    assert await ben.api("GET", HOME) == []
    assert [one for one in await ben.api("GET", "/api/v1/notifications") if one["type"] == "mention"] == []
