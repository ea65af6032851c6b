"""Mo of the far server becomes known here: only under the name that is theirs, and within bounds."""

from typing import Any

import pytest

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import aliases_of, ids_by_uri, inboxes_of, uris_of
from goodmob.federation.people import account_by_uri, actor_by_handle, known_actor
from goodmob.federation.trouble import Gone, Passing, Untrusted
from tests.web.reading import read
from tests.world.world import World


async def test_mo_is_taken_in_as_their_server_tells(world: World) -> None:
    mo = world.far_server().person(
        "mo",
        name="Mo <b>of</b> far",
        summary='<p>Hi <script>alert(1)</script><a href="javascript:alert(1)">me</a></p>',
        attachment=[
            {"type": "PropertyValue", "name": "Site", "value": '<a href="https://mo.example" onclick="x()">mo</a>'},
            {"type": "IdentityProof", "name": "x", "value": "y"},
        ],
        icon={"type": "Image", "url": "https://far.example/mo.png", "summary": "A cat"},
        manuallyApprovesFollowers=True,
        alsoKnownAs=["https://old.example/users/mo", "javascript:x"],
        attributionDomains=["Blog.Example", "not a domain"],
    )

    id_ = await known_actor(world.house, mo.uri)
    row = await account_by_id(world.house.db, id_)
    account = await world.anyone.api("GET", f"/api/v1/accounts/{id_}")

    assert row is not None
    assert account["acct"] == "mo@far.example"
    assert account["display_name"] == "Mo <b>of</b> far"
    assert "script" not in account["note"]
    assert "javascript" not in account["note"]
    assert [field["name"] for field in account["fields"]] == ["Site"]
    assert "onclick" not in account["fields"][0]["value"]
    assert account["locked"] is True
    assert account["url"] == "https://far.example/@mo"
    assert account["uri"] == mo.uri
    assert account["avatar"].startswith("https://goodmob.test/")
    assert account["avatar_description"] == "A cat"
    assert account["created_at"] == "2024-01-01T00:00:00.000Z"
    assert await aliases_of(world.house.db, id_) == ["https://old.example/users/mo"]
    assert row.attribution_domains == '["blog.example"]'


async def test_emoji_in_a_profile_are_those_of_its_server(world: World) -> None:
    icon = {"type": "Image", "url": "https://far.example/tea.png"}
    tag = {"type": "Emoji", "name": ":tea:", "icon": icon, "id": "https://far.example/emoji/1"}
    mo = world.far_server().person("mo", name="Mo :tea: :milk:", tag=[tag])

    id_ = await known_actor(world.house, mo.uri)
    account = await world.anyone.api("GET", f"/api/v1/accounts/{id_}")

    assert [emoji["shortcode"] for emoji in account["emojis"]] == ["tea"]
    assert account["emojis"][0]["url"].startswith("https://goodmob.test/")


@pytest.mark.parametrize("shows", [True, False])
async def test_numbers_are_those_that_mos_server_tells(world: World, shows: bool) -> None:
    far = world.far_server()
    mo = far.person("mo")
    for name, total in (("followers", 1_200), ("following", 34), ("outbox", 5_678)):
        uri = f"{mo.uri}/{name}"
        first = {"first": f"{uri}?page=1"} if shows else {}
        far.documents[uri] = {"id": uri, "type": "OrderedCollection", "totalItems": total, **first}

    id_ = await known_actor(world.house, mo.uri)
    await world.settle()
    world.step(minutes=3)
    await world.settle()
    account = await world.anyone.api("GET", f"/api/v1/accounts/{id_}")

    told = (account["followers_count"], account["following_count"], account["statuses_count"])
    assert told == (1_200, 34, 5_678)
    assert account["hide_collections"] is not shows


async def test_odd_numbers_are_not_taken_over(world: World) -> None:
    far = world.far_server()
    mo = far.person("mo")
    for name, total in (("followers", -5), ("following", "many"), ("outbox", 10**15)):
        uri = f"{mo.uri}/{name}"
        far.documents[uri] = {"id": uri, "type": "OrderedCollection", "totalItems": total}

    id_ = await known_actor(world.house, mo.uri)
    world.step(minutes=3)
    await world.settle()
    account = await world.anyone.api("GET", f"/api/v1/accounts/{id_}")

    assert (account["followers_count"], account["following_count"], account["statuses_count"]) == (0, 0, 0)


async def test_mo_is_asked_for_once_and_again_when_time_has_passed(world: World) -> None:
    far = world.far_server()
    mo = far.person("mo")
    id_ = await known_actor(world.house, mo.uri)
    asked = len(far.asked)

    assert await known_actor(world.house, mo.uri) == id_
    assert len(far.asked) == asked

    mo.about["name"] = "Mo anew"
    world.step(days=3)
    assert await known_actor(world.house, mo.uri) == id_
    row = await account_by_id(world.house.db, id_)
    assert row is not None
    assert row.display_name == "Mo anew"


