"""Names of people elsewhere: each is believed where it and the address of the actor lead to each other."""

import pytest

from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.accounts.queries.elsewhere import ids_by_uri
from goodmob.core.text.usernames import Handle
from goodmob.federation.people import actor_by_handle, known_actor
from goodmob.federation.rules.fingers import asking
from goodmob.federation.trouble import Gone, Unfetched, Untrusted
from tests.world.far_server import Page
from tests.world.world import World


def finger(subject: str, actor: str) -> Page:
    """What WebFinger answers."""
    link = f'{{"rel":"self","type":"application/activity+json","href":"{actor}"}}'
    return Page(f'{{"subject":"acct:{subject}","links":[{link}]}}'.encode(), "application/jrd+json")


async def test_a_name_that_leads_to_somebody_else_is_not_believed(world: World) -> None:
    far = world.far_server()
    far.person("mo")
    far.documents["https://far.example/users/thief"] = {
        **far.people["mo"].document(),
        "id": "https://far.example/users/thief",
    }

    with pytest.raises(Untrusted):
        await known_actor(world.house, "https://far.example/users/thief")


async def test_a_name_may_be_at_home_under_another_domain_that_says_so_too(world: World) -> None:
    home, server = world.far_server("far.example"), world.far_server("social.far.example")
    mo = server.person("mo")
    server.documents[asking("https", Handle("mo", "social.far.example"))] = finger("mo@far.example", mo.uri)

    with pytest.raises(Gone):
        await known_actor(world.house, mo.uri)

    home.documents[asking("https", Handle("mo", "far.example"))] = finger("mo@far.example", mo.uri)
    id_ = await known_actor(world.house, mo.uri)

    assert (await world.anyone.api("GET", f"/api/v1/accounts/{id_}"))["acct"] == "mo@far.example"
    assert await actor_by_handle(world.house, "mo@far.example") == id_
    assert await actor_by_handle(world.house, "mo@social.far.example") == id_


@pytest.mark.parametrize("claimed", ["ada@goodmob.test", "cleo@far.example", "mo@nowhere.example"])
async def test_a_name_that_does_not_lead_back_is_not_believed(world: World, claimed: str) -> None:
    await world.person("ada")
    far, bad = world.far_server(), world.far_server("bad.example")
    far.person("cleo")
    mo = bad.person("mo")
    bad.documents[asking("https", Handle("mo", "bad.example"))] = finger(claimed, mo.uri)

    with pytest.raises(Unfetched):
        await known_actor(world.house, mo.uri)
    assert await ids_by_uri(world.house.db, [mo.uri]) == {}


async def test_nobody_elsewhere_has_a_name_of_ours(world: World) -> None:
    ada = await world.person("ada")
    with pytest.raises(Gone):
        await known_actor(world.house, "https://goodmob.test/users/ada")
    assert await known_actor(world.house, f"https://goodmob.test/ap/users/{ada.id}") == int(ada.id)


async def test_a_name_that_somebody_else_has_now_keeps_nothing_of_the_one_before(world: World) -> None:
    far = world.far_server()
    before = await known_actor(world.house, far.person("mo").uri)
    anew = far.person("mo")
    anew.uri = "https://far.example/users/mo-the-second"
    far.documents[anew.uri] = anew.document

    after = await known_actor(world.house, anew.uri)
    row = await account_by_handle(world.house.db, "mo", "far.example")

    assert after != before
    assert row is not None
    assert row.id == after
