"""What a post looks like to other servers, key by key."""

from typing import Any

from tests.media.emoji import give_emoji
from tests.media.samples import picture
from tests.posts.abroad.reading import PUBLIC, fetched, named, taken_in
from tests.posts.far import actor_of
from tests.posts.saying import do, say
from tests.world.world import World

EVERYBODY = {"automaticApproval": [PUBLIC], "manualApproval": [], "always": [PUBLIC], "approvalRequired": []}
NEAR = ["~/ap/users/<ada>", "~/ap/users/<ada>/followers", "~/ap/users/<ben>"]


CONTENT = (
    '<p><span class="h-card" translate="no"><a href="~/@ben" class="u-url mention">@<span>ben</span></a></span> '
    '<a href="~/tags/Tea" class="mention hashtag" rel="tag">#<span>Tea</span></a></p>'
)

URI = "~/ap/users/<ada>/statuses/<post>"

FILE = {
    "type": "Document",
    "mediaType": "image/png",
    "url": "<file>",
    "name": "A cup",
    "focalPoint": [0.5, -0.25],
    "width": 80,
    "height": 60,
}

NOTE = {
    "id": URI,
    "type": "Note",
    "summary": "cup",
    "inReplyTo": "~/ap/users/<ben>/statuses/<first>",
    "published": "2026-11-21T12:00:00.000Z",
    "url": "~/@ada/<post>",
    "attributedTo": "~/ap/users/<ada>",
    "to": [PUBLIC],
    "cc": ["~/ap/users/<ada>/followers", "~/ap/users/<ben>"],
    "sensitive": True,
    "content": CONTENT,
    "contentMap": {"de": CONTENT},
    "tag": [
        {"type": "Mention", "href": "~/ap/users/<ben>", "name": "@ben"},
        {"type": "Hashtag", "href": "~/tags/tea", "name": "#Tea"},
    ],
    "context": "~/ap/users/<ben>/statuses/<first>/context",
    "replies": {
        "id": f"{URI}/replies",
        "type": "Collection",
        "totalItems": 0,
        "first": {
            "type": "CollectionPage",
            "partOf": f"{URI}/replies",
            "next": f"{URI}/replies?page=true",
            "items": [],
        },
    },
    "likes": {"id": f"{URI}/likes", "type": "Collection", "totalItems": 1},
    "shares": {"id": f"{URI}/shares", "type": "Collection", "totalItems": 0},
    "interactionPolicy": {
        "canLike": EVERYBODY,
        "canReply": {
            "automaticApproval": NEAR,
            "manualApproval": [PUBLIC],
            "always": NEAR,
            "approvalRequired": [PUBLIC],
        },
        "canAnnounce": EVERYBODY,
        "canQuote": EVERYBODY,
    },
}
"""What the far server reads, with our server as ~ and numbers by names."""


async def test_a_note_has_what_mastodon_and_gotosocial_read(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ben, "tea", language="en")
    about = {"description": "A cup", "focus": "0.5,-0.25"}
    files = {"file": ("tea.png", picture(), "image/png")}
    media = await ada.api("POST", "/api/v2/media", files=files, data=about)
    await world.settle()
    wish = {"can_reply": {"always": ["followers"], "with_approval": ["public"]}}
    more = {"media_ids": [media["id"]], "spoiler_text": "cup", "language": "de", "interaction_policy": wish}
    post = await say(ada, "@ben #Tea", in_reply_to_id=first["id"], **more)
    await do(ben, "favourite", post)
    [shown] = post["media_attachments"]

    note = await fetched(world, post["uri"])

    assert named(note, ada=ada.id, ben=ben.id, post=post["id"], first=first["id"], file=shown["url"]) == {
        **NOTE,
        "attachment": [{**FILE, "blurhash": shown["blurhash"]}],
    }


def told(question: Any, key: str) -> list[tuple[str, int]]:
    """The options of a poll and how often each was chosen."""
    return [(one["name"], one["replies"]["totalItems"]) for one in question[key]]


