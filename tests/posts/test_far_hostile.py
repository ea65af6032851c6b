"""Posts of other servers that were written to do harm: to the house, to whoever reads them, or to a third server."""

import random
from itertools import product
from typing import Any

import pytest

from goodmob.core.clock import iso
from tests.posts.far import actor_of, follow_far, home, known, naming
from tests.posts.saying import STATUSES, say
from tests.world.databases import LONG_WALK
from tests.world.far_server import PUBLIC
from tests.world.world import World

GARBAGE: list[Any] = [None, True, -1.5, 10**15, "", "\u202e:x:", [], {}, [None], [{"type": 5}], {"id": 3}, "x" * 3_000]
KEYS = (
    *("summary", "content", "contentMap", "inReplyTo", "published", "updated", "url", "cc", "sensitive", "tag"),
    *("attachment", "interactionPolicy", "quote", "quoteAuthorization", "oneOf", "endTime", "closed", "votersCount"),
    *("language", "mediaType", "name", "location", "icon", "replies", "likes"),
)
SHARE = 3
"""One in so many of what can be written where is sent in a run, by lot, whose seed the run tells."""


@LONG_WALK
@pytest.mark.parametrize("kind", ["Note", "Question", "Event", "Video", "Page"])
async def test_garbage_breaks_no_timeline_and_no_page(world: World, kind: str) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)

    every = list(product(KEYS, GARBAGE))
    for key, garbage in random.sample(every, len(every) // SHARE):
        note = {**mo.note("x", type=kind), key: garbage}
        assert (await mo.send(mo.create(note))).status_code == 202
        changed = {**note, "updated": "2026-11-21T12:00:00Z", "content": garbage}
        assert (await mo.send(mo.activity("Update", changed))).status_code == 202
    await world.settle()

    assert world.house.jobs.failed == 0
    posts = await ada.api("GET", "/api/v1/timelines/home", params={"limit": "40"})
    assert len(posts) == 40
    for page in ("/public", f"/@mo@far.example/{posts[0]['id']}"):
        assert (await world.anyone.get(page)).status_code == 200


async def test_a_crowd_of_names_sends_us_to_few_people(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    mo = far.person("mo")
    await follow_far(ada, mo)
    crowd = [{"type": "Mention", "href": other.person(f"p{number}").uri} for number in range(60)]

    note = await mo.say("All of you", tag=[*crowd, naming(ben, "ben")], cc=[actor_of(ben)])

    actors = {url for url in other.asked if "/users/" in url}
    assert len(actors) <= 5
    [notice] = await ben.api("GET", "/api/v1/notifications")
    assert notice["status"]["uri"] == note["id"]
    assert notice["status"]["mentions"][0]["acct"] == "ben"
    assert len(notice["status"]["mentions"]) <= 30


async def test_a_web_of_quotes_sends_us_to_few_posts(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    mo, eve = far.person("mo"), other.person("eve")
    await follow_far(ada, mo)
    before = eve.note("First")
    for _ in range(40):
        before = eve.note("Next", quote=before["id"], inReplyTo=before["id"])

    far.asked.clear()
    other.asked.clear()
    note = mo.note("Last", quote=before["id"])
    assert (await mo.send(mo.create(note))).status_code == 202
    await world.settle()

    asked = [url for url in other.asked if "/statuses/" in url]
    assert len(asked) == len(set(asked)) <= 41
    assert await known(world, note["id"]) is not None


async def test_nobody_speaks_to_the_followers_of_another(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server("far.example")
    mo, zoe = far.person("mo"), far.person("zoe")
    for person in (mo, zoe):
        await follow_far(ada, person)

    note = await mo.say("As if I were Zoe", to=[f"{zoe.uri}/followers"], cc=[])

    assert await home(ada) == []
    post_id = await known(world, note["id"])
    assert (await ada.get(f"{STATUSES}/{post_id}")).status_code == 404


async def test_what_a_closed_server_said_is_gone_everywhere(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben", role="admin", scopes="admin:write")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    mo, eve = far.person("mo"), other.person("eve")
    for person in (mo, eve):
        await follow_far(ada, person)
    old = await mo.say("Old")
    await eve.tell(eve.activity("Announce", old["id"], to=[PUBLIC], cc=[f"{eve.uri}/followers"]))
    quoting = await eve.say("Quoting", quote=old["id"])
    post_id = await known(world, old["id"])

    block = {"domain": "far.example", "severity": "suspend"}
    await ben.api("POST", "/api/v1/admin/domain_blocks", json=block)
    await world.settle()
    far.asked.clear()

    assert [post["uri"] for post in await home(ada)] == [quoting["id"]]
    assert (await home(ada))[0]["quote"]["quoted_status"] is None
    for who in (ada, world.anyone):
        assert (await who.get(f"{STATUSES}/{post_id}")).status_code == 404
    new = mo.note("New", tag=[naming(ada, "ada")])
    await mo.send(mo.create(new))
    await eve.say("Answer", inReplyTo=new["id"])
    await eve.tell(eve.activity("Announce", new["id"], to=[PUBLIC]))
    await world.settle()
    assert await known(world, new["id"]) is None
    assert far.asked == []


async def test_a_private_mention_from_afar_stays_between_two(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mo = world.far_server("far.example").person("mo")
    note = await mo.say("Whisper needle", to=[actor_of(ada)], cc=[], tag=[naming(ada, "ada")])
    post_id = await known(world, note["id"])
    await ben.api("POST", "/api/v2/filters", json={"title": "f", "context": ["home"], "keywords_attributes": []})

    for query in ("needle", note["id"], f"https://goodmob.test/@mo@far.example/{post_id}"):
        found = await ben.api("GET", "/api/v2/search", params={"q": query, "resolve": "true"})
        assert found["statuses"] == []
    for who in (ben, world.anyone):
        assert (await who.get(f"{STATUSES}/{post_id}")).status_code == 404
    assert (await ada.api("GET", f"{STATUSES}/{post_id}"))["visibility"] == "direct"


async def test_no_text_from_afar_becomes_markup(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    evil = '<img src=x onerror=alert(1)><a href="javascript:alert(1)" title=":nya:">x</a><svg onload=alert(1)>'
    emoji = {"type": "Emoji", "name": ":nya:", "icon": {"type": "Image", "url": "https://far.example/n.png"}}

    await mo.say(
        evil,
        type="Question",
        summary=evil,
        oneOf=[{"name": evil}, {"name": ":nya:"}],
        tag=[emoji, {**emoji, "name": ':"><script>:'}, {"type": "Hashtag", "name": f"#{evil}"}],
        attachment=[{"type": "Image", "mediaType": "image/png", "url": "https://far.example/a.png", "name": evil}],
    )

    [post] = await home(ada)
    assert post["content"] == '<p><a target="_blank" rel="nofollow noopener">x</a></p>'
    assert [one["shortcode"] for one in post["poll"]["emojis"]] == ["nya"]
    page = (await world.anyone.get(f"/@mo@far.example/{post['id']}")).text
    for harm in ("<img src=x", "<svg onload", 'href="javascript:', 'title="<img', "<script>:"):
        assert harm not in page


async def test_an_answer_to_what_stays_here_is_not_taken(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada, "Only here", local_only=True)

    answer = await mo.say("Heard it", inReplyTo=post["uri"], tag=[naming(ada, "ada")], cc=[actor_of(ada)])

    assert await known(world, answer["id"]) is None
    assert await ada.api("GET", "/api/v1/notifications") == []


async def test_the_largest_post_that_is_read_is_kept_and_changed(world: World) -> None:
    ada = await world.person("ada")
    people = [await world.person(f"p{number}") for number in range(12)]
    far = world.far_server("far.example")
    mo = far.person("mo")
    await follow_far(ada, mo)

    def crowded(beginning: str) -> dict[str, Any]:
        tags: list[Any] = [naming(who, f"p{number}") for number, who in enumerate(people)]
        tags += [{"type": "Mention", "href": f"https://far.example/users/x{number}"} for number in range(90)]
        tags += [{"type": "Hashtag", "name": f"#{beginning}{number}"} for number in range(90)]
        file = {"type": "Document", "mediaType": "video/mp4", "icon": {"url": "https://far.example/still.png"}}
        return {
            "type": "Question",
            "cc": [actor_of(who) for who in people] + [f"https://far.example/users/y{number}" for number in range(900)],
            "tag": tags,
            "attachment": [{**file, "url": f"https://far.example/{beginning}{number}.mp4"} for number in range(40)],
            "anyOf": [{"name": f"{beginning}{number}"} for number in range(90)],
        }

    note = await mo.say("Everything", **crowded("a"))
    world.step(hours=1)
    await mo.tell(mo.activity("Update", {**note, **crowded("b"), "updated": iso(world.clock.now())}))

    [post] = await home(ada)
    assert post["edited_at"] is not None
    assert (len(post["media_attachments"]), len(post["poll"]["options"]), len(post["tags"])) == (16, 20, 16)
    assert len(post["mentions"]) == 12
