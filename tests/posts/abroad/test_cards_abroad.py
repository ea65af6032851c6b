"""The card of a link is made here, and travels with the post, so that no other server has to ask the site."""

from tests.media.samples import picture
from tests.posts.abroad.reading import following
from tests.posts.linking import GRAPH, page
from tests.posts.saying import say
from tests.world.far_server import Page
from tests.world.world import World

LINK = "https://news.example/1"


async def test_a_post_waits_for_the_card_and_brings_it_along(world: World) -> None:
    ada = await world.person("ada")
    await following(world, ada, "mo")
    world.change(link_cards=True)
    site, far = world.far_server("news.example"), world.far_server()
    site.documents[LINK] = Page(page(head=GRAPH))
    site.documents["https://news.example/kite.png"] = Page(picture(size=(1600, 900)), "image/png")

    await say(ada, f"Look: {LINK}")
    await world.settle()
    assert far.got("Create") == []
    world.step(seconds=3)
    await world.settle()

    [create] = far.got("Create")
    [card] = create["object"]["attachment"]
    image = card.pop("image")
    assert card == {
        "type": "Link",
        "rel": "preview",
        "mediaType": "text/html",
        "href": LINK,
        "name": "Kites & co",
        "summary": "All of them",
        "generator": {"type": "Application", "name": "Far News"},
    }
    assert (image["type"], image["width"], image["height"]) == ("Image", 640, 360)
    assert image["url"].startswith("https://goodmob.test/media/cards/")

    await say(ada, f"Again: {LINK}")
    await world.settle()
    assert far.got("Create")[-1]["object"]["attachment"][0]["name"] == "Kites & co"


async def test_a_site_that_does_not_answer_does_not_hold_a_post_up_for_long(world: World) -> None:
    ada = await world.person("ada")
    await following(world, ada, "mo")
    world.change(link_cards=True)
    world.far_server("news.example").is_down = True

    await say(ada, f"Look: {LINK}")
    for _ in range(5):
        await world.settle()
        world.step(seconds=3)
    await world.settle()

    [create] = world.far_server().got("Create")
    assert create["object"]["attachment"] == []
