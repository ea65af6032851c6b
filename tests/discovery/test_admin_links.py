"""Staff decide about links that trend, and about the sites that publish them."""

from goodmob.app.schedule import SCHEDULE
from tests.contract.asking import laid
from tests.discovery.test_trends import LINKS
from tests.moderation.filing import staff
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import refusal
from tests.world.world import World

ADMIN = "/api/v1/admin/trends/links"


async def shared(world: World) -> None:
    """Two people link to a page of far.example."""
    ada, ben = await world.person("ada"), await world.person("ben")
    async with site(world, {PAGE: html(page())}) as far:
        for who in (ada, ben):
            await linked(world, who, far)


async def titles(world: World) -> list[str]:
    """The titles of the links that trend."""
    return [link["title"] for link in await world.anyone.api("GET", LINKS)]


async def noted(world: World) -> None:
    """Notes the sites that trend, as every half hour."""
    await next(run for _, name, run in SCHEDULE if name == "discovery.note_publishers")(world.house)


async def test_a_rejected_link_trends_no_more_until_it_is_approved(world: World) -> None:
    mo = await staff(world, "mo")
    await shared(world)
    assert await titles(world) == ["Kites over the lake"]

    [link] = await laid(mo, "GET", ADMIN)
    assert link["requires_review"]
    rejected = await laid(mo, "POST", f"{ADMIN}/{link['id']}/reject")
    assert rejected == {**link, "requires_review": False}
    assert await titles(world) == []
    assert await mo.api("GET", ADMIN) == [rejected]

    await laid(mo, "POST", f"{ADMIN}/{link['id']}/approve")
    assert await titles(world) == ["Kites over the lake"]


async def test_pages_of_a_rejected_site_do_not_trend_unless_they_are_approved(world: World) -> None:
    mo = await staff(world, "mo")
    await shared(world)
    assert await mo.api("GET", f"{ADMIN}/publishers") == []
    for _ in range(2):
        await noted(world)

    [publisher] = await laid(mo, "GET", f"{ADMIN}/publishers")
    assert publisher == {
        "id": publisher["id"],
        "domain": "far.example",
        "trendable": None,
        "reviewed_at": None,
        "requested_review_at": None,
        "requires_review": True,
    }
    told = await mo.api("POST", f"{ADMIN}/publishers/{publisher['id']}/reject")
    assert (told["trendable"], told["requires_review"]) == (False, False)
    assert await titles(world) == []

    [link] = await mo.api("GET", ADMIN)
    await mo.api("POST", f"{ADMIN}/{link['id']}/approve")
    assert await titles(world) == ["Kites over the lake"]
    assert (await mo.api("POST", f"{ADMIN}/publishers/{publisher['id']}/approve"))["trendable"]


async def test_links_are_for_those_who_look_after_them(world: World) -> None:
    ada, mo = await staff(world, "ada", "user"), await staff(world, "mo")
    doors = [("GET", ADMIN), ("GET", f"{ADMIN}/publishers")]
    deeds = [("POST", f"{ADMIN}/{place}1/{verb}") for place in ("", "publishers/") for verb in ("approve", "reject")]

    for method, path in doors + deeds:
        assert await refusal(ada, method, path) == (403, "This action is not allowed")
        assert (await world.anyone.request(method, path)).status_code == 401
    for method, path in deeds:
        assert await refusal(mo, method, path) == (404, "Record not found")
