"""Editing: a post becomes another and its history keeps what it was."""

from tests.posts.saying import STATUSES, do, ids, read, refusal, say
from tests.world.world import World


async def test_an_edit_replaces_what_was_said_and_keeps_it_in_the_history(world: World) -> None:
    ada, ben, _ = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post = await say(ada, "First #one #both for @ben", spoiler_text="Careful", language="en")
    path = f"{STATUSES}/{post['id']}"
    world.step(minutes=5)

    edited = await ada.api("PUT", path, json={"status": "Second #two #both for @cleo"})

    assert edited["content"].startswith("<p>Second ")
    assert (edited["spoiler_text"], edited["sensitive"], edited["language"]) == ("", False, "en")
    assert (edited["created_at"], edited["edited_at"]) == ("2026-11-21T12:00:00.000Z", "2026-11-21T12:05:00.000Z")
    assert [tag["name"] for tag in edited["tags"]] == ["both", "two"]
    assert [mention["acct"] for mention in edited["mentions"]] == ["cleo"]
    seen = await read(ben, post)
    assert seen["content"] == edited["content"]
    history = await world.anyone.api("GET", f"{path}/history")
    assert [(edit["spoiler_text"], edit["created_at"]) for edit in history] == [
        ("Careful", "2026-11-21T12:00:00.000Z"),
        ("", "2026-11-21T12:05:00.000Z"),
    ]
    assert [edit["content"] for edit in history] == [post["content"], edited["content"]]
    assert list(history[0]) == [
        *("content", "spoiler_text", "sensitive", "created_at", "account", "media_attachments", "emojis")
    ]


async def test_an_edit_that_changes_nothing_leaves_no_trace(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Same", spoiler_text="Same")
    path = f"{STATUSES}/{post['id']}"

    edited = await ada.api("PUT", path, json={"status": "Same ", "spoiler_text": "Same"})

    assert edited == post
    assert len(await ada.api("GET", f"{path}/history")) == 1


async def test_the_history_of_an_unedited_post_is_the_post(world: World) -> None:
    ada = await world.person("ada")
    poll = {"options": ["Tea", "Coffee"], "expires_in": 600}
    post = await say(ada, "Which?", poll=poll)

    [version] = await ada.api("GET", f"{STATUSES}/{post['id']}/history")

    assert (version["content"], version["created_at"]) == (post["content"], post["created_at"])
    assert version["poll"] == {"options": [{"title": "Tea"}, {"title": "Coffee"}]}


async def test_who_was_mentioned_once_still_sees_the_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Only for @ben", visibility="direct")

    await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "For nobody"})

    seen = await read(ben, post)
    assert (seen["content"], seen["mentions"]) == ("<p>For nobody</p>", [])


async def test_another_poll_begins_without_votes(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    poll = {"options": ["Tea", "Coffee"], "expires_in": 600}
    post = await say(ada, "Which?", poll=poll)
    path = f"{STATUSES}/{post['id']}"
    await ben.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [0]})

    same = await ada.api("PUT", path, json={"status": "Which one?", "poll": poll})
    assert (same["poll"]["id"], same["poll"]["votes_count"]) == (post["poll"]["id"], 1)
    other = await ada.api("PUT", path, json={"status": "Which one?", "poll": {**poll, "options": ["Tea", "Milk"]}})
    assert (other["poll"]["votes_count"], other["poll"]["voters_count"]) == (0, 0)
    assert (await read(ben, post))["poll"]["voted"] is False
    without = await ada.api("PUT", path, json={"status": "Which one?"})
    assert without["poll"] is None
    titles = [[option["title"] for option in edit["poll"]["options"]] for edit in await _with_poll(world, path)]
    assert titles == [["Tea", "Coffee"], ["Tea", "Coffee"], ["Tea", "Milk"]]
    await world.settle()
    assert await refusal(ben, "GET", f"/api/v1/polls/{post['poll']['id']}") == (404, "Record not found")


async def _with_poll(world: World, path: str) -> list[dict[str, dict[str, list[dict[str, str]]]]]:
    return [edit for edit in await world.anyone.api("GET", f"{path}/history") if "poll" in edit]


async def test_only_the_author_edits_and_only_with_what_could_be_published(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Mine")
    boost = await do(ben, "reblog", post)
    path = f"{STATUSES}/{post['id']}"

    assert await refusal(ben, "PUT", path, json={"status": "Ours"}) == (404, "Record not found")
    assert await refusal(ada, "PUT", f"{STATUSES}/1", json={"status": "x"}) == (404, "Record not found")
    assert await refusal(ada, "PUT", path, json={}) == (422, "Validation failed: Text can't be blank")
    too_long = await refusal(ada, "PUT", path, json={"status": "a" * 501})
    assert too_long == (422, "Validation failed: Text character limit of 500 exceeded")
    boosted = await refusal(ben, "PUT", f"{STATUSES}/{boost['id']}", json={"status": "x"})
    assert boosted == (422, "Validation failed: A boost cannot be edited")
    assert await read(world.anyone, post) == await read(world.anyone, {"id": post["id"]})
    assert (await read(ada, post))["edited_at"] is None


async def test_the_source_is_what_was_written(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "a < b &\n\n#tag", spoiler_text="Maths")
    hidden = await say(ada, "Psst", visibility="private")

    source = await ben.api("GET", f"{STATUSES}/{post['id']}/source")

    assert source == {"id": post["id"], "text": "a < b &\n\n#tag", "spoiler_text": "Maths"}
    assert await refusal(ben, "GET", f"{STATUSES}/{hidden['id']}/source") == (404, "Record not found")


async def test_tags_of_an_edited_post_lead_to_it_and_no_others_do(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "#before #always")
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "#after #always"})

    found = {
        name: ids(await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses", params={"tagged": name}))
        for name in ("before", "after", "always")
    }

    assert found == {"before": [], "after": [post["id"]], "always": [post["id"]]}
    used = (await ada.api("GET", "/api/v1/tags/always"))["history"][0]
    assert (used["uses"], used["accounts"]) == ("1", "1")
