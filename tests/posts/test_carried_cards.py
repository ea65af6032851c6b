"""Cards that travel with posts of other servers, so that the sites they link to are not stormed."""

from typing import Any

from tests.media.samples import picture
from tests.posts.far import follow_far, home
from tests.posts.saying import STATUSES
from tests.world.far_server import FarPerson, Page
from tests.world.world import Client, World

SITE = "https://news.example/canal"
LINKED = f'Read <a href="{SITE}">this</a>'
PICTURE = "https://far.example/cards/1.png"


def carried(**about: Any) -> dict[str, Any]:
    """The card as Goodmob writes it."""
    image = {"type": "Image", "url": PICTURE, "width": 80, "height": 60}
    card = {
        "type": "Link",
        "rel": "preview",
        "href": SITE,
        "name": "The canal",
        "summary": "It is open",
        "image": image,
    }
    return {**card, "generator": {"type": "Application", "name": "News"}, **about}


async def begun(world: World) -> tuple[Client, FarPerson]:
    """Ada follows Mo; the site has a page of its own."""
    world.change(link_cards=True)
    ada, far = await world.person("ada"), world.far_server()
    mo = far.person("mo")
    await follow_far(ada, mo)
    far.documents[PICTURE] = Page(picture(), "image/png")
    page = b"<html><head><title>What the site says</title></head></html>"
    world.far_server("news.example").documents[SITE] = Page(page, "text/html; charset=utf-8")
    return ada, mo


async def test_the_card_comes_with_the_post_and_nobody_asks_the_site(world: World) -> None:
    ada, mo = await begun(world)
    await mo.say(LINKED, attachment=[carried()])
    world.step(hours=1)
    await world.settle()

    [post] = await home(ada)
    card = post["card"]
    assert (card["title"], card["description"], card["provider_name"]) == ("The canal", "It is open", "News")
    assert (card["url"], card["told_by"], card["html"]) == (SITE, "far.example", "")
    assert (await world.anyone.get(card["image"])).headers["content-type"] == "image/webp"
    assert world.far_server("news.example").asked == []
    assert post["media_attachments"] == []
    assert "As far.example tells" in (await world.anyone.get(f"/@mo@far.example/{post['id']}")).text


async def test_what_one_server_tells_stands_on_its_own_posts_only(world: World) -> None:
    ada, mo = await begun(world)
    await mo.say(LINKED, attachment=[carried(name="Your bank: sign in")])
    ours = await ada.api("POST", STATUSES, json={"status": f"Look {SITE}"})
    await world.settle()

    assert (await ada.api("GET", f"{STATUSES}/{ours['id']}"))["card"]["title"] == "What the site says"
    [mos] = [post for post in await home(ada) if post["id"] != ours["id"]]
    assert mos["card"]["told_by"] == "far.example"
    await mo.say(f"Again {LINKED}", attachment=[carried(name="Your bank: sign in")])
    assert (await home(ada))[0]["card"]["title"] == "What the site says"


async def test_a_card_of_another_site_than_the_one_linked_to_is_not_believed(world: World) -> None:
    ada, mo = await begun(world)
    await mo.say(LINKED, attachment=[carried(href="https://bank.example/")])
    await mo.say("No link at all", attachment=[carried()])

    assert [post["card"] for post in await home(ada)] == [None, None]
    world.step(minutes=20)
    await world.settle()
    titles = [post["card"] and post["card"]["title"] for post in await home(ada)]
    assert titles == [None, "What the site says"]


async def test_without_a_card_the_site_is_asked_after_a_while_and_once(world: World) -> None:
    ada, mo = await begun(world)
    for word in ("One", "Two", "Three"):
        await mo.say(f"{word} {LINKED}")
    site = world.far_server("news.example")
    world.step(minutes=20)
    await world.settle()

    assert [post["card"]["title"] for post in await home(ada)] == ["What the site says"] * 3
    assert site.asked.count(SITE) == 1


async def test_nonsense_in_a_card_hurts_nobody(world: World) -> None:
    ada, mo = await begun(world)
    for odd in (
        carried(image="javascript:alert(1)", summary=7, generator=[None], name="<b>x</b>"),
        carried(href=[1], name=None),
        carried(image={"url": 5, "width": -1, "blurhash": "é"}, name="y" * 5_000),
    ):
        await mo.say(LINKED, attachment=[odd])

    assert len(await home(ada)) == 3
