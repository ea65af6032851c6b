"""Ada's page leads back to her profile, so it is hers; what only looks like it does not count."""

import pytest

from goodmob.federation.people import known_actor
from tests.world.client import Client
from tests.world.far_server import Page
from tests.world.world import World

ADA = "https://goodmob.test/@ada"
BACK = f'<html><body><a rel="nofollow me" href="{ADA}">me</a></body></html>'.encode()


async def proven(world: World, ada: Client, value: str) -> bool:
    """Whether the page in a field of hers is proven once it was asked."""
    world.change(link_cards=True)
    fields = {"fields_attributes[0][name]": "Site", "fields_attributes[0][value]": value}
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data=fields)
    await world.settle()
    world.step(seconds=10)
    await world.settle()
    [field] = (await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}"))["fields"]
    return field["verified_at"] is not None


@pytest.mark.parametrize(
    "body",
    [
        BACK,
        f'<html><head><link href="{ADA}" rel="me"></head></html>'.encode(),
        f'<A REL="ME" HREF="{ADA.upper()}">'.encode(),
    ],
)
async def test_a_page_that_leads_back_is_proven(world: World, body: bytes) -> None:
    ada = await world.person("ada")
    world.far_server("ada.example").documents["https://ada.example/about"] = Page(body)

    assert await proven(world, ada, "https://ada.example/about")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        f'<a href="{ADA}">me</a>'.encode(),
        f'<a rel="me" href="{ADA}/">me</a>'.encode(),
        f'<a rel="me" href="{ADA}x">me</a>'.encode(),
        f'<a rel="me" href="https://evil.example/?{ADA}">me</a>'.encode(),
        b'<a rel="me" href="https://goodmob.test.evil.example/@ada">me</a>',
        f'<a rel="home" href="{ADA}">me</a>'.encode(),
        f'<!-- <a rel="me" href="{ADA}"> -->'.encode(),
        b"<![if me" * 1000,
    ],
)
async def test_a_page_that_does_not_lead_back_is_not(world: World, body: bytes) -> None:
    ada = await world.person("ada")
    world.far_server("ada.example").documents["https://ada.example/about"] = Page(body)

    assert not await proven(world, ada, "https://ada.example/about")


async def test_a_page_that_is_led_on_to_another_host_proves_nothing(world: World) -> None:
    ada = await world.person("ada")
    bank, evil = world.far_server("bank.example"), world.far_server("evil.example")
    bank.documents["https://bank.example/go"] = Page(status=302, headers={"location": "https://evil.example/me"})
    evil.documents["https://evil.example/me"] = Page(BACK)

    assert not await proven(world, ada, "https://bank.example/go")


@pytest.mark.parametrize(
    "value",
    [
        "http://ada.example/about",
        "https://ada@ada.example/about",
        "see https://ada.example/about",
        "https://ada.example/about and more",
        "https://ada.example/missing",
        "https://goodmob.test/@ada",
    ],
)
async def test_what_is_no_page_of_hers_in_the_open_is_not_asked(world: World, value: str) -> None:
    ada = await world.person("ada")
    world.far_server("ada.example").documents["https://ada.example/about"] = Page(BACK)

    assert not await proven(world, ada, value)


async def test_a_changed_field_has_to_be_proven_anew(world: World) -> None:
    ada = await world.person("ada")
    world.far_server("ada.example").documents["https://ada.example/about"] = Page(BACK)

    assert await proven(world, ada, "https://ada.example/about")
    assert await proven(world, ada, "https://ada.example/about")
    assert not await proven(world, ada, "https://ada.example/other")


@pytest.mark.parametrize(
    ("shown", "is_proven"),
    [
        (
            '<a href="https://mo.example/" rel="me nofollow"><span class="invisible">https://</span>mo.example/</a>',
            True,
        ),
        ('<a href="https://mo.example/">https://bank.example/</a>', False),
        ('<a href="https://mo.example/">my page</a>', False),
        ('<a href="https://mo.example/">https://mo.example/</a> and more', False),
        (
            '<a href="https://mo.example/">https://mo.example/</a><a href="https://x.example/">https://mo.example/</a>',
            False,
        ),
    ],
)
async def test_a_page_of_mo_is_proven_where_it_is_shown_as_it_is(world: World, shown: str, is_proven: bool) -> None:
    world.change(link_cards=True)
    far = world.far_server()
    mo = far.person("mo", attachment=[{"type": "PropertyValue", "name": "Site", "value": shown}])
    back = b'<a rel="me" href="https://far.example/@mo">'
    world.far_server("mo.example").documents["https://mo.example/"] = Page(back)

    id_ = await known_actor(world.house, mo.uri)
    await world.settle()
    world.step(seconds=10)
    await world.settle()

    [field] = (await world.anyone.api("GET", f"/api/v1/accounts/{id_}"))["fields"]
    assert (field["verified_at"] is not None) is is_proven
