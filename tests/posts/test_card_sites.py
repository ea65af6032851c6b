"""What sites answer when they are asked for a card: trouble, nonsense, and ways to where nobody should go."""

import pytest

from tests.core.http.far_server import answer
from tests.media.samples import picture
from tests.posts.linking import GRAPH, PAGE, asked, card_of, html, linked, moved, page, site
from tests.posts.saying import say
from tests.world.databases import LONG_WALK
from tests.world.world import World


async def test_a_site_that_refuses_is_left_alone_longer_each_time(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: answer("404 Not Found")}) as far:
        for hours, times in ((0, 1), (0.5, 1), (1, 2), (1.5, 2), (1, 3)):
            world.step(hours=hours)
            assert (await linked(world, ada, far))["card"] is None
            assert len(far.asked) == times


async def test_what_may_pass_is_tried_again_by_itself(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: answer("503 Service Unavailable", retry_after="7200")}) as far:
        post = await linked(world, ada, far)
        world.step(hours=1.5)
        await world.settle()
        assert len(far.asked) == 1

        far.answers[PAGE] = html(page())
        world.step(hours=1)
        await world.settle()
        assert (await card_of(ada, post["id"]))["title"] == "Kites over the lake"


async def test_what_goes_on_failing_is_given_up(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: answer("500 Oops")}) as far:
        await linked(world, ada, far)
        for _ in range(6):
            world.step(days=2)
            await world.settle()

    assert len(far.asked) == 3


async def test_a_card_outlives_its_page(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: html(page())}) as far:
        await linked(world, ada, far)
        far.answers[PAGE] = answer("404 Not Found")
        world.step(days=8)

        assert (await linked(world, ada, far))["card"]["title"] == "Kites over the lake"


@pytest.mark.parametrize(
    "said",
    [
        html(page(), form="application/pdf"),
        html(page(title="")),
        html(page(title=" \u2800 ")),
        html(b"x" * (1024 * 1024 + 1)),
        html(b"<a b='" * 150_000),
        answer("204 No Content"),
        b"nonsense",
    ],
    ids=["a file", "no title", "blank title", "long without a title", "hostile", "nothing", "no http"],
)
@LONG_WALK
async def test_what_is_no_page_makes_no_card(world: World, said: bytes) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: said}) as far:
        assert (await linked(world, ada, far))["card"] is None
        assert asked(far) == [PAGE]


@pytest.mark.parametrize("form", ["text/html", "text/html; charset=utf-8"])
async def test_the_card_of_a_long_page_is_made_from_its_beginning(world: World, form: str) -> None:
    ada = await world.person("ada")
    long = page("Käse").replace(b"</body>", "ä".encode() * 600_000 + b"</body>")
    async with site(world, {PAGE: html(long, form), "/late": html(b"<p>" + bytes(1024 * 1024) + page())}) as far:
        assert (await linked(world, ada, far))["card"]["title"] == "Käse"
        assert (await linked(world, ada, far, "/late"))["card"] is None


@pytest.mark.parametrize("damaged", [b"no picture", picture()[:60], b"<svg/>"])
async def test_a_picture_that_is_none_is_left_out(world: World, damaged: bytes) -> None:
    ada = await world.person("ada")
    said = answer("200 OK", damaged, content_type="image/png")
    async with site(world, {PAGE: html(page(head=GRAPH)), "/kite.png": said}) as far:
        card = (await linked(world, ada, far))["card"]

    assert (card["title"], card["image"], card["blurhash"], card["width"]) == ("Kites & co", None, None, 0)


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{port}/", "http://169.254.169.254/", "https://goodmob.test:{port}/"]
)
async def test_nothing_private_is_asked(world: World, target: str) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: html(page()), "/": html(page("Secrets"))}, private=False) as far:
        assert (await linked(world, ada, far))["card"] is None
        post = await say(ada, f"See {target.format(port=far.port)}")
        await world.settle()

        assert await card_of(ada, post["id"]) is None
        assert far.asked == []


async def test_nobody_is_led_to_our_own_pages(world: World) -> None:
    world.change(base_url="http://goodmob.test")
    ada = await world.person("ada")
    async with site(world, {"/back": moved("http://goodmob.test/about"), "/ours": html(page("Ours"))}) as far:
        world.change(base_url=f"http://goodmob.test:{far.port}")
        far.answers["/back"] = moved(f"http://goodmob.test:{far.port}/ours")
        assert (await linked(world, ada, far, "/back"))["card"] is None


async def test_a_link_is_shown_where_it_leads(world: World) -> None:
    ada = await world.person("ada")
    head = '<link rel="canonical" href="/kites?page=1">'
    async with site(world, {"/s": moved(f"{PAGE}?utm=1"), f"{PAGE}?utm=1": html(page(head=head))}) as far:
        assert (await linked(world, ada, far, "/s"))["card"]["url"] == f"{far.url}/kites?page=1"

        liar = '<link rel="canonical" href="https://bank.example/">'
        far.answers[PAGE] = html(page(head=liar))
        assert (await linked(world, ada, far))["card"]["url"] == f"{far.url}{PAGE}"


async def test_the_log_names_no_page(world: World, caplog: pytest.LogCaptureFixture) -> None:
    ada = await world.person("ada")
    caplog.set_level("INFO", logger="goodmob")
    async with site(world, {}, private=False) as far:
        await linked(world, ada, far, "/secret/1", visibility="private")
    head = '<meta property="og:image" content="/secret.png"><link rel="alternate" type="application/json+oembed"'
    async with site(world, {PAGE: html(page(head=f'{head} href="/secret.json">'))}) as far:
        far.answers["/secret.png"] = far.answers["/secret.json"] = moved("ftp://far.example/secret")
        await linked(world, ada, far, visibility="private")

    told = [one.getMessage() for one in caplog.records if one.name.startswith("goodmob.posts")]
    assert {words.partition(" ")[0] for words in told} == {"No"}
    assert len(told) == 3
    assert "secret" not in "".join(told)
