"""Who is given which documents of posts, and what caches may keep of them."""

import pytest

from tests.posts.abroad.reading import ACTIVITY, PUBLIC, asked, fetched, met
from tests.posts.saying import do, say
from tests.world.far_server import FarPerson
from tests.world.world import World

PARTS = ("", "/activity", "/replies", "/likes", "/shares", "/context")


async def statuses(person: FarPerson, post: dict[str, str], parts: tuple[str, ...] = PARTS) -> set[int]:
    """How the documents around a post answer somebody who signs."""
    return {(await person.fetch(f"{post['uri']}{part}")).status_code for part in parts}


@pytest.mark.parametrize("visibility", ["public", "unlisted"])
async def test_what_is_for_everybody_is_given_to_whoever_asks(world: World, visibility: str) -> None:
    ada = await world.person("ada")
    post = await say(ada, "tea", visibility=visibility)

    answers = [await asked(world, f"{post['uri']}{part}") for part in PARTS]

    assert {answer.status_code for answer in answers} == {200}
    assert all("Signature" in answer.headers["vary"] for answer in answers)
    assert answers[0].headers["cache-control"] == "public, max-age=180"


@pytest.mark.parametrize("visibility", ["private", "direct"])
async def test_what_is_for_some_does_not_exist_for_the_others(world: World, visibility: str) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    post = await say(ada, "tea", visibility=visibility)

    for part in PARTS:
        refused = await asked(world, f"{post['uri']}{part}")
        unknown = await asked(world, f"{post['uri'][:-1]}0{part}")
        assert (refused.status_code, refused.json()) == (unknown.status_code, unknown.json()) == (404, unknown.json())
    assert await statuses(mo, post) == {404}


async def test_a_document_is_made_for_whom_it_is_meant_and_kept_by_no_cache(world: World) -> None:
    ada = await world.person("ada")
    mo, zoe = await met(world, "mo", "zoe")
    direct = await say(ada, "@mo@far.example tea", visibility="direct")

    answer = await mo.fetch(direct["uri"])

    assert answer.status_code == 200
    assert answer.json()["to"] == [mo.uri]
    assert answer.headers["cache-control"] == "private, no-store"
    assert await statuses(mo, direct) == {200}
    assert await statuses(zoe, direct) == {404}


async def test_whom_ada_blocks_is_given_nothing_that_needs_no_asking(world: World) -> None:
    ada = await world.person("ada")
    mo, zoe = await met(world, "mo", "zoe")
    post = await say(ada, "tea")
    found = await ada.api("GET", "/api/v1/accounts/lookup", params={"acct": mo.acct})
    await ada.api("POST", f"/api/v1/accounts/{found['id']}/block")

    assert await statuses(mo, post) == {404}
    assert await statuses(zoe, post) == {200}

    await ada.api("POST", "/api/v1/domain_blocks", json={"domain": "far.example"})
    assert await statuses(zoe, post) == {404}


async def test_what_stays_here_is_given_to_nobody(world: World) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    post = await say(ada, "@mo@far.example tea", local_only=True)
    await ada.api("POST", f"/api/v1/statuses/{post['id']}/pin")

    assert await statuses(mo, post) == {404}
    actor = post["account"]["uri"]
    assert (await fetched(world, f"{actor}/outbox?page=true"))["orderedItems"] == []
    assert (await fetched(world, f"{actor}/collections/featured"))["orderedItems"] == []

    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")
    assert await statuses(mo, post) == {404}


async def test_a_deleted_post_leaves_a_tombstone_where_everybody_could_see_it(world: World) -> None:
    ada = await world.person("ada")
    open_, closed = await say(ada, "tea"), await say(ada, "tea", visibility="private")
    for post in (open_, closed):
        await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")

    gone = await asked(world, open_["uri"])
    assert (gone.status_code, gone.json()["type"], gone.json()["id"]) == (410, "Tombstone", open_["uri"])
    assert (await asked(world, closed["uri"])).status_code == 404


