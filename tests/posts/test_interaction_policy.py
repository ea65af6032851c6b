"""Authors say who may answer, boost and favourite their posts, and are asked about the rest."""

from typing import Any

import pytest

from tests.posts.saying import STATUSES, block, do, follow, ids, read, refusal, say
from tests.world.world import Client, World

REQUESTS = "/api/v1/interaction_requests"
DEFAULTS = "/api/v1/interaction_policies/defaults"
NOBODY_ELSE: dict[str, Any] = {
    name: {"automatic_approval": []} for name in ("can_favourite", "can_reply", "can_reblog")
}
ASK_ALL: dict[str, Any] = {
    name: {"manual_approval": ["public"]} for name in ("can_favourite", "can_reply", "can_reblog")
}


async def kinds(who: Client) -> list[str]:
    """The types of what somebody was told, latest first."""
    return [notice["type"] for notice in await who.api("GET", "/api/v1/notifications")]


async def waiting(who: Client) -> Any:
    """What waits to be let in."""
    return await who.api("GET", REQUESTS)


async def test_a_policy_is_shown_as_it_holds_for_whoever_looks(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(ben, ada)
    post = await say(
        ada, interaction_policy={"can_reply": {"always": ["followers"], "with_approval": ["public"]}, "can_reblog": {}}
    )

    assert post["interaction_policy"]["can_favourite"]["always"] == ["public", "me"]
    rules = (await read(world.anyone, post))["interaction_policy"]
    assert rules["can_reply"] == {
        "automatic_approval": ["author", "followers", "mentioned"],
        "manual_approval": ["public"],
        "always": ["author", "followers", "mentioned"],
        "with_approval": ["public"],
    }
    bens, cleos = (await read(ben, post))["interaction_policy"], (await read(cleo, post))["interaction_policy"]
    assert "me" in bens["can_reply"]["automatic_approval"]
    assert cleos["can_reply"]["manual_approval"] == ["public", "me"]
    assert bens["can_reblog"]["automatic_approval"] == ["author"]


async def test_a_form_says_it_as_gotosocial_takes_it(world: World) -> None:
    ada = await world.person("ada")
    form = {"status": "Hello", "interaction_policy[can_reply][always][0]": "author"}
    form["interaction_policy[can_reply][always][1]"] = "followers"
    post = await ada.api("POST", STATUSES, data=form)

    assert post["interaction_policy"]["can_reply"]["always"] == ["author", "followers", "mentioned", "me"]


async def test_what_is_not_allowed_is_refused_with_a_sentence(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, interaction_policy=NOBODY_ELSE)
    about = f"{STATUSES}/{post['id']}"

    denied = {
        await refusal(ben, "POST", STATUSES, json={"status": "@ada But", "in_reply_to_id": post["id"]}),
        await refusal(ben, "POST", f"{about}/reblog"),
        await refusal(ben, "POST", f"{about}/favourite"),
    }
    sentence = "The author of this post does not let you {} it"
    assert denied == {(403, sentence.format(deed)) for deed in ("answer", "boost", "favourite")}
    await say(ada, "Going on", in_reply_to_id=post["id"])
    assert (await read(ben, post))["replies_count"] == 1


async def test_whoever_is_named_may_answer_unless_blocked(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post = await say(ada, "@ben @cleo", interaction_policy=NOBODY_ELSE)
    await block(ada, cleo)

    assert (await say(ben, "@ada Yes", in_reply_to_id=post["id"]))["in_reply_to_id"] == post["id"]
    status, _ = await refusal(cleo, "POST", STATUSES, json={"status": "No", "in_reply_to_id": post["id"]})
    assert status == 404


async def test_an_answer_waits_until_it_is_let_in_and_is_handed_round_once(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(cleo, ben)
    post = await say(ada, interaction_policy=ASK_ALL)
    before = (await ben.api("GET", f"/api/v1/accounts/{ben.id}"))["statuses_count"]
    answer = await say(ben, "@ada @cleo #tea May I?", in_reply_to_id=post["id"])
    await world.settle()

    assert answer["approval_state"] == "pending"
    assert (await read(ada, answer))["approval_state"] == "pending"
    for who in (cleo, world.anyone):
        assert (await who.get(f"{STATUSES}/{answer['id']}")).status_code == 404
    assert (await read(ada, post))["replies_count"] == 0
    assert (await ben.api("GET", f"/api/v1/accounts/{ben.id}"))["statuses_count"] == before
    for who in (ada, ben, cleo):
        for place in ("home", "public", "tag/tea"):
            assert answer["id"] not in ids(await who.api("GET", f"/api/v1/timelines/{place}"))
    assert (await kinds(ada), await kinds(cleo)) == (["pending.reply"], [])

    [request] = await waiting(ada)
    assert (request["type"], request["account"]["id"], request["status"]["id"], request["reply"]["id"]) == (
        "reply",
        ben.id,
        post["id"],
        answer["id"],
    )
    let_in = await ada.api("POST", f"{REQUESTS}/{request['id']}/authorize")
    await world.settle()

    assert let_in["accepted_at"]
    assert "approval_state" not in let_in["reply"]
    assert await waiting(ada) == []
    assert (await read(cleo, post))["replies_count"] == 1
    assert "approval_state" not in await read(cleo, answer)
    assert (await ben.api("GET", f"/api/v1/accounts/{ben.id}"))["statuses_count"] == before + 1
    assert (await kinds(ada), await kinds(cleo)) == (["mention"], ["mention"])
    assert answer["id"] in ids(await cleo.api("GET", "/api/v1/timelines/tag/tea"))
    assert (await ada.post(f"{REQUESTS}/{request['id']}/authorize")).status_code == 404
    assert (await ada.post(f"{REQUESTS}/{request['id']}/reject")).status_code == 404


async def test_an_answer_that_is_not_let_in_stays_with_its_author(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, interaction_policy=ASK_ALL)
    answer = await say(ben, "@ada May I?", in_reply_to_id=post["id"])
    await world.settle()
    [request] = await waiting(ada)
    rejected = await ada.api("POST", f"{REQUESTS}/{request['id']}/reject")
    await world.settle()

    assert (rejected["rejected_at"] is not None, "reply" in rejected) == (True, False)
    assert (await read(ben, answer))["approval_state"] == "rejected"
    assert (await ada.get(f"{STATUSES}/{answer['id']}")).status_code == 404
    assert (await read(ada, post))["replies_count"] == 0
    assert (await kinds(ada), await kinds(ben)) == ([], ["rejected.reply"])
    await ben.api("DELETE", f"{STATUSES}/{answer['id']}")
    assert (await read(ada, post))["replies_count"] == 0


async def test_a_boost_waits_and_what_was_once_answered_holds(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(cleo, ben)
    post = await say(ada, interaction_policy=ASK_ALL)
    boost = await do(ben, "reblog", post)
    await world.settle()

    assert (boost["approval_state"], boost["reblog"]["reblogs_count"]) == ("pending", 0)
    assert (await cleo.get(f"{STATUSES}/{boost['id']}")).status_code == 404
    assert await world.anyone.api("GET", f"{STATUSES}/{post['id']}/reblogged_by") == []
    assert await kinds(ada) == ["pending.reblog"]

    await do(ben, "unreblog", post)
    await world.settle()
    assert (await waiting(ada), await kinds(ada), (await read(ben, post))["reblogged"]) == ([], [], False)

    await do(ben, "reblog", post)
    await ada.api("POST", f"{REQUESTS}/{(await waiting(ada))[0]['id']}/authorize")
    await world.settle()
    assert (await read(cleo, post))["reblogs_count"] == 1
    assert len(await cleo.api("GET", "/api/v1/timelines/home")) == 1
    await do(ben, "unreblog", post)
    assert "approval_state" not in await do(ben, "reblog", post)

    await do(cleo, "reblog", post)
    await ada.api("POST", f"{REQUESTS}/{(await waiting(ada))[0]['id']}/reject")
    await world.settle()
    assert (await read(cleo, post))["reblogged"] is False
    assert "rejected.reblog" in await kinds(cleo)
    assert (await cleo.post(f"{STATUSES}/{post['id']}/reblog")).status_code == 403


async def test_a_favourite_waits(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, interaction_policy=ASK_ALL)
    shown = await do(ben, "favourite", post)
    await do(ben, "favourite", post)
    await world.settle()

    assert (shown["favourited"], shown["favourites_count"]) == (True, 0)
    assert await world.anyone.api("GET", f"{STATUSES}/{post['id']}/favourited_by") == []
    assert await kinds(ada) == ["pending.favourite"]
    await do(ben, "unfavourite", post)
    await world.settle()
    assert (await waiting(ada), await kinds(ada)) == ([], [])

    await do(ben, "favourite", post)
    [request] = await waiting(ada)
    await ada.api("POST", f"{REQUESTS}/{request['id']}/authorize")
    await world.settle()
    assert (await read(ben, post))["favourites_count"] == 1
    assert await kinds(ada) == ["favourite"]


async def test_only_whom_it_waits_for_reads_and_answers_a_request(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post, other = await say(ada, interaction_policy=ASK_ALL), await say(ada, interaction_policy=ASK_ALL)
    await do(ben, "favourite", post)
    await do(ben, "reblog", other)
    newest, oldest = await waiting(ada)

    for who in (ben, cleo):
        assert await waiting(who) == []
        assert (await who.get(f"{REQUESTS}/{oldest['id']}")).status_code == 404
        for answer in ("authorize", "reject"):
            assert (await who.post(f"{REQUESTS}/{oldest['id']}/{answer}")).status_code == 404
    assert await ada.api("GET", f"{REQUESTS}/{oldest['id']}") == oldest
    assert ids(await ada.api("GET", REQUESTS, params={"favourites": "false"})) == [newest["id"]]
    assert ids(await ada.api("GET", REQUESTS, params={"status_id": post["id"]})) == [oldest["id"]]
    assert ids(await ada.api("GET", REQUESTS, params={"max_id": newest["id"]})) == [oldest["id"]]
    nothing = {"favourites": "false", "replies": "false", "reblogs": "false"}
    assert (await ada.get(REQUESTS, params=nothing)).status_code == 400
    await block(ada, ben)
    assert await waiting(ada) == []


async def test_apps_that_do_not_know_what_waits_are_given_words(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, interaction_policy=ASK_ALL)
    await say(ben, "@ada May I?", in_reply_to_id=post["id"])
    await world.settle()

    [notice] = await ada.api("GET", "/api/v1/notifications")
    assert notice["fallback"]["title"] == "An answer waits for you"
    known = {"supported_types[]": ["pending.reply"]}
    [notice] = await ada.api("GET", "/api/v1/notifications", params=known)
    assert "fallback" not in notice


async def test_policies_of_new_posts_hold_by_visibility(world: World) -> None:
    ada = await world.person("ada")
    usual = await ada.api("GET", DEFAULTS)
    wish = {"public": {"can_reply": {"always": ["followers"]}}, "direct": {"can_reply": {"always": ["public"]}}}
    changed = await ada.api("PATCH", DEFAULTS, json=wish)

    assert changed["public"]["can_reply"]["always"] == ["author", "followers", "mentioned"]
    assert {name: changed[name] for name in ("unlisted", "private")} == {
        name: usual[name] for name in ("unlisted", "private")
    }
    assert changed["direct"]["can_reply"] == usual["direct"]["can_reply"]
    public, unlisted = await say(ada), await say(ada, visibility="unlisted")
    assert "public" not in public["interaction_policy"]["can_reply"]["always"]
    assert "public" in unlisted["interaction_policy"]["can_reply"]["always"]
    assert await ada.api("PATCH", DEFAULTS, json={}) == usual


async def test_an_edit_changes_the_policy_without_leaving_a_version(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Hello")
    edited = await ada.api(
        "PUT", f"{STATUSES}/{post['id']}", json={"status": "Hello", "interaction_policy": {"can_reply": {"always": []}}}
    )

    assert (edited["edited_at"], edited["interaction_policy"]["can_favourite"]["always"]) == (None, ["public", "me"])
    assert (await ben.post(STATUSES, json={"status": "x", "in_reply_to_id": post["id"]})).status_code == 403
    again = await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "Hello again"})
    assert again["interaction_policy"] == edited["interaction_policy"]


@pytest.mark.parametrize("wish", [{"can_reply": {"always": ["everybody"]}}, {"can_reply": "public"}, "public"])
async def test_a_policy_that_cannot_be_is_refused(world: World, wish: Any) -> None:
    ada = await world.person("ada")
    response = await ada.post(STATUSES, json={"status": "Hello", "interaction_policy": wish})

    assert response.status_code == 422
    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []


async def test_an_answer_that_the_author_could_not_see_cannot_wait_for_them(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, interaction_policy=ASK_ALL)
    wish = {"status": "Among us", "visibility": "private", "in_reply_to_id": post["id"]}

    assert (await ben.post(STATUSES, json=wish)).status_code == 422
    assert (await ben.post(STATUSES, json={**wish, "status": "@ada Among us"})).is_success
    [request] = await waiting(ada)
    on_top = {"status": "And", "in_reply_to_id": request["reply"]["id"]}
    assert (await ben.post(STATUSES, json=on_top)).status_code == 422


async def test_what_waits_goes_with_its_post_and_with_who_asked(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post, other = await say(ada, interaction_policy=ASK_ALL), await say(ada, interaction_policy=ASK_ALL)
    for who in (ben, cleo):
        await do(who, "favourite", post)
        await do(who, "reblog", other)
    await ada.api("DELETE", f"{STATUSES}/{post['id']}")
    await world.settle()
    assert [request["type"] for request in await waiting(ada)] == ["reblog", "reblog"]

    answer = await say(ben, "@ada May I?", in_reply_to_id=other["id"])
    await ben.api("DELETE", f"{STATUSES}/{answer['id']}")
    await world.settle()
    assert [request["type"] for request in await waiting(ada)] == ["reblog", "reblog"]