async def test_a_poll_is_a_question_that_keeps_its_numbers_back_if_asked_to(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    options = {"options": ["tea", "coffee"], "expires_in": 3_600}
    open_ = await say(ada, "?", poll={**options, "multiple": True})
    kept = await say(ada, "?", poll={**options, "hide_totals": True})
    for post in (open_, kept):
        await ben.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [1]})

    counting = await fetched(world, open_["uri"])
    silent = await fetched(world, kept["uri"])
    world.step(hours=2)
    after = await fetched(world, kept["uri"])

    assert counting["type"] == "Question"
    assert told(counting, "anyOf") == [("tea", 0), ("coffee", 1)]
    assert (counting["votersCount"], counting["endTime"]) == (1, "2026-11-21T13:00:00.000Z")
    assert "closed" not in counting
    assert told(silent, "oneOf") == [("tea", 0), ("coffee", 0)]
    assert told(after, "oneOf") == [("tea", 0), ("coffee", 1)]
    assert after["closed"] == "2026-11-21T13:00:00.000Z"


async def test_a_quote_names_what_it_quotes_in_everybodys_words(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    quoted = await say(ben, "tea")
    quoting = await say(ada, "so", quoted_status_id=quoted["id"])
    await world.settle()

    note = await fetched(world, quoting["uri"])

    assert {note[key] for key in ("quote", "quoteUrl", "quoteUri", "_misskey_quote")} == {quoted["uri"]}
    assert note["content"].startswith('<p class="quote-inline">RE: <a href="https://goodmob.test/@ben/')
    assert note["content"].endswith("</p><p>so</p>")


async def test_an_answer_names_the_conversation_as_its_own_server_does(world: World) -> None:
    ada = await world.person("ada")
    context = "https://far.example/contexts/1"
    mo, _, post = await taken_in(world, ada, context=context)
    answer = await say(ada, "so", in_reply_to_id=post["id"])
    further = await say(ada, "and so", in_reply_to_id=answer["id"])
    _, _, liar = await taken_in(world, ada, context="https://victim.example/contexts/1")
    other = await say(ada, "or so", in_reply_to_id=liar["id"])
    eve = world.far_server("evil.example").person("eve")
    theirs = {"context": "https://evil.example/contexts/1", "to": [PUBLIC], "cc": [actor_of(ada)]}
    await eve.tell(eve.create(eve.note("Mine", inReplyTo=liar["uri"], **theirs)))
    last = await say(ada, "and now", in_reply_to_id=liar["id"])
    await world.settle()

    told = {one["object"]["id"]: one["object"].get("context") for one in mo.server.got("Create")}
    assert told == {answer["uri"]: context, further["uri"]: context, other["uri"]: None, last["uri"]: None}


async def test_a_boost_is_an_announce(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben, "tea")
    boost = await do(ada, "reblog", post, visibility="unlisted")

    announce = await fetched(world, boost["uri"])

    assert named(announce, ada=ada.id, ben=ben.id, post=post["id"], boost=boost["id"]) == {
        "id": "~/ap/users/<ada>/statuses/<boost>/activity",
        "type": "Announce",
        "actor": "~/ap/users/<ada>",
        "published": "2026-11-21T12:00:00.000Z",
        "to": ["~/ap/users/<ada>/followers"],
        "cc": [PUBLIC, "~/ap/users/<ben>"],
        "object": "~/ap/users/<ben>/statuses/<post>",
    }


async def test_an_emoji_of_ours_travels_with_the_words_that_name_it(world: World) -> None:
    ada = await world.person("ada")
    await give_emoji(world, "blobcat", picture())

    note = await fetched(world, (await say(ada, "tea :blobcat:"))["uri"])

    [emoji] = note["tag"]
    assert (emoji["type"], emoji["name"], emoji["icon"]["mediaType"]) == ("Emoji", ":blobcat:", "image/png")
    assert emoji["icon"]["url"].startswith("https://goodmob.test/")
