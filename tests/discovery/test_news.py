"""News: the pages that several people link to, counted by day without keeping who they were."""

from typing import Any

from sqlalchemy import func, select

from goodmob.core.database.statements import statement
from goodmob.core.web.scopes import SCOPES
from goodmob.posts.tables.cards import card_day, card_day_account
from tests.contract.asking import laid
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import STATUSES, do, say
from tests.posts.test_interaction_policy import ASK_ALL, REQUESTS
from tests.world.world import Client, World

NEWS = "/api/v1/trends/links"
USERS = statement(select(func.count().label("rows")).select_from(card_day_account))
DAYS = statement(select(func.count().label("rows")).select_from(card_day))


async def three(world: World) -> list[Client]:
    """Ada, Ben and Cleo."""
    return [await world.person(name) for name in ("ada", "ben", "cleo")]


async def titles(world: World) -> list[str]:
    """What is news at the moment."""
    world.step(minutes=5)
    return [link["title"] for link in await world.anyone.api("GET", NEWS)]


async def test_what_most_people_link_to_comes_first(world: World) -> None:
    ada, ben, cleo = await three(world)
    async with site(world, {PAGE: html(page()), "/b": html(page("Boats")), "/c": html(page("Clouds"))}) as far:
        for who in (ada, ben):
            await linked(world, who, far)
        for who in (ada, ben, cleo, cleo):
            await linked(world, who, far, "/b")
        for _ in range(3):
            await linked(world, ada, far, "/c")

        assert await titles(world) == ["Boats", "Kites over the lake"]
        [boats, kites] = await laid(ada, "GET", NEWS)
        assert [(day["accounts"], day["uses"]) for day in boats["history"]] == [("3", "4"), *[("0", "0")] * 6]
        assert kites["missing_attribution"] is False
        assert [link["title"] for link in await ada.api("GET", NEWS, params={"limit": 1, "offset": 1})] == [
            kites["title"]
        ]


async def test_news_gets_old(world: World) -> None:
    ada, ben, cleo = await three(world)
    async with site(world, {PAGE: html(page()), "/b": html(page("Boats"))}) as far:
        for who in (ada, ben, cleo):
            await linked(world, who, far)
        world.step(days=2)
        for who in (ada, ben):
            await linked(world, who, far, "/b")
        assert await titles(world) == ["Boats", "Kites over the lake"]

        world.step(days=6)
        await world.settle()
        assert await titles(world) == ["Boats"]
        world.step(days=6)
        await world.settle()
        assert await titles(world) == []
        assert await world.house.db.value(DAYS) == 0


async def test_addresses_of_one_page_are_one_piece_of_news(world: World) -> None:
    ada, ben, _ = await three(world)
    said = html(page(head='<link rel="canonical" href="/news/1">'))
    async with site(world, {f"{PAGE}?from=ada": said, f"{PAGE}?from=ben": said}) as far:
        for who in (ada, ben):
            await linked(world, who, far, f"{PAGE}?from={who.username}")

        [news] = await ada.api("GET", NEWS)
        assert (news["url"], news["history"][0]["accounts"]) == (f"{far.url}{PAGE}", "2")


async def test_only_what_is_said_in_public_without_a_warning_counts(world: World) -> None:
    ada, ben, cleo = await three(world)
    quiet: list[dict[str, Any]] = [
        *({"visibility": visibility} for visibility in ("unlisted", "private", "direct")),
        *({"sensitive": True}, {"spoiler_text": "Kites"}),
    ]
    async with site(world, {PAGE: html(page())}) as far:
        for who in (ada, ben, cleo):
            for more in quiet:
                await linked(world, who, far, **more)

        assert await titles(world) == []
        assert await world.house.db.value(USERS) == 0


async def test_whoever_boosts_a_link_passes_it_on(world: World) -> None:
    ada, ben, cleo = await three(world)
    async with site(world, {PAGE: html(page())}) as far:
        post = await linked(world, ada, far)
        await do(ben, "reblog", post)
        await do(cleo, "reblog", post, visibility="private")
        await world.settle()

        [news] = await ada.api("GET", NEWS)
        assert news["history"][0] | {"day": ""} == {"day": "", "accounts": "2", "uses": "2"}


async def test_whoever_is_limited_makes_no_news(world: World) -> None:
    ada, ben, cleo = await three(world)
    mo = await world.person("mo", role="owner", scopes=" ".join(SCOPES))
    await mo.api("POST", f"/api/v1/admin/accounts/{ben.id}/action", json={"type": "silence"})
    async with site(world, {PAGE: html(page())}) as far:
        post = await linked(world, ben, far)
        await linked(world, ada, far)
        await do(cleo, "reblog", post)
        await world.settle()

        assert await titles(world) == []


async def test_who_linked_where_is_forgotten_the_next_day(world: World) -> None:
    ada, ben, _ = await three(world)
    async with site(world, {PAGE: html(page())}) as far:
        for who in (ada, ben):
            await linked(world, who, far)
        assert await world.house.db.value(USERS) == 2

        world.step(days=1)
        await world.settle()
        assert await world.house.db.value(USERS) == 0
        [news] = await ada.api("GET", NEWS)
        assert [day["accounts"] for day in news["history"][:2]] == ["0", "2"]


async def test_an_edit_does_not_count_twice(world: World) -> None:
    ada, ben, _ = await three(world)
    async with site(world, {PAGE: html(page())}) as far:
        await linked(world, ben, far)
        post = await linked(world, ada, far)
        await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": f"Look closer: {far.url}{PAGE}"})
        await world.settle()

        [news] = await ada.api("GET", NEWS)
        assert news["history"][0]["uses"] == "2"


async def test_explore_shows_the_news(world: World) -> None:
    ada, ben, _ = await three(world)
    async with site(world, {PAGE: html(page("Kites &amp; &lt;b&gt;co"))}) as far:
        for who in (ada, ben):
            await linked(world, who, far)
        await say(ada, "Plain")

        shown = (await world.anyone.get("/explore")).text
    section = shown[shown.index('id="news"') : shown.index("</section>", shown.index('id="news"'))]
    assert f'href="{far.url}{PAGE}" target="_blank" rel="nofollow noopener"' in section
    assert "Kites &amp; &lt;b&gt;co" in section
    assert "2 people this week" in section


async def test_links_that_strangers_cannot_see_are_no_news(world: World) -> None:
    ada, ben, cleo = await three(world)
    async with site(world, {PAGE: html(page())}) as far:
        for who in (ada, ben, cleo):
            post = await linked(world, who, far, local_only=True)
        await do(ada, "reblog", post)
        await world.settle()
        assert await titles(world) == []


async def test_the_link_of_an_answer_is_news_from_when_it_is_let_in(world: World) -> None:
    ada, ben, cleo = await three(world)
    post = await say(ada, interaction_policy=ASK_ALL)
    async with site(world, {PAGE: html(page()), "/b": html(page("Boats"))}) as far:
        for who in (ben, cleo):
            answer = await linked(world, who, far, in_reply_to_id=post["id"])
            await who.api("PUT", f"{STATUSES}/{answer['id']}", json={"status": f"Here: {far.url}/b"})
            await world.settle()
        assert await titles(world) == []

        for request in await ada.api("GET", REQUESTS):
            await ada.api("POST", f"{REQUESTS}/{request['id']}/authorize")
        await world.settle()
        assert await titles(world) == ["Boats"]
