"""Public pages as strangers read them: whole, and without a wall anywhere."""

import pytest

from goodmob.app.routes import PAGES
from goodmob.core.web.routes import Policy
from tests.browser.addresses import OF_ROUTES
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import STATUSES, follow, say
from tests.web.reading import browser_of, read, texts
from tests.world.world import World


async def test_a_profile_says_since_when_and_what_is_proven(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    fields = {"fields_attributes": {"0": {"name": "Garden", "value": "tomatoes <b>"}}}
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json=fields)
    await ada.api("POST", "/api/v1/featured_tags", json={"name": "canal"})
    await say(ada, "#canal")
    await follow(ben, cleo)
    await follow(cleo, ada)

    page = await read(world.anyone, "/@ada/about")

    assert [" ".join(one.text.split()) for one in page.select(".section dt")] == [
        "Joined",
        "Last post",
        "Address",
        "Garden",
    ]
    assert "@ada@goodmob.test" in page.text
    assert "nobody has checked it" in page.text
    assert [one["href"] for one in page.select(".section .tags a")] == ["https://goodmob.test/tags/canal"]
    assert page.select("#h-familiar") == []
    seen = await read(await browser_of(world, "ben"), "/@ada")
    assert "Followed by cleo" in " ".join(seen.select_one(".familiar").text.split())  # type: ignore[union-attr]
    about = await read(await browser_of(world, "ben"), "/@ada/about")
    assert [one["href"] for one in about.select("#h-familiar + ul a.name")] == ["https://goodmob.test/@cleo"]
    await cleo.api("PATCH", "/api/v1/accounts/update_credentials", json={"hide_collections": True})
    assert (await read(await browser_of(world, "ben"), "/@ada")).select(".familiar") == []
    answer = await world.anyone.get("/@ADA/about")
    assert (answer.status_code, answer.headers["location"]) == (301, "/@ada/about")


async def test_a_tag_leads_on_to_other_tags_and_to_people(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await say(ada, "#tea #milk")
    await say(ben, "#Tea #milk #lemon")
    await say(ben, "#coffee")

    page = await read(world.anyone, "/tags/tea")

    assert [one.text for one in page.select(".beside a[rel=tag]")] == ["#milk", "#lemon"]
    assert {one["href"] for one in page.select(".beside p:nth-of-type(2) a")} == {
        f"https://goodmob.test/@{name}" for name in ("ada", "ben")
    }
    assert page.select_one('.pagehead a[href="/auth/sign_in?return_to=/tags/tea"]') is not None


async def test_a_long_conversation_goes_on(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "First")
    for number in range(61):
        await say(ada, f"Answer {number}", in_reply_to_id=post["id"])

    page = await read(world.anyone, post["url"])

    assert len(texts(page, ".thread .text")) == 60
    [more] = page.select('.paging a[href^="?more=1"]')
    whole = await read(world.anyone, f"{post['url']}{more['href']}")
    assert len(texts(whole, ".thread .text")) == 61
    assert whole.select('.paging a[href^="?more=1"]') == []


@pytest.mark.parametrize("part", ["tags", "posts", "news", "people"])
async def test_each_part_of_explore_stands_alone(world: World, part: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    post = await say(ada, "Tea #canal")
    await ben.api("POST", f"{STATUSES}/{post['id']}/favourite")
    await world.settle()

    shown = await read(world.anyone, f"/explore/{part}")

    [current] = shown.select('main nav.tabs [aria-current="page"]')
    assert current["href"] == f"/explore/{part}"
    found = {"tags": "#canal", "posts": "Tea", "news": "Nothing here yet", "people": "@ada"}
    assert found[part] in shown.text
    assert (await world.anyone.get("/explore/nonsense", headers={"Accept": "text/html"})).status_code == 404
    assert (await world.anyone.get(f"/explore/{part}?offset=9999999")).status_code == 422


async def test_who_posted_a_link_has_a_page(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    said = html(page(head='<link rel="canonical" href="/kites">'))
    async with site(world, {PAGE: said, "/kites": said}) as far:
        for who in (ada, ben):
            await linked(world, who, far)

        shown = await read(world.anyone, f"/links?url={far.url}/kites")

        assert [one.text for one in shown.select(".timeline .handle")] == ["@ada"]
        news = await read(world.anyone, "/explore/news")
        assert [str(one["href"]).partition("=")[0] for one in news.select(".linked__by a")] == ["/links?url"]
    answer = await world.anyone.get("/links?url=https://far.example/", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "Nobody here has linked" in answer.text


async def test_no_page_for_strangers_leads_to_the_sign_in(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Hello #tea")
    open_paths = {page.path for page in PAGES if page.method == "GET" and page.viewer is Policy.OPTIONAL_SESSION}
    walked = 0

    for path, samples in OF_ROUTES.items():
        for sample in samples if path in open_paths else ():
            if "{" in sample.replace("{post}", ""):
                continue
            answer = await world.anyone.get(sample.replace("{post}", post["id"]), headers={"Accept": "text/html"})
            walked += 1
            assert answer.status_code < 500, sample
            assert "/auth/sign_in" not in answer.headers.get("location", ""), sample

    assert walked > 30
