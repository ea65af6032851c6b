"""The timeline of a link: public posts that lead to a page people talk about."""

from goodmob.core.web.scopes import SCOPES
from tests.contract.asking import laid
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import block
from tests.world.world import Client, World

LINK = "/api/v1/timelines/link"


async def found(world: World, *names: str) -> list[Client]:
    """People who want to be found."""
    people = [await world.person(name) for name in names]
    for who in people:
        await who.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    return people


async def authors(who: Client, url: str, **params: str) -> list[str]:
    """Who wrote the posts that somebody finds."""
    return [post["account"]["username"] for post in await laid(who, "GET", LINK, params={"url": url, **params})]


async def test_public_posts_that_link_to_a_page(world: World) -> None:
    ada, ben = await found(world, "ada", "ben")
    cleo = await world.person("cleo")
    said = html(page(head='<link rel="canonical" href="/kites">'))
    async with site(world, {PAGE: said, "/kites": said}) as far:
        await linked(world, ada, far)
        await linked(world, ben, far, "/kites")
        for visibility in ("unlisted", "private", "direct"):
            await linked(world, ben, far, visibility=visibility)
        await linked(world, cleo, far)

        for url in (f"{far.url}{PAGE}", f"{far.url}/kites", f"{far.url.upper().replace('HTTP', 'http')}/kites#top"):
            assert await authors(world.anyone, url) == (["ben", "ada"] if "/kites" in url else ["ada"])


async def test_pages_go_on_where_the_last_one_ended(world: World) -> None:
    (ada,) = await found(world, "ada")
    async with site(world, {PAGE: html(page())}) as far:
        posts = [await linked(world, ada, far) for _ in range(5)]
        first = await world.anyone.get(LINK, params={"url": f"{far.url}{PAGE}", "limit": "2"})
        assert [post["id"] for post in first.json()] == [post["id"] for post in posts[:2:-1]]
        rest = await world.anyone.get(first.links["next"]["url"].removeprefix("https://goodmob.test"))
        assert [post["id"] for post in rest.json()] == [post["id"] for post in posts[2:0:-1]]


async def test_what_nobody_talks_about_is_not_found(world: World) -> None:
    (ada,) = await found(world, "ada")
    async with site(world, {PAGE: html(page())}) as far:
        await linked(world, ada, far, visibility="unlisted")
        url = f"{far.url}{PAGE}"
        for wrong in (url, "https://far.example/", "nonsense", "", "javascript:alert(1)"):
            response = await ada.get(LINK, params={"url": wrong})
            assert (response.status_code, response.json()) == (404, {"error": "Record not found"})

        await linked(world, ada, far)
        assert await authors(ada, url) == ["ada"]
        world.step(days=8)
        assert (await ada.get(LINK, params={"url": url})).status_code == 404


async def test_nobody_meets_whom_they_hide(world: World) -> None:
    ada, ben = await found(world, "ada", "ben")
    async with site(world, {PAGE: html(page())}) as far:
        await linked(world, ada, far)
        await linked(world, ben, far)
        url = f"{far.url}{PAGE}"
        await block(ada, ben)
        assert (await authors(ada, url), await authors(ben, url)) == (["ada"], ["ben"])


async def test_limited_people_are_met_by_nobody_new(world: World) -> None:
    ada, ben = await found(world, "ada", "ben")
    mo = await world.person("mo", role="owner", scopes=" ".join(SCOPES))
    async with site(world, {PAGE: html(page())}) as far:
        await linked(world, ada, far)
        await linked(world, ben, far)
        await mo.api("POST", f"/api/v1/admin/accounts/{ben.id}/action", json={"type": "silence"})

        assert await authors(ada, f"{far.url}{PAGE}") == ["ada"]
