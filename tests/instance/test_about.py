"""What anybody learns of the server beside its limits."""

from tests.world.far import meet
from tests.world.world import World


async def test_the_operators_words_become_safe_html(world: World) -> None:
    world.change(description="For readers & <writers>\n\nhttps://house.example")

    told = await world.anyone.api("GET", "/api/v1/instance/extended_description")

    assert told["updated_at"] is None
    assert told["content"].startswith("<p>For readers &amp; &lt;writers&gt;</p><p><a href=")


async def test_people_are_told_what_is_kept_of_them(world: World) -> None:
    told = await world.anyone.api("GET", "/api/v1/instance/privacy_policy")

    assert told["updated_at"].endswith("Z")
    assert "<h2>" in told["content"]


async def test_languages_go_by_their_own_names(world: World) -> None:
    told = {entry["code"]: entry["name"] for entry in await world.anyone.api("GET", "/api/v1/instance/languages")}

    assert told["fr"] == "français"
    assert told["de"] == "Deutsch"
    assert len(told) > 100


async def test_what_this_server_does_not_do_is_empty(world: World) -> None:
    assert await world.anyone.api("GET", "/api/v1/instance/translation_languages") == {}


async def test_a_server_that_is_well_says_so(world: World) -> None:
    assert await world.anyone.api("GET", "/health") == {"status": "OK"}


async def test_known_servers_are_listed_and_found(world: World) -> None:
    assert await world.anyone.api("GET", "/api/v1/instance/peers") == []
    for name, domain in (("zoe", "far.example"), ("yan", "farther.example"), ("xia", "far.example")):
        await world.house.db.act(meet, name, domain)
    world.step(minutes=6)

    assert await world.anyone.api("GET", "/api/v1/instance/peers") == ["far.example", "farther.example"]
    assert await world.anyone.api("GET", "/api/v1/peers/search", params={"q": "THER"}) == ["farther.example"]
    assert await world.anyone.api("GET", "/api/v1/peers/search", params={"q": " "}) == []