async def test_a_server_that_does_not_answer_makes_nobody_unknown(world: World) -> None:
    far = world.far_server()
    mo, cleo = far.person("mo"), far.person("cleo")
    id_ = await known_actor(world.house, mo.uri)
    world.step(days=3)
    far.is_down = True

    assert await known_actor(world.house, mo.uri) == id_
    with pytest.raises(Passing):
        await known_actor(world.house, mo.uri, fresh=True)
    with pytest.raises(Passing):
        await known_actor(world.house, cleo.uri)


async def test_mo_is_found_by_name(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")

    id_ = await actor_by_handle(world.house, "@mo@FAR.example")

    assert await actor_by_handle(world.house, "mo@far.example") == id_
    assert await account_by_uri(world.house.db, world.house.settings, mo.uri) == id_
    assert await actor_by_handle(world.house, "ada@goodmob.test") == int(ada.id)
    with pytest.raises(Gone):
        await actor_by_handle(world.house, "nobody@far.example")
    with pytest.raises(Gone):
        await actor_by_handle(world.house, "nobody@goodmob.test")
    with pytest.raises(Untrusted):
        await actor_by_handle(world.house, "no name at all")


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "Note"},
        {"type": []},
        {"preferredUsername": "mo mo"},
        {"preferredUsername": "m" * 300},
        {"preferredUsername": 7},
        {"preferredUsername": None},
        {"inbox": None},
        {"inbox": "https://other.example/inbox"},
        {"inbox": {"not": "an address"}},
    ],
)
async def test_what_is_nobody_is_not_taken_in(world: World, changed: dict[str, Any]) -> None:
    mo = world.far_server().person("mo", **changed)

    with pytest.raises(Untrusted):
        await known_actor(world.house, mo.uri)
    assert await ids_by_uri(world.house.db, [mo.uri]) == {}


async def test_lists_of_people_lead_to_pages_of_ours(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")
    await mo.tell(mo.activity("Follow", f"https://goodmob.test/ap/users/{ada.id}"))

    page = await read(world.anyone, "/@ada/followers")

    assert [link["href"] for link in page.select("a.name")] == ["/@mo@far.example"]


@pytest.mark.parametrize(
    "odd",
    [
        {"name": {"a": 1}, "summary": ["x"], "attachment": "y", "icon": 7, "image": [None], "tag": {"type": "Emoji"}},
        {"alsoKnownAs": {"id": 7}, "movedTo": [7], "endpoints": "no", "attributionDomains": {"a": "b"}},
        {"published": "yesterday", "url": [{"type": "Link", "href": 5}], "followers": 5, "featured": {"x": "y"}},
    ],
)
async def test_garbage_in_a_profile_harms_nobody(world: World, odd: dict[str, Any]) -> None:
    mo = world.far_server().person("mo", **odd)

    id_ = await known_actor(world.house, mo.uri)

    assert (await world.anyone.get(f"/api/v1/accounts/{id_}")).status_code == 200
    assert (await world.anyone.get("/@mo@far.example")).status_code == 200


async def test_every_field_of_a_profile_is_bounded(world: World) -> None:
    long = "word " * 25_000
    fields = [{"type": "PropertyValue", "name": long, "value": long} for _ in range(20)]
    many = [{"type": "PropertyValue", "name": str(number), "value": "x"} for number in range(400)]
    aliases = [f"https://old.example/{number}" for number in range(1_000)]
    far = world.far_server()
    mo = far.person("mo", name=long, summary=long, alsoKnownAs=aliases, attachment=fields[:1] + many)

    id_ = await known_actor(world.house, mo.uri)
    account = await world.anyone.api("GET", f"/api/v1/accounts/{id_}")

    assert len(account["display_name"]) <= 2_048
    assert len(account["note"]) <= 20_000
    assert len(account["fields"]) == 50
    assert len(account["fields"][0]["name"]) <= 2_047
    assert len(await aliases_of(world.house.db, id_)) == 256


async def test_inboxes_and_addresses_are_told_in_one_go(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server(), world.far_server("other.example")
    mo, cleo, dee = far.person("mo"), far.person("cleo"), other.person("dee", endpoints=None)
    ids = [await known_actor(world.house, one.uri) for one in (mo, cleo, dee)]

    shared = await inboxes_of(world.house.db, [*ids, int(ada.id)])
    own = await inboxes_of(world.house.db, ids, shared=False)
    uris = await uris_of(world.house.settings, world.house.db, [ids[0], int(ada.id)])

    assert shared == ["https://far.example/inbox", "https://other.example/users/dee/inbox"]
    assert own == [f"{one.uri}/inbox" for one in (cleo, mo, dee)]
    assert uris == {ids[0]: mo.uri, int(ada.id): f"https://goodmob.test/ap/users/{ada.id}"}


async def test_whoever_signs_first_is_asked_for_once(world: World) -> None:
    far = world.far_server("far.example")
    mo = far.person("mo")
    await mo.tell(mo.activity("Wave", "https://goodmob.test/actor"))

    assert await account_by_uri(world.house.db, world.house.settings, mo.uri) is not None
    assert far.asked.count(mo.uri) == 1
