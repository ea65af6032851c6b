"""The public page of a post: real HTML for everybody it is for, nothing for anyone else."""

from typing import Any

from bs4 import BeautifulSoup

from tests.media.samples import picture
from tests.posts.saying import do, say
from tests.world.world import World


async def page(world: World, post: Any) -> BeautifulSoup:
    """The page of a post as anyone sees it."""
    response = await world.anyone.get(post["url"])
    assert response.status_code == 200, response.text[:500]
    return BeautifulSoup(response.text, "html.parser")


def meta(soup: BeautifulSoup, name: str) -> str | None:
    """What a link preview reads."""
    found = soup.find("meta", attrs={"property": name}) or soup.find("meta", attrs={"name": name})
    return None if found is None else str(found["content"])


async def test_a_post_has_a_page_with_its_conversation(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada, "The first")
    post = await say(ben, "The middle <b>one</b> & @ada", in_reply_to_id=first["id"], language="en")
    answer = await say(ada, "An answer", in_reply_to_id=post["id"])
    await say(ben, "Below it", in_reply_to_id=answer["id"])
    await do(ada, "favourite", post)

    soup = await page(world, post)

    focus = soup.select_one(".focus-post")
    assert focus is not None
    assert focus.select_one(".text")["lang"] == "en"  # type: ignore[index]
    assert "<b>one</b>" in focus.text
    assert "1 favourite" in focus.text
    assert [one.text.strip() for one in soup.select(".timeline .text")] == ["The first"]
    assert [one.text.strip() for one in soup.select(".thread > li > article .text")] == ["An answer"]
    assert [one.text.strip() for one in soup.select(".thread ol .text")] == ["Below it"]
    assert soup.title is not None
    assert soup.title.text == "ben: “The middle <b>one</b> & @ada” · Goodmob"
    assert [heading.name for heading in soup.select("main :is(h1, h2, h3)")] == ["h1", "h2"]


async def test_previews_know_what_the_post_says(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"indexable": True})
    post = await say(ada, "Look\n\nat   this " + "x" * 300)
    warned = await say(ada, "Hidden words", spoiler_text="Careful", visibility="unlisted")

    soup = await page(world, post)
    assert meta(soup, "og:title") == "ada (@ada)"
    assert meta(soup, "og:type") == "article"
    assert meta(soup, "og:url") == post["url"]
    assert (meta(soup, "og:description") or "").startswith("Look at this xxx")
    assert len(meta(soup, "og:description") or "") == 200
    assert meta(soup, "article:published_time") == post["created_at"]
    assert meta(soup, "robots") is None
    soup = await page(world, warned)
    assert meta(soup, "og:description") == "Careful"
    assert meta(soup, "robots") == "noindex, noarchive"


async def test_what_a_post_carries_is_on_its_page(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    quoted = await say(ada, "Quoted words")
    media = await ben.api(
        "POST",
        "/api/v2/media",
        files={"file": ("dot.png", picture(), "image/png")},
        data={"description": 'A "red" dot'},
    )
    poll = {"options": ["Tea", "<i>Coffee</i>"], "expires_in": 600}
    post = await say(ben, "All at once", quoted_status_id=quoted["id"], media_ids=[media["id"]], poll=poll)
    await ada.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [1]})

    soup = await page(world, post)

    image = soup.select_one(".focus-post .picture img")
    assert image is not None
    assert image["alt"] == 'A "red" dot'
    assert meta(soup, "og:image") == media["preview_url"]
    assert [option.get_text(" ", strip=True) for option in soup.select(".poll li")] == [
        "Tea 0%",
        "<i>Coffee</i> 100%",
    ]
    assert "1 vote" in soup.select(".ballot .meta")[0].text
    assert "Quoted words" in soup.select(".quote")[0].text
    assert soup.select("script:not([src], [type='application/ld+json'])") == []


async def test_warnings_and_sensitive_pictures_are_closed(world: World) -> None:
    ada = await world.person("ada")
    media = await ada.api("POST", "/api/v2/media", files={"file": ("dot.png", picture(), "image/png")})
    post = await say(ada, "Hidden", spoiler_text="<i>Careful</i>", media_ids=[media["id"]])

    soup = await page(world, post)

    closed = soup.select_one("details.warned")
    assert closed is not None
    assert closed.summary is not None
    assert closed.summary.text.strip() == "<i>Careful</i>"
    assert "Hidden" in closed.text
    assert closed.select("img")
    assert "open" not in closed.attrs


async def test_pages_are_for_whom_the_post_is_for(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    hidden = [await say(ada, "Secret words", visibility=visibility) for visibility in ("private", "direct")]
    answer = await say(ada, "Open answer", in_reply_to_id=hidden[0]["id"], visibility="public")
    boost = await do(ben, "reblog", post)

    for address in (hidden[0]["url"], hidden[1]["url"], f"/@ben/{post['id']}", "/@ada/1", "/@ada/x", "/@nobody/1"):
        response = await world.anyone.get(address)
        assert (response.status_code, "Secret words" in response.text) == (404, False), address
    assert "Secret words" not in (await world.anyone.get(answer["url"])).text
    assert (await world.anyone.get(f"/@ADA/{post['id']}")).headers["location"] == f"/@ada/{post['id']}"
    assert (await world.anyone.get(f"/@ben/{boost['id']}")).headers["location"] == post["url"]


async def test_a_token_opens_no_page(world: World) -> None:
    ada = await world.person("ada")
    hidden = await say(ada, visibility="private")

    assert (await ada.get(hidden["url"])).status_code == 404


async def test_a_long_thread_stays_readable(world: World) -> None:
    ada = await world.person("ada")
    posts = [await say(ada, "Number 0")]
    for number in range(1, 9):
        posts.append(await say(ada, f"Number {number}", in_reply_to_id=posts[-1]["id"]))

    soup = await page(world, posts[0])

    assert [one.text.strip() for one in soup.select(".thread .text")] == [f"Number {number}" for number in range(1, 9)]
    assert soup.select("ol ol ol ol ol")
    assert not soup.select("ol ol ol ol ol ol")
