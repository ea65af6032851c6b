"""What stands in columns: of every kind, as it is set, and nothing of what is not for its reader."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.deck.columns import add, columns, ids, inside, said, send
from tests.media.samples import picture
from tests.mobs.calling import call, join
from tests.posts.saying import do, follow, say
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.world import World


async def ask(world: World) -> tuple[Client, Client, Client]:
    """Ada, who follows Ben; and Ada's browser."""
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    return ada, ben, await browser_of(world, "ada")


async def shot(who: Client, text: str) -> Any:
    """A post with a picture."""
    media = await who.api("POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")})
    return await say(who, text, media_ids=[media["id"]])


async def test_home_and_public_and_their_settings(world: World) -> None:
    _, ben, browser = await ask(world)
    cleo = await world.person("cleo")
    tea = await say(cleo, "Tea")
    await do(ben, "reblog", tea)
    await shot(ben, "Look")
    await say(ben, "@cleo yes", in_reply_to_id=tea["id"])
    await world.settle()
    home, _, public, _ = await ids(browser)

    everything = said(await inside(browser, home))
    await send(browser, f"/deck/columns/{home}/settings", only_media="1")
    pictures = said(await inside(browser, home))
    await send(browser, f"/deck/columns/{home}/settings", without_boosts="1", without_answers="1")
    own = said(await inside(browser, home))

    assert everything == ["Look", "Tea"]
    assert pictures == ["Look"]
    assert own == ["Look"]
    assert said(await inside(browser, public)) == ["Look", "Tea"]


async def test_a_column_goes_on_below_and_tells_what_is_new_above(world: World) -> None:
    _, ben, browser = await ask(world)
    posts = [await say(ben, f"Post {number}") for number in range(25)]
    await world.settle()
    [home, *_] = await ids(browser)

    first = await inside(browser, home)
    [line] = first.select("ol.timeline")
    second = await inside(browser, home, f"?max_id={line['data-older']}")
    news = await inside(browser, home, f"?min_id={posts[22]['id']}")

    assert said(first) == [f"Post {number}" for number in range(24, 4, -1)]
    assert line["data-newest"] == posts[-1]["id"]
    assert said(second) == [f"Post {number}" for number in range(4, -1, -1)]
    assert second.select("ol.timeline")[0]["data-older"] == ""
    assert said(news) == ["Post 24", "Post 23"]


async def test_lists_tags_searches_profiles_and_what_was_kept(world: World) -> None:
    ada, ben, browser = await ask(world)
    tea = await say(ben, "Good #tea")
    await do(ada, "bookmark", tea)
    await do(ada, "favourite", tea)
    kept = await ada.api("POST", "/api/v1/lists", json={"title": "Friends"})
    await ada.api("POST", f"/api/v1/lists/{kept['id']}/accounts", json={"account_ids": [ben.id]})
    search = await ada.api("POST", "/api/v1/saved_searches", json={"query": "good"})
    await world.settle()
    subjects = {
        "list": kept["id"],
        "tag": "tea",
        "search": "good",
        "saved": search["id"],
        "profile": "@ben",
        "bookmarks": "",
        "favourites": "",
        "post": tea["url"],
    }

    for kind, subject in subjects.items():
        column = await add(browser, kind, subject)
        assert said(await inside(browser, column)) == ["Good #tea"], kind

    assert await columns(browser) == [
        "Home People you follow",
        "Notifications Everything, grouped",
        "Public Everybody",
        "Mobs Happening now and soon",
        "Friends List",
        "#tea Tag",
        "good Search",
        "good good",
        "ben @ben",
        "Bookmarks Only you see them",
        "Favourites What you favourited",
        "Conversation @ben",
    ]


async def test_notices_mentions_and_messages(world: World) -> None:
    ada, ben, browser = await ask(world)
    await follow(ben, ada)
    post = await say(ada, "Hello")
    await do(ben, "favourite", post)
    await say(ben, "@ada good morning")
    await say(ben, "@ada psst", visibility="direct")
    await world.settle()
    _, notices, _, _ = await ids(browser)
    follows = await add(browser, "notifications", "follow")
    mentions, messages = await add(browser, "mentions"), await add(browser, "messages")

    assert sorted(texts(await inside(browser, notices), ".note__words > p:first-child")) == [
        "ben favourited your post",
        "ben follows you",
    ]
    assert texts(await inside(browser, follows), ".note__words > p:first-child") == ["ben follows you"]
    assert said(await inside(browser, mentions)) == ["@ada psst", "@ada good morning"]
    assert texts(await inside(browser, messages), ".talk__last") == ["@ada psst"]


