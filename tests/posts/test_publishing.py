"""Publishing by API: what comes out, and what is refused without a trace."""

import asyncio
from typing import Any

from goodmob.core.clock import HOUR, MINUTE, iso
from tests.posts.saying import STATUSES, block, follow, ids, read, refusal, say
from tests.world.world import World

FIELDS = [
    *("id", "uri", "created_at", "account", "content", "visibility", "sensitive", "spoiler_text"),
    *("media_attachments", "application", "mentions", "tags", "emojis"),
    *("reblogs_count", "favourites_count", "quotes_count", "replies_count"),
    *("url", "in_reply_to_id", "in_reply_to_account_id", "reblog", "poll", "card", "language", "edited_at"),
    *("quote", "quote_approval"),
]
VIEWER_FIELDS = ["favourited", "reblogged", "muted", "bookmarked", "pinned", "filtered"]
MORE_FIELDS = ["tagged_collections", "emoji_reactions", "pleroma", "interaction_policy", "mob"]
"""The collections that Mastodon added, and what is said beyond it."""


async def test_ada_publishes_and_anyone_reads(world: World) -> None:
    ada = await world.person("ada")

    status = await say(ada, "Hello #Wörld, says @ada", language="en")

    assert list(status) == [*FIELDS, *VIEWER_FIELDS, *MORE_FIELDS]
    assert status["content"].startswith("<p>Hello ")
    assert status["tags"] == [{"name": "Wörld", "url": "https://goodmob.test/tags/world"}]
    assert status["mentions"] == [{"id": ada.id, "username": "ada", "url": "https://goodmob.test/@ada", "acct": "ada"}]
    assert status["url"] == f"https://goodmob.test/@ada/{status['id']}"
    assert status["created_at"] == iso(world.clock.now())
    seen = await read(world.anyone, status)
    assert list(seen) == [*FIELDS, *MORE_FIELDS]
    assert seen["content"] == status["content"]
    assert seen["quote_approval"] == {"automatic": ["public"], "manual": [], "current_user": "denied"}
    account = await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}")
    assert (account["statuses_count"], account["last_status_at"]) == (1, "2026-11-21")


async def test_everything_ada_says_about_a_post_is_kept(world: World) -> None:
    ada = await world.person("ada")

    form = {"status": "Soup", "spoiler_text": "Food", "visibility": "unlisted", "language": "pt_BR"}
    status = await ada.api("POST", STATUSES, data=form)

    assert (status["content"], status["spoiler_text"], status["sensitive"]) == ("<p>Soup</p>", "Food", True)
    assert (status["visibility"], status["language"]) == ("unlisted", "pt-BR")


async def test_a_lone_warning_becomes_the_text(world: World) -> None:
    ada = await world.person("ada")

    status = await say(ada, "", spoiler_text="Only this")

    assert (status["content"], status["spoiler_text"], status["sensitive"]) == ("<p>Only this</p>", "", False)


async def test_preferences_fill_in_what_is_left_out(world: World) -> None:
    ada = await world.person("ada")
    wishes = {"privacy": "private", "sensitive": True, "language": "fr", "quote_policy": "followers"}
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"source": wishes})

    quiet = await say(ada, "Bonjour")
    loud = await say(ada, "Hello", visibility="public", sensitive=False, language="en")

    assert (quiet["visibility"], quiet["sensitive"], quiet["language"]) == ("private", True, "fr")
    assert quiet["quote_approval"]["automatic"] == []
    assert (loud["visibility"], loud["sensitive"], loud["language"]) == ("public", False, "en")
    assert loud["quote_approval"]["automatic"] == ["followers"]


async def test_answers_hang_on_what_they_answer(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada, "First")

    answer = await say(ben, "Second", in_reply_to_id=first["id"])
    own_answer = await say(ben, "Third", in_reply_to_id=answer["id"])
    private_answer = await say(ben, "Fourth", in_reply_to_id=first["id"], visibility="private")

    assert (answer["in_reply_to_id"], answer["in_reply_to_account_id"]) == (first["id"], ada.id)
    assert (own_answer["in_reply_to_id"], own_answer["in_reply_to_account_id"]) == (answer["id"], ada.id)
    assert private_answer["in_reply_to_id"] == first["id"]
    assert (await read(ada, first))["replies_count"] == 1


async def test_only_those_who_are_here_are_mentioned_each_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    status = await say(ada, "@Ben @ben@goodmob.test @nobody @ben@far.example @ada hi")

    assert [mention["acct"] for mention in status["mentions"]] == ["ben", "ada"]
    assert status["content"].count('class="u-url mention"') == 3
    assert "@nobody" in status["content"]
    assert ben.id == status["mentions"][0]["id"]


