"""What people of other servers do with posts: favourites, boosts, emoji, votes, pins, and taking them back."""

from typing import Any

import pytest

from tests.posts.far import actor_of, follow_far, home, known, naming
from tests.posts.saying import STATUSES, read, say
from tests.world.client import Client
from tests.world.far_server import PUBLIC, FarPerson
from tests.world.world import World


async def notices(who: Client) -> list[tuple[str, str]]:
    """What somebody was told: the kind and who did it, the earliest first."""
    told = await who.api("GET", "/api/v1/notifications")
    return [(one["type"], one["account"]["acct"]) for one in told][::-1]


async def test_mo_favourites_and_boosts_adas_post_and_takes_it_back(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada)
    like, boost = mo.activity("Like", post["uri"]), mo.activity("Announce", post["uri"], to=[PUBLIC])

    for activity in (like, boost, like, {**like, "id": "https://far.example/likes/again"}, boost):
        await mo.tell(activity)

    seen = await read(ada, post)
    assert (seen["favourites_count"], seen["reblogs_count"]) == (1, 1)
    assert await notices(ada) == [("favourite", "mo@far.example"), ("reblog", "mo@far.example")]
    liked_by = await ada.api("GET", f"{STATUSES}/{post['id']}/favourited_by")
    assert [account["acct"] for account in liked_by] == ["mo@far.example"]

    await mo.tell(mo.activity("Undo", like))
    await mo.tell(mo.activity("Undo", boost["id"]))
    seen = await read(ada, post)
    assert (seen["favourites_count"], seen["reblogs_count"]) == (0, 0)


async def test_a_boost_is_also_found_by_what_it_boosts(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada)
    await mo.tell(mo.activity("Announce", post["uri"], to=[PUBLIC]))

    await mo.tell(mo.activity("Undo", {"type": "Announce", "actor": mo.uri, "object": post["uri"]}))

    assert (await read(ada, post))["reblogs_count"] == 0


async def test_what_mo_boosts_is_fetched_for_her_followers(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    mo, eve = far.person("mo"), other.person("eve")
    await follow_far(ada, mo)
    note, unwanted = eve.note("Pass it on"), eve.note("Of no concern")

    boost = mo.activity("Announce", note["id"], to=[PUBLIC], cc=[f"{mo.uri}/followers"])
    await mo.tell(boost)
    await eve.tell(eve.activity("Announce", unwanted["id"], to=[PUBLIC]))

    [shown] = await home(ada)
    assert (shown["uri"], shown["account"]["acct"]) == (boost["id"], "mo@far.example")
    assert (shown["reblog"]["uri"], shown["reblog"]["account"]["acct"]) == (note["id"], "eve@other.example")
    assert await known(world, unwanted["id"]) is None
    assert await ben.api("GET", "/api/v1/notifications") == []


@pytest.mark.parametrize(
    ("kind", "content", "shown"),
    [
        ("EmojiReact", "☕", ("☕", 1)),
        ("Like", "☕", ("☕", 1)),
        ("Like", "❤", None),
        ("EmojiReact", ":nya:", ("nya@far.example", 1)),
        ("Like", ":nya@.:", ("nya@far.example", 1)),
        ("EmojiReact", "nonsense", None),
    ],
)
async def test_emoji_come_as_akkoma_and_misskey_send_them(
    world: World, kind: str, content: str, shown: tuple[str, int] | None
) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada)
    tag = {"type": "Emoji", "name": ":nya:", "icon": {"type": "Image", "url": "https://far.example/nya.png"}}
    deed = mo.activity(kind, post["uri"], content=content, tag=[tag])

    await mo.tell(deed)

    reacted = (await read(ada, post))["emoji_reactions"]
    assert [(one["name"], one["count"]) for one in reacted] == ([shown] if shown else [])
    assert (await read(ada, post))["favourites_count"] == (0 if shown else 1)
    if content == ":nya:":
        assert reacted[0]["url"].startswith("https://goodmob.test/")

    await mo.tell(mo.activity("Undo", deed))
    assert (await read(ada, post))["emoji_reactions"] == []
    assert (await read(ada, post))["favourites_count"] == 0


async def vote(mo: FarPerson, post: Any, title: str) -> None:
    """Votes as Mastodon does: by a note with a name, for the author alone."""
    note = {
        "id": mo.server.new_uri("votes"),
        "type": "Note",
        "name": title,
        "attributedTo": mo.uri,
        "inReplyTo": post["uri"],
        "to": [post["account"]["uri"]],
    }
    await mo.tell(mo.activity("Create", note, to=note["to"]))


async def test_mo_votes_in_adas_poll_once(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada, poll={"options": ["Rye", "Wheat"], "expires_in": 600})

    for title in ("Wheat", "Wheat", "Rye", "Oats"):
        await vote(mo, post, title)

    poll = (await read(ada, post))["poll"]
    assert ([option["votes_count"] for option in poll["options"]], poll["voters_count"]) == ([0, 1], 1)
    assert (await read(ada, post))["replies_count"] == 0


async def test_several_votes_come_one_by_one(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada, poll={"options": ["Rye", "Wheat", "Oats"], "expires_in": 600, "multiple": True})

    for title in ("Wheat", "Rye"):
        await vote(mo, post, title)
    world.step(minutes=11)
    await vote(mo, post, "Oats")

    poll = (await read(ada, post))["poll"]
    assert ([option["votes_count"] for option in poll["options"]], poll["voters_count"]) == ([1, 1, 0], 1)


