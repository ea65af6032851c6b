"""The first link of a post becomes a card: what its page says of itself, asked for once for everybody."""

from pathlib import Path
from typing import Any

from goodmob.core.database.interface import Transaction
from goodmob.posts.actions.write_post import NewPost, write_post
from goodmob.posts.events import PostPublished
from tests.contract.laying import differences
from tests.core.http.far_server import answer
from tests.media.samples import picture
from tests.posts.linking import GRAPH, PAGE, asked, card_of, html, linked, page, site
from tests.posts.saying import STATUSES, do, say
from tests.world.far import meet
from tests.world.world import World

PICTURE = answer("200 OK", picture(size=(1600, 900)), content_type="image/png")


async def test_a_link_becomes_a_card(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: html(page(head=GRAPH)), "/kite.png": PICTURE}) as far:
        card = (await linked(world, ada, far))["card"]

    assert not differences("PreviewCard", card)
    assert card["url"] == f"{far.url}{PAGE}"
    assert (card["title"], card["description"], card["provider_name"]) == ("Kites & co", "All of them", "Far News")
    assert (card["type"], card["html"], card["authors"], card["missing_attribution"]) == ("link", "", [], False)
    assert card["published_at"] == "2026-11-01T09:00:00.000Z"
    assert (card["width"], card["height"]) == (640, 360)
    assert card["image"].startswith("https://goodmob.test/media/cards/")
    assert card["blurhash"]
    shown = await world.anyone.get(card["image"].removeprefix("https://goodmob.test"))
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/webp")


async def test_the_card_comes_after_the_post_and_an_edit_brings_another(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: html(page()), "/news/2": html(page("Boats"))}) as far:
        post = await say(ada, f"First {far.url}{PAGE}#part then {far.url}/news/2")
        assert post["card"] is None
        await world.settle()
        assert (await card_of(ada, post["id"]))["title"] == "Kites over the lake"

        await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": f"Now {far.url}/news/2"})
        await world.settle()
        assert (await card_of(ada, post["id"]))["title"] == "Boats"

        await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "Now nothing"})
        await world.settle()
        assert await card_of(ada, post["id"]) is None


async def test_mentions_tags_and_our_own_pages_make_no_card(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    quoted = await say(ben, "Quote me")
    async with site(world, {PAGE: html(page())}) as far:
        words = f"@ben #kites https://goodmob.test/@ben {quoted['url']} https://goodmob.test/collections/1"
        post = await say(ada, words, quoted_status_id=quoted["id"])
        await world.settle()
        assert await card_of(ada, post["id"]) is None
        assert far.asked == []

        post = await say(ada, f"{words} {far.url}{PAGE}")
        await world.settle()
        assert (await card_of(ada, post["id"]))["title"] == "Kites over the lake"


async def test_many_posts_of_one_page_ask_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    async with site(world, {PAGE: html(page())}) as far:
        posts = [await say(who, f"{far.url.upper().replace('HTTP', 'http')}{PAGE}") for who in (ada, ben, ada)]
        await world.settle()
        world.step(days=6)
        posts.append(await linked(world, ben, far, f"{PAGE}#later"))

        assert {(await card_of(ada, post["id"]))["title"] for post in posts} == {"Kites over the lake"}
        assert asked(far) == [PAGE]

        far.answers[PAGE] = html(page("Kites again"))
        world.step(days=2)
        await linked(world, ben, far)
        assert asked(far) == [PAGE, PAGE]
        assert (await card_of(ada, posts[0]["id"]))["title"] == "Kites again"


async def test_no_cards_are_made_where_they_are_off(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: html(page())}) as far:
        first = await linked(world, ada, far)
        world.change(link_cards=False)
        world.step(days=8)
        assert (await linked(world, ada, far))["card"] is None
        assert len(far.asked) == 1
        assert (await card_of(ada, first["id"])) == first["card"]


async def test_what_came_from_elsewhere_is_asked_for_later(world: World) -> None:
    cleo = await world.house.db.act(meet, "cleo")
    ada = await world.person("ada")

    async def arrive(tx: Transaction, url: str) -> int:
        id_ = tx.new_id()
        words = f'<p><a href="https://far.example/@cleo" class="u-url mention">@cleo</a> <a href="{url}">this</a></p>'
        about: dict[str, Any] = {
            "account_id": cleo,
            "conversation_id": id_,
            "created_at": tx.now,
            "visibility": "public",
        }
        await write_post(tx, NewPost(id=id_, local=False, uri=f"https://far.example/{id_}", html=words, **about))
        await tx.announce(PostPublished(id_, cleo))
        return id_

    async with site(world, {PAGE: html(page())}) as far:
        post_id = await world.house.db.act(arrive, f"{far.url}{PAGE}")
        await world.settle()
        assert far.asked == []

        world.step(minutes=15)
        await world.settle()
        assert (await card_of(ada, str(post_id)))["title"] == "Kites over the lake"


async def test_pictures_go_with_their_cards(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: html(page(head=GRAPH)), "/kite.png": PICTURE}) as far:
        first = await linked(world, ada, far)
        world.step(days=8)
        second = await linked(world, ada, far)
        assert second["card"]["image"] != first["card"]["image"]
        assert len(kept_pictures(world)) == 1

        for post in (first, second):
            await ada.api("DELETE", f"{STATUSES}/{post['id']}")
        world.step(days=1)
        await world.settle()
        assert len(kept_pictures(world)) == 1, "the site is not asked again if somebody links to it within the week"

        world.step(days=8)
        await world.settle()
        assert not kept_pictures(world)


def kept_pictures(world: World) -> list[Path]:
    """The files of cards."""
    return [path for path in (world.house.settings.data / "media" / "cards").rglob("*") if path.is_file()]


async def test_the_card_by_itself(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    async with site(world, {PAGE: html(page())}) as far:
        post = await linked(world, ada, far)
        boost = await do(ben, "reblog", post)
        plain = await say(ada, "Nothing to see")
        hidden = await linked(world, ada, far, visibility="private")

    assert await world.anyone.api("GET", f"{STATUSES}/{post['id']}/card") == {
        **post["card"],
        "missing_attribution": None,
    }
    assert await ben.api("GET", f"{STATUSES}/{boost['id']}/card") == post["card"]
    assert await ada.api("GET", f"{STATUSES}/{plain['id']}/card") == {}
    assert (await ben.get(f"{STATUSES}/{hidden['id']}/card")).status_code == 404
    assert boost["reblog"]["card"] == post["card"]


async def test_the_page_of_a_post_shows_its_card(world: World) -> None:
    ada = await world.person("ada")
    async with site(world, {PAGE: html(page(head=GRAPH)), "/kite.png": PICTURE, "/b": html(page("Boats"))}) as far:
        post = await linked(world, ada, far)
        covered = await linked(world, ada, far, sensitive=True)
        plain = await linked(world, ada, far, "/b")

    shown = (await world.anyone.get(f"/@ada/{post['id']}")).text
    assert f'<a class="linked__page" href="{far.url}{PAGE}" target="_blank" rel="nofollow noopener">' in shown
    assert f'<img src="{post["card"]["image"]}" alt=""' in shown
    assert "Kites &amp; co" in shown
    assert post["card"]["image"] not in (await world.anyone.get(f"/@ada/{covered['id']}")).text
    assert "Boats" in (await world.anyone.get(f"/@ada/{plain['id']}")).text
    assert (await world.anyone.get("/@ada")).text.count('class="linked__page"') == 3