async def test_a_page_leads_programs_to_the_document_and_a_document_leads_browsers_to_the_page(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "tea")
    profile = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"'

    for accept in (ACTIVITY["Accept"], profile):
        answer = await world.anyone.get(f"/@ada/{post['id']}", headers={"Accept": accept})
        assert (answer.status_code, answer.headers["location"]) == (302, post["uri"])
        assert "Accept" in answer.headers["vary"]
    page = await world.anyone.get(post["uri"], headers={"Accept": "text/html,application/xhtml+xml"})
    assert (page.status_code, page.headers["location"]) == (302, f"/@ada/{post['id']}")


async def test_answers_and_conversations_are_listed_page_by_page(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "tea")
    answers = [await say(ben, f"{n}", in_reply_to_id=post["id"]) for n in range(45)]
    await say(ben, "psst", in_reply_to_id=post["id"], visibility="private")
    further = await say(ada, "more", in_reply_to_id=answers[0]["id"])

    replies = await fetched(world, f"{post['uri']}/replies")
    first = await fetched(world, replies["first"])
    second = await fetched(world, first["next"])
    context = await fetched(world, f"{post['uri']}/context")
    whole = await fetched(world, context["first"])
    rest = await fetched(world, whole["next"])

    assert replies["totalItems"] == 45
    assert [*first["items"], *second["items"]] == [one["uri"] for one in answers]
    assert "next" not in second
    assert context["attributedTo"] == post["account"]["uri"]
    said = [*whole["orderedItems"], *rest["orderedItems"]]
    assert said == [post["uri"], *(one["uri"] for one in answers), further["uri"]]
    assert (await asked(world, f"{answers[0]['uri']}/context")).status_code == 404


async def test_no_way_through_the_outbox_tells_when_something_was_said_to_people_here(world: World) -> None:
    ada = await world.person("ada")
    before, here = await say(ada, "tea"), await say(ada, "for us", local_only=True)

    page = await fetched(world, f"{before['account']['uri']}/outbox?page=true")

    assert [one["object"]["id"] for one in page["orderedItems"]] == [before["uri"]]
    assert here["id"] not in str(page)
    assert here["id"] not in str(await fetched(world, page["prev"]))


async def test_the_outbox_has_posts_and_boosts_and_the_pins_stand_apart(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [await say(ada, f"{n}") for n in range(22)]
    await say(ada, "psst", visibility="private")
    boost = await do(ada, "reblog", await say(ben, "tea"))
    await do(ada, "pin", posts[3])
    actor = posts[0]["account"]["uri"]

    outbox = await fetched(world, f"{actor}/outbox")
    first = await fetched(world, outbox["first"])
    second = await fetched(world, first["next"])
    oldest = await fetched(world, outbox["last"])
    featured = await fetched(world, f"{actor}/collections/featured")

    listed = [*first["orderedItems"], *second["orderedItems"]]
    assert [one["type"] for one in listed] == ["Announce"] + ["Create"] * 22
    assert listed[0]["id"] == boost["uri"]
    assert [one["object"]["id"] for one in listed[1:]] == [one["uri"] for one in reversed(posts)]
    assert oldest["orderedItems"][-1]["object"]["id"] == posts[0]["uri"]
    assert [one["id"] for one in featured["orderedItems"]] == [posts[3]["uri"]]
    assert (await asked(world, f"{actor}0/outbox")).status_code == 404


async def test_followers_elsewhere_read_what_is_for_followers(world: World) -> None:
    ada = await world.person("ada")
    [mo] = await met(world, "mo")
    post = await say(ada, "tea", visibility="private")
    assert (await mo.fetch(post["uri"])).status_code == 404

    await mo.tell(mo.activity("Follow", post["account"]["uri"]))

    document = (await mo.fetch(post["uri"])).json()
    assert PUBLIC not in [*document["to"], *document["cc"]]
    listed = (await mo.fetch(f"{post['account']['uri']}/outbox?page=true")).json()["orderedItems"]
    assert [one["object"]["id"] for one in listed] == [post["uri"]]