async def test_unexpected_mentions_are_refused(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    draft = {"status": "@ben @cleo hi", "allowed_mentions": [ben.id]}

    response = await ada.post(STATUSES, json=draft)

    assert response.status_code == 422
    assert response.json()["details"]["unexpected_accounts"] == [{"id": cleo.id}]
    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []


REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({}, "Text can't be blank"),
    ({"status": " \n"}, "Text can't be blank"),
    ({"status": "a" * 501}, "Text character limit of 500 exceeded"),
    ({"status": "a" * 400, "spoiler_text": "b" * 101}, "Text character limit of 500 exceeded"),
    ({"status": "x", "visibility": "secret"}, "Visibility must be one of direct, private, public, unlisted"),
    ({"status": "x", "language": "not a language"}, "Language must be a language code, such as en or pt-BR"),
    ({"status": "x", "media_ids": ["abc"]}, "Media ids[0] must be an id, a string of digits"),
    ({"status": "x", "in_reply_to_id": "-1"}, "In reply to must be an id, a string of digits"),
    ({"status": "x", "sensitive": "perhaps"}, "Sensitive must be true or false"),
    ({"status": ["x"]}, "Status must be text"),
    ({"status": "a\x00b"}, "Status must not contain a NUL character"),
    (
        {"status": "x", "quote_approval_policy": "friends"},
        "Quote approval policy must be one of followers, nobody, public",
    ),
    ({"status": "x", "poll": {"options": ["a"], "expires_in": 600}}, "Poll options must have more than one item"),
    ({"status": "x", "poll": {"options": ["a", "b"]}}, "Poll[expires in] can't be blank"),
)


async def test_what_does_not_fit_is_refused_by_name_and_leaves_nothing(world: World) -> None:
    ada = await world.person("ada")

    for draft, error in REFUSED:
        status, said = await refusal(ada, "POST", STATUSES, json=draft)
        assert (status, said) == (422, f"Validation failed: {error}")

    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["statuses_count"] == 0


async def test_a_text_of_exactly_the_limit_is_accepted_however_long_its_links(world: World) -> None:
    ada = await world.person("ada")
    link = "https://example.com/" + "x" * 300

    status = await say(ada, "a" * 476 + " " + link)

    assert link in status["content"]


async def test_one_cannot_answer_what_one_does_not_see(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    hidden = await say(ben, "Psst", visibility="direct")
    by_blocker = await say(cleo)
    await block(cleo, ada)

    for post_id in (hidden["id"], by_blocker["id"], "1"):
        status, error = await refusal(ada, "POST", STATUSES, json={"status": "x", "in_reply_to_id": post_id})
        assert (status, error) == (404, "The post you are trying to reply to does not appear to exist.")


async def test_the_same_key_gives_the_same_post_for_an_hour(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    headers = {"Idempotency-Key": "a key"}

    first = await ada.api("POST", STATUSES, json={"status": "Once"}, headers=headers)
    again = await ada.api("POST", STATUSES, json={"status": "Twice"}, headers=headers)
    by_ben = await ben.api("POST", STATUSES, json={"status": "Ben's"}, headers=headers)
    world.step(seconds=HOUR // 1_000_000 + 1)
    later = await ada.api("POST", STATUSES, json={"status": "Later"}, headers=headers)

    assert again == first
    assert by_ben["content"] == "<p>Ben&#39;s</p>"
    assert later["content"] == "<p>Later</p>"
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["statuses_count"] == 2


async def test_a_refused_request_does_not_use_its_key_up(world: World) -> None:
    ada = await world.person("ada")
    headers = {"Idempotency-Key": "a key"}

    assert (await ada.post(STATUSES, json={"status": ""}, headers=headers)).status_code == 422
    status = await ada.api("POST", STATUSES, json={"status": "Now"}, headers=headers)

    assert status["content"] == "<p>Now</p>"


async def test_two_requests_with_one_key_at_the_same_time_make_one_post(world: World) -> None:
    ada = await world.person("ada")
    headers = {"Idempotency-Key": "a key"}

    answers = await asyncio.gather(
        *(ada.api("POST", STATUSES, json={"status": f"Race {number}"}, headers=headers) for number in range(5))
    )

    assert len({answer["id"] for answer in answers}) == 1
    assert len(await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")) == 1


async def test_several_posts_are_read_at_once_without_what_is_not_for_the_viewer(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    posts = [await say(ada, visibility=visibility) for visibility in ("public", "unlisted", "private", "direct")]
    wanted = {"id[]": [*ids(posts), "1"]}

    assert ids(await world.anyone.api("GET", STATUSES, params=wanted)) == ids(posts[:2])
    assert ids(await ben.api("GET", STATUSES, params=wanted)) == ids(posts[:3])
    assert ids(await ada.api("GET", STATUSES, params=wanted)) == ids(posts)
    too_many = {"id[]": [str(number) for number in range(21)]}
    assert await refusal(ada, "GET", STATUSES, params=too_many) == (
        422,
        "Validation failed: Id can't be more than 20 ids",
    )


async def test_ids_grow_with_time(world: World) -> None:
    ada = await world.person("ada")
    posts = []
    for _ in range(3):
        posts.append(await say(ada))
        world.step(seconds=MINUTE / 1_000_000)

    assert sorted(ids(posts), key=int) == ids(posts)
