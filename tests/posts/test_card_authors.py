"""Who wrote a linked page: an account only where the page names it and it allows the site to."""

from typing import Any

from goodmob.core.web.scopes import SCOPES
from tests.contract.laying import differences
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import STATUSES
from tests.world.world import Client, World

NAMED = '<meta name="fediverse:creator" content="@ada@goodmob.test"><meta name="author" content="Ada King">'


async def allow(who: Client, *domains: str) -> None:
    """Somebody allows these sites to name her as an author."""
    await who.api("PATCH", "/api/v1/accounts/update_credentials", json={"attribution_domains": list(domains)})


async def card_of(who: Client, post: Any) -> Any:
    """The card of a post as somebody sees it."""
    return (await who.api("GET", f"{STATUSES}/{post['id']}"))["card"]


async def test_an_author_who_allows_it_is_credited(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    async with site(world, {PAGE: html(page(head=NAMED))}) as far:
        await allow(ada, "example")
        post = await linked(world, ben, far)
        [author] = post["card"]["authors"]
        assert not differences("PreviewCard", post["card"])
        assert (author["name"], author["url"], author["account"]["id"]) == (
            "Ada King",
            "https://goodmob.test/@ada",
            ada.id,
        )

        await allow(ada)
        assert (await card_of(ben, post))["authors"] == [{"name": "Ada King", "url": "", "account": None}]


async def test_only_the_author_is_told_that_the_site_is_missing(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    async with site(world, {PAGE: html(page(head=NAMED))}) as far:
        await allow(ada, "notfar.example", "bank.example")
        post = await linked(world, ben, far)

        assert [author["account"] for author in post["card"]["authors"]] == [None]
        assert post["card"]["missing_attribution"] is False
        assert (await card_of(world.anyone, post))["missing_attribution"] is None
        assert (await card_of(ada, post))["missing_attribution"] is True
        await allow(ada, f"far.example:{far.port}")
        assert (await card_of(ada, post))["missing_attribution"] is False


async def test_the_site_is_the_one_that_answered(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    liar = (
        '<link rel="canonical" href="http://other.example/"><meta property="og:url" content="https://other.example/">'
    )
    async with site(world, {PAGE: html(page(head=NAMED + liar))}) as far:
        await allow(ada, "other.example")
        post = await linked(world, ben, far)

    assert [author["account"] for author in post["card"]["authors"]] == [None]


async def test_whoever_is_suspended_is_not_named(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mo = await world.person("mo", role="owner", scopes=" ".join(SCOPES))
    async with site(world, {PAGE: html(page(head=NAMED))}) as far:
        await allow(ada, "far.example")
        post = await linked(world, ben, far)
        await mo.api("POST", f"/api/v1/admin/accounts/{ada.id}/action", json={"type": "suspend"})
        await world.settle()

        assert [author["account"] for author in (await card_of(ben, post))["authors"]] == [None]


async def test_embeds_add_what_the_page_does_not_tell(world: World) -> None:
    ben = await world.person("ben")
    head = '<link rel="alternate" type="application/json+oembed" href="/oembed?a=1">'
    said = (
        b'{"type": "video", "title": "Other", "provider_name": "Tube", "author_name": "Cleo", "width": 480,'
        b' "height": 270, "author_url": "https://tube.example/cleo", "html": "<iframe src=https://tube.example/1></iframe><script>x"}'
    )
    async with site(world, {PAGE: html(page(head=head)), "/oembed?a=1": html(said, form="application/json")}) as far:
        card = (await linked(world, ben, far))["card"]

    assert not differences("PreviewCard", card)
    assert (card["type"], card["title"], card["provider_name"], card["width"]) == (
        "video",
        "Kites over the lake",
        "Tube",
        480,
    )
    assert card["authors"] == [{"name": "Cleo", "url": "https://tube.example/cleo", "account": None}]
    assert card["html"].startswith('<iframe src="https://tube.example/1" sandbox="')


async def test_an_embed_that_fails_leaves_the_page_as_it_is(world: World) -> None:
    ben = await world.person("ben")
    head = '<link rel="alternate" type="application/json+oembed" href="/oembed">'
    async with site(world, {PAGE: html(page(head=head)), "/oembed": html(b"no json")}) as far:
        card = (await linked(world, ben, far))["card"]

    assert (card["type"], card["title"]) == ("link", "Kites over the lake")