async def test_mo_does_nothing_with_what_is_not_for_her(world: World) -> None:
    ada, _ = await world.person("ada"), await world.person("ben")
    mo = world.far_server("far.example").person("mo")
    posts = [
        await say(ada, "private", visibility="private"),
        await say(ada, "@ben direct", visibility="direct"),
        await say(ada, "here", local_only=True, poll={"options": ["Rye", "Wheat"], "expires_in": 600}),
    ]

    for post in posts:
        for kind in ("Like", "Announce", "EmojiReact"):
            await mo.tell(mo.activity(kind, post["uri"], to=[PUBLIC], content="☕" if kind == "EmojiReact" else None))
        await mo.say("An answer", inReplyTo=post["uri"])
    await vote(mo, posts[2], "Rye")

    for post in posts:
        seen = await read(ada, post)
        assert [seen[f"{name}_count"] for name in ("favourites", "reblogs", "replies")] == [0, 0, 0]
        assert seen["emoji_reactions"] == []
    assert (await read(ada, posts[2]))["poll"]["votes_count"] == 0
    assert await ada.api("GET", "/api/v1/notifications") == []


async def test_whom_ada_blocks_does_not_reach_her(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada)
    await mo.say("Hello", tag=[naming(ada, "ada")], cc=[actor_of(ada)])
    [notice] = await ada.api("GET", "/api/v1/notifications")
    await ada.api("POST", f"/api/v1/accounts/{notice['account']['id']}/block")

    await mo.tell(mo.activity("Like", post["uri"]))
    answer = await mo.say("An answer", inReplyTo=post["uri"])

    assert (await read(ada, post))["favourites_count"] == 0
    assert await known(world, answer["id"]) is None


async def test_deeds_of_others_are_not_mos_to_take_back(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server("far.example")
    mo, zoe = far.person("mo"), far.person("zoe")
    post = await say(ada)
    like, boost = zoe.activity("Like", post["uri"]), zoe.activity("Announce", post["uri"], to=[PUBLIC])
    for deed in (like, boost):
        await zoe.tell(deed)

    for deed in (like, boost, boost["id"], {**boost, "actor": mo.uri}):
        await mo.tell(mo.activity("Undo", deed))

    seen = await read(ada, post)
    assert (seen["favourites_count"], seen["reblogs_count"]) == (1, 1)


async def test_what_mo_shows_on_top_is_asked_for_when_somebody_follows_her_and_when_she_changes(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    far = world.far_server("far.example")
    featured = "https://far.example/users/mo/collections/featured"
    mo, zoe = far.person("mo", featured=featured), far.person("zoe")
    old = "2024-05-01T10:00:00Z"
    notes = [mo.note("One", published=old), mo.note("Two", published=old), zoe.note("Zoe's", published=old)]
    victim = world.far_server("victim.example")
    listed = [notes[0], notes[1]["id"], notes[2]["id"], "https://far.example/nothing", "https://victim.example/1"]
    far.documents[featured] = {"id": featured, "type": "OrderedCollection", "orderedItems": listed}

    account_id = await follow_far(ada, mo)

    path = f"/api/v1/accounts/{account_id}/statuses"
    pinned = await ada.api("GET", path, params={"pinned": "true"})
    assert [post["uri"] for post in pinned] == [notes[0]["id"], notes[1]["id"]]
    asked = far.asked.count(featured)
    await follow_far(ben, mo)
    assert far.asked.count(featured) == asked == 1

    far.documents[featured] = {"id": featured, "type": "OrderedCollection", "orderedItems": listed[1:]}
    await mo.tell(mo.activity("Update", mo.document(), to=[PUBLIC]))
    pinned = await ada.api("GET", path, params={"pinned": "true"})
    assert [post["uri"] for post in pinned] == [notes[1]["id"]]

    del far.documents[featured]
    await mo.tell(mo.activity("Update", mo.document(), to=[PUBLIC]))
    assert await ada.api("GET", path, params={"pinned": "true"}) == pinned
    far.documents[featured] = {"id": featured, "type": "OrderedCollection", "orderedItems": []}
    await mo.tell(mo.activity("Update", mo.document(), to=[PUBLIC]))
    assert await ada.api("GET", path, params={"pinned": "true"}) == []
    assert victim.asked == []


async def test_mo_pins_her_own_posts_only(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server("far.example")
    featured = "https://far.example/users/mo/collections/featured"
    mo, zoe = far.person("mo", featured=featured), far.person("zoe")
    account_id = await follow_far(ada, mo)
    own, others = mo.note("Mine"), zoe.note("Zoe's")

    for note in (own, others):
        await mo.tell(mo.activity("Add", note["id"], target=featured))
    await mo.tell(mo.activity("Add", mo.note("Elsewhere")["id"], target="https://far.example/users/zoe/featured"))

    path = f"/api/v1/accounts/{account_id}/statuses"
    pinned = await ada.api("GET", path, params={"pinned": "true"})
    assert [post["uri"] for post in pinned] == [own["id"]]

    await mo.tell(mo.activity("Remove", own["id"], target=featured))
    assert await ada.api("GET", path, params={"pinned": "true"}) == []