async def test_mobs_near_and_mine_and_the_wall_of_one(world: World) -> None:
    ada, ben, browser = await ask(world)
    mob = await call(world, ben, title="Pick up litter", unit="piece", place={"text": "Canal quarter"})
    await join(ada, mob)
    *_, around = await ids(browser)
    mine, near = await add(browser, "mobs", "mine"), await add(browser, "mobs", "Nowhere at all")
    wall = await add(browser, "mob", mob["url"])
    world.step(hours=24, minutes=5)
    await world.settle()
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json={"count": 3})
    await world.settle()

    assert texts(await inside(browser, around), ".ticket__title") == ["Pick up litter"]
    assert texts(await inside(browser, mine), ".ticket__title") == ["Pick up litter"]
    assert texts(await inside(browser, near), ".empty") == ["Nothing here yet."]
    shown = await inside(browser, wall)
    assert texts(shown, ".coltally__sum b") == ["3"]
    assert texts(shown, ".minideed p:first-child") == ["You, 3 piece"]


async def test_trends_links_and_collections(world: World) -> None:
    ada, ben, browser = await ask(world)
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    tea = await say(ben, "Good #tea")
    await do(ada, "favourite", tea)
    made = await ada.api("POST", "/api/v1/collections", json={"name": "Tea people", "account_ids": [ben.id]})
    await world.settle()
    collection = await add(browser, "collection", made["collection"]["id"])
    trends, news = await add(browser, "trends"), await add(browser, "trends", "news")
    link = await add(browser, "link", "https://garden.example/tea")

    assert said(await inside(browser, collection)) == ["Good #tea"]
    assert said(await inside(browser, trends)) == ["Good #tea"]
    assert said(await inside(browser, news)) == []
    assert texts(await inside(browser, link), ".empty") == ["Nothing here yet."]


async def test_a_column_whose_subject_is_gone_says_so_and_offers_to_go(world: World) -> None:
    ada, ben, browser = await ask(world)
    post = await say(ben, "Soon gone")
    kept = await ada.api("POST", "/api/v1/lists", json={"title": "Friends"})
    conversation, listed = await add(browser, "post", post["id"]), await add(browser, "list", kept["id"])
    await ben.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await ada.api("DELETE", f"/api/v1/lists/{kept['id']}")
    await world.settle()

    for column in (conversation, listed):
        shown = await inside(browser, column)
        assert texts(shown, ".col__gone > p") == ["What this column showed is gone, or no longer for you."]
        assert [form["action"] for form in shown.select("form")] == [f"/deck/columns/{column}/remove"]
    assert (await columns(browser))[-2:] == ["Conversation", "List List"]


async def test_without_scripts_a_column_is_a_page_that_can_be_paged_through(world: World) -> None:
    _, ben, browser = await ask(world)
    for number in range(21):
        await say(ben, f"Post {number}")
    await world.settle()
    [home, *_] = await ids(browser)

    deck = await read(browser, "/deck")
    page = await read(browser, f"/deck/columns/{home}")
    older = await read(browser, f"/deck/columns/{home}{page.select('.older')[0]['href']}")

    assert next(way["href"] for way in deck.select("noscript a")) == f"/deck/columns/{home}"
    assert len(texts(page)) == 20
    assert texts(older) == ["Post 0"]


async def test_a_post_is_looked_at_beside_its_column(world: World) -> None:
    _, ben, browser = await ask(world)
    post = await say(ben, "Hello")
    await say(ben, "And more", in_reply_to_id=post["id"])

    beside = await browser.get(f"/deck/posts/{post['id']}", headers={"HX-Request": "true"})
    elsewhere = await browser.get(f"/deck/posts/{post['id']}")

    shown = BeautifulSoup(beside.text, "html.parser")
    assert said(shown) == ["Hello", "And more"]
    assert shown.select(".is-looked-at .text")[0].text == "Hello"
    assert (elsewhere.status_code, elsewhere.headers["location"]) == (303, post["url"])


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        *(("tag", " "), ("tag", "#"), ("search", ""), ("list", "5"), ("list", "tea"), ("saved", "7"), ("mob", "9")),
        *(("post", "https://goodmob.test/@ben/1"), ("profile", "@nobody"), ("profile", "@a b"), ("link", "tea")),
        *(("notifications", "tea"), ("public", "far"), ("collection", ""), ("search", "x" * 501), ("mob", "9" * 30)),
    ],
)
async def test_what_is_nothing_makes_no_column(world: World, kind: str, subject: str) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    answer = await send(browser, "/deck/columns", kind=kind, subject=subject)

    assert answer.status_code == 422
    assert BeautifulSoup(answer.text, "html.parser").select(".notice--warn")
    assert len(await ids(browser)) == 4
