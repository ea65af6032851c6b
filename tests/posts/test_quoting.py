"""Quotes: a post inside another, as long as its author agrees and the viewer may see it."""

from typing import Any

from tests.posts.saying import STATUSES, block, do, follow, ids, read, refusal, say
from tests.world.world import Client, World

MISSING = "The post you are trying to quote does not appear to exist."


async def quote(who: Client, post: Any, **more: Any) -> Any:
    """Quotes a post."""
    return await say(who, "Look at this", quoted_status_id=post["id"], **more)


async def test_ben_quotes_ada_and_cleo_quotes_ben(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    first = await say(ada, "First")

    second = await quote(ben, first)
    third = await quote(cleo, second)

    assert (second["quote"]["state"], second["quote"]["quoted_status"]["id"]) == ("accepted", first["id"])
    assert second["quote"]["quoted_status"]["quotes_count"] == 1
    inner = third["quote"]["quoted_status"]
    assert (inner["id"], inner["quote"]) == (second["id"], {"state": "accepted", "quoted_status_id": first["id"]})
    assert ids(await ada.api("GET", f"{STATUSES}/{first['id']}/quotes")) == [second["id"]]
    response = await world.anyone.get(f"{STATUSES}/{first['id']}/quotes")
    assert response.status_code == 401


async def test_a_quote_needs_no_words_and_quotes_what_a_boost_boosts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada)
    boost = await do(ben, "reblog", first)

    wordless = await ben.api("POST", STATUSES, json={"quoted_status_id": boost["id"]})

    assert (wordless["content"], wordless["quote"]["quoted_status"]["id"]) == ("", first["id"])


async def test_the_author_decides_who_quotes(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ben, ada)
    posts = {policy: await say(ada, quote_approval_policy=policy) for policy in ("public", "followers", "nobody")}
    posts["private"] = await say(ada, visibility="private", quote_approval_policy="public")
    allowed = {"public": {ada, ben, cleo}, "followers": {ada, ben}, "nobody": {ada}, "private": {ada}}

    for policy, post in posts.items():
        for who in (ada, ben, cleo):
            if who in allowed[policy]:
                assert (await quote(who, post))["quote"]["state"] == "accepted"
            else:
                body = {"status": "x", "quoted_status_id": post["id"]}
                assert await refusal(who, "POST", STATUSES, json=body) == (404, MISSING)
        told = (await read(ben, post))["quote_approval"]["current_user"]
        assert told == ("automatic" if ben in allowed[policy] else "denied")


async def test_the_policy_can_change_and_old_quotes_stay(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    quoting = await quote(ben, post)
    path = f"{STATUSES}/{post['id']}/interaction_policy"

    changed = await ada.api("PUT", path, json={"quote_approval_policy": "nobody"})

    assert changed["quote_approval"] == {"automatic": [], "manual": [], "current_user": "automatic"}
    assert changed["edited_at"] is None
    assert (await read(ben, quoting))["quote"]["state"] == "accepted"
    assert await refusal(ben, "PUT", path, json={"quote_approval_policy": "public"}) == (404, "Record not found")
    without = await refusal(ada, "PUT", path, json={})
    assert without == (422, "Validation failed: Quote approval policy can't be blank")


async def test_ada_takes_her_post_back_out(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    post = await say(ada)
    quoting = await quote(ben, post)
    path = f"{STATUSES}/{post['id']}/quotes/{quoting['id']}/revoke"

    assert await refusal(cleo, "POST", path) == (403, "This action is not allowed")
    for _ in range(2):
        revoked = await ada.api("POST", path)

    assert revoked["quote"] == {"state": "revoked", "quoted_status": None}
    assert (await read(ada, post))["quotes_count"] == 0
    assert await ada.api("GET", f"{STATUSES}/{post['id']}/quotes") == []
    other = await refusal(ada, "POST", f"{STATUSES}/{post['id']}/quotes/{post['id']}/revoke")
    assert other == (404, "Record not found")


async def test_a_quote_never_shows_what_its_reader_may_not_see(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    await follow(ben, ada)
    quoting = await quote(ben, await say(ada))
    own_private = await say(ada, "Secret", visibility="private")
    private_quote = await quote(ada, own_private, visibility="public")
    await block(ada, cleo)
    await block(mo, ada)

    assert private_quote["visibility"] == "private"
    assert (await read(ben, private_quote))["quote"]["quoted_status"]["id"] == own_private["id"]
    assert (await read(cleo, quoting))["quote"] == {"state": "unauthorized", "quoted_status": None}
    assert (await read(mo, quoting))["quote"] == {"state": "blocked_account", "quoted_status": None}
    assert (await read(world.anyone, quoting))["quote"]["state"] == "accepted"


async def test_quotes_tell_that_the_quoted_is_muted_or_gone(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    post = await say(ada)
    quoting = await quote(ben, post)
    await cleo.api("POST", f"/api/v1/accounts/{ada.id}/mute")

    muted = (await read(cleo, quoting))["quote"]
    assert (muted["state"], muted["quoted_status"]["id"]) == ("muted_account", post["id"])
    await ada.api("DELETE", f"{STATUSES}/{post['id']}")
    assert (await read(ben, quoting))["quote"] == {"state": "deleted", "quoted_status": None}


async def test_a_direct_post_quotes_only_whom_it_mentions(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    body = {"status": "Psst", "visibility": "direct", "quoted_status_id": post["id"]}

    refused = await refusal(ben, "POST", STATUSES, json=body)
    accepted = await ben.api("POST", STATUSES, json={**body, "status": "Psst @ada"})

    assert refused == (422, "Validation failed: Cannot quote a non-mentioned user in a Private Mention post.")
    assert accepted["quote"]["quoted_status"]["id"] == post["id"]
