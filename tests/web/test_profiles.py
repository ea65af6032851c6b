"""The public page of an account: who it is and what it says, to each what is meant for them."""

import pytest

from goodmob.core.cache import Cache
from goodmob.core.text.usernames import Handle
from tests.media.samples import picture
from tests.posts.saying import block, do, follow, say
from tests.web.reading import browser_of, link, meta, read, set_state, texts
from tests.world.client import Client
from tests.world.far import meet
from tests.world.world import World

CREDENTIALS = "/api/v1/accounts/update_credentials"


async def picture_of(who: Client, description: str) -> str:
    """The id of a picture, uploaded."""
    files, data = {"file": ("dot.png", picture(), "image/png")}, {"description": description}
    return str((await who.api("POST", "/api/v2/media", files=files, data=data))["id"])


async def test_a_profile_says_who_somebody_is(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    fields = [{"name": "Site", "value": "https://ada.example"}, {"name": "Boat", "value": "<b>Swan</b>"}]
    about = {"display_name": "Ada <Lind>", "note": "Rows & reads.\n\nCounts swans.", "indexable": True}
    await ada.api("PATCH", CREDENTIALS, json={**about, "locked": True, "bot": True, "fields_attributes": fields})
    await follow(ada, ben)
    await say(ada)

    page = await read(world.anyone, "/@ada")

    assert texts(page, "h1") == ["Ada <Lind>"]
    assert texts(page, ".idcard .handle")[0].startswith("@ada@goodmob.test")
    assert texts(page, ".idcard .badge") == ["Automated", "Approves followers"]
    assert texts(page, ".bio p") == ["Rows & reads.", "Counts swans."]
    assert texts(page, ".nums dt") == ["post", "followers", "following"]
    assert texts(page, ".nums dd") == ["1", "0", "1"]
    assert texts(page, ".fields dt") == ["Site", "Boat"]
    assert texts(page, ".fields dd") == ["https://ada.example", "<b>Swan</b>"]
    assert page.select_one(".fields a[href='https://ada.example']") is not None


async def test_search_engines_and_previews_are_told_what_the_account_wants(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", CREDENTIALS, json={"note": "Rows\n\nand reads", "indexable": True})

    page, media = await read(world.anyone, "/@ada"), await read(world.anyone, "/@ada/media")

    assert page.title is not None
    assert page.title.text == "ada (@ada) · Goodmob"
    assert link(page, "canonical") == meta(page, "og:url") == "https://goodmob.test/@ada"
    assert link(media, "canonical") == "https://goodmob.test/@ada/media"
    assert (meta(page, "og:type"), meta(page, "og:title"), meta(page, "profile:username")) == (
        "profile",
        "ada",
        "ada@goodmob.test",
    )
    assert meta(page, "description") == meta(page, "og:description") == "Rows and reads"
    assert (meta(page, "og:image") or "").startswith("https://goodmob.test/@ada/preview/")
    assert meta(page, "robots") is None

    await ada.api("PATCH", CREDENTIALS, json={"indexable": False})
    assert meta(await read(world.anyone, "/@ada"), "robots") == "noindex, noarchive"


async def test_each_part_of_a_profile_holds_its_kind_of_posts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    theirs = await say(ben, "Of Ben")
    await say(ada, "Plain")
    await say(ada, "An answer", in_reply_to_id=theirs["id"])
    await say(ada, "With a picture", media_ids=[await picture_of(ada, "A red dot")])
    await do(ada, "reblog", theirs)
    pinned = await say(ada, "Pinned")
    await do(ada, "pin", pinned)

    posts = await read(world.anyone, "/@ada")
    answers = await read(world.anyone, "/@ada/with_replies")
    media = await read(world.anyone, "/@ada/media")

    assert texts(posts) == ["Pinned", "Pinned", "Of Ben", "With a picture", "Plain"]
    assert texts(posts, ".timeline .why") == ["Pinned", "ada boosted"]
    assert texts(answers) == ["Pinned", "With a picture", "An answer", "Plain"]
    assert texts(answers, ".timeline .why") == ["An answer"]
    assert texts(media) == ["With a picture"]
    assert texts(media, ".tabs [aria-current]") == ["Media"]
    assert [image["alt"] for image in media.select(".picture img")] == ["A red dot"]


async def test_posts_are_shown_to_whom_they_are_meant_for(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ben, ada)
    for visibility in ("public", "unlisted", "private", "direct"):
        await say(ada, f"A {visibility} one", visibility=visibility)
    await say(ada, "To @cleo", visibility="direct")

    async def seen_by(username: str) -> list[str]:
        return texts(await read(await browser_of(world, username), "/@ada"))

    public = ["A unlisted one", "A public one"]
    assert texts(await read(world.anyone, "/@ada")) == public
    assert await seen_by("ben") == ["A private one", *public]
    assert await seen_by("cleo") == ["To @cleo", *public]
    assert await seen_by("ada") == ["To @cleo", "A direct one", "A private one", *public]
    await block(ada, cleo)
    assert await seen_by("cleo") == []


async def test_a_token_shows_no_more_than_a_stranger_sees(world: World) -> None:
    ada = await world.person("ada")
    await say(ada, "Private", visibility="private")

    assert texts(await read(ada, "/@ada")) == []


@pytest.mark.parametrize("ending", ["", "/with_replies"])
async def test_older_and_newer_pages_meet_without_a_gap(world: World, ending: str) -> None:
    ada = await world.person("ada")
    said = [str(number) for number in range(40)]
    for text in said:
        await say(ada, text)

    first = await read(world.anyone, f"/@ada{ending}")
    second = await read(world.anyone, f"/@ada{ending}{link(first, 'next')}")
    back = await read(world.anyone, f"/@ada{ending}{link(second, 'prev')}")

    assert texts(first) + texts(second) == said[::-1]
    assert (link(first, "prev"), link(second, "next")) == (None, None)
    assert texts(back) == texts(first)
    assert (link(back, "prev"), link(back, "canonical")) == (None, f"https://goodmob.test/@ada{ending}")
    assert (link(second, "canonical"), meta(second, "robots")) == (None, "noindex, noarchive")


async def test_a_page_between_others_leads_both_ways(world: World) -> None:
    ada = await world.person("ada")
    posts = [await say(ada, str(number)) for number in range(9)]

    middle = await read(world.anyone, f"/@ada?limit=3&max_id={posts[6]['id']}")
    upwards = await read(world.anyone, f"/@ada?limit=3&min_id={posts[2]['id']}")

    assert texts(middle) == texts(upwards) == ["5", "4", "3"]
    assert link(middle, "next") == link(upwards, "next") == f"?limit=3&max_id={posts[3]['id']}"
    assert link(middle, "prev") == link(upwards, "prev") == f"?limit=3&min_id={posts[5]['id']}"


async def test_a_page_beyond_the_oldest_post_leads_back(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada)

    page = await read(world.anyone, f"/@ada?max_id={post['id']}")

    assert texts(page, ".empty") == ["Nothing here yet."]
    assert texts(await read(world.anyone, f"/@ada{link(page, 'prev')}")) == ["Hello"]


@pytest.mark.parametrize("state", ["suspended", "pending", "deleted"])
async def test_whoever_is_not_there_has_no_page(world: World, state: str) -> None:
    ada = await world.person("ada")
    await say(ada, "Words of Ada")
    await set_state(world, ada, state)

    for address in ("/@ada", "/@ada/with_replies", "/@ada/media", "/@nobody", "/@", "/@ada/elsewhere"):
        response = await world.anyone.get(address, headers={"Accept": "text/html"})
        assert (response.status_code, "Words of Ada" in response.text) == (404, False), address
        assert "<h1>Nothing here</h1>" in response.text, address


async def test_an_account_of_another_server_is_not_taken_for_one_of_ours(world: World) -> None:
    await world.person("ben")
    await world.house.db.act(meet, "ben")

    far = await read(world.anyone, f"/@{Handle('ben', 'far.example').key}")

    assert "@ben@far.example" in far.select(".idcard .handle")[0].text
    assert far.select("link[rel=canonical]")[0]["href"] == "https://far.example/@ben"
    assert "noindex" in str(far.select("meta[name=robots]")[0]["content"])
    assert "@ben@goodmob.test" in (await read(world.anyone, "/@ben")).select(".idcard .handle")[0].text


async def test_another_spelling_leads_to_the_one_address(world: World) -> None:
    await world.person("Ada")

    response = await world.anyone.get("/@aDA/media")

    assert (response.status_code, response.headers["location"]) == (301, "/@Ada/media")


async def test_only_the_owner_is_offered_to_edit(world: World) -> None:
    _, ben = [await world.person(name) for name in ("ada", "ben")]
    ada = await browser_of(world, "ada")

    assert [found["href"] for found in (await read(ada, "/@ada")).select(".idcard .do a")] == ["/settings/profile"]
    ways = [found["href"] for found in (await read(ada, "/@ben")).select(".idcard .do a")]
    assert sorted(ways) == ["/@ben/report", "/conversations/new?to=@ben", f"/deck/add?kind=profile&subject={ben.id}"]
    stranger = await read(world.anyone, "/@ada")
    assert [found["href"] for found in stranger.select(".idcard .do a")] == ["/interact?to=/@ada&act=follow"]


async def test_the_number_of_questions_does_not_grow_with_the_posts(world: World) -> None:
    ada = await world.person("ada")
    world.house.cache = Cache(0)
    counts = []
    for _ in range(2):
        for _ in range(5):
            await say(ada, "#tag @ada", poll={"options": ["Tea", "Coffee"], "expires_in": 600})
        with world.counting() as count:
            await read(world.anyone, "/@ada")
        counts.append(count.total)

    assert counts[0] == counts[1]


async def test_a_profile_of_elsewhere_says_where_the_rest_of_it_stands(world: World) -> None:
    ada = await world.person("ada")
    await ada.api(
        "GET", "/api/v1/accounts/search", params={"q": world.far_server().person("mo").acct, "resolve": "true"}
    )

    page = await read(await browser_of(world, "ada"), "/@mo@far.example")

    way = page.find("a", string="Their page on far.example")
    assert way is not None
    assert way["href"] == "https://far.example/@mo"
    assert "Say something" not in page.text
