"""WebFinger, host-meta and NodeInfo: how other servers find out who lives here, and what this place is."""

import pytest

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.federation.people import known_actor
from tests.world.world import World

ASK = "/.well-known/webfinger"


async def test_ada_is_found_however_her_name_is_written(world: World) -> None:
    ada = await world.person("ada")
    uri = f"https://goodmob.test/ap/users/{ada.id}"

    for resource in (
        "acct:ada@goodmob.test",
        "acct:ADA@Goodmob.Test",
        "acct:@ada@goodmob.test",
        "ada@goodmob.test",
        "https://goodmob.test/@ada",
        uri,
    ):
        response = await world.anyone.get(ASK, params={"resource": resource})
        told = response.json()

        assert response.status_code == 200, resource
        assert response.headers["content-type"].startswith("application/jrd+json")
        assert told["subject"] == "acct:ada@goodmob.test"
        assert {"rel": "self", "type": "application/activity+json", "href": uri} in told["links"]
        assert "https://goodmob.test/authorize_interaction?uri={uri}" in [
            link.get("template") for link in told["links"]
        ]


@pytest.mark.parametrize(
    "resource",
    [
        "acct:nobody@goodmob.test",
        "acct:ada@far.example",
        "acct:ada",
        "https://far.example/@ada",
        "https://goodmob.test/ap/users/1",
        "https://goodmob.test/ap/users/9999999999999999999999",
        "acct:@goodmob.test",
        "ada@goodmob.test@goodmob.test",
    ],
)
async def test_nobody_else_is_found(world: World, resource: str) -> None:
    await world.person("ada")

    assert (await world.anyone.get(ASK, params={"resource": resource})).status_code == 404


async def test_a_question_without_a_name_is_none(world: World) -> None:
    assert (await world.anyone.get(ASK)).status_code == 400


async def test_whoever_left_is_gone(world: World) -> None:
    ada = await world.person("ada")
    await world.house.db.act(delete_account, int(ada.id))

    assert (await world.anyone.get(ASK, params={"resource": "acct:ada@goodmob.test"})).status_code == 410


async def test_mo_who_lives_elsewhere_is_not_told_of(world: World) -> None:
    mo = world.far_server().person("mo")
    await known_actor(world.house, mo.uri)

    for resource in ("acct:mo@far.example", mo.uri):
        assert (await world.anyone.get(ASK, params={"resource": resource})).status_code == 404


async def test_the_server_itself_has_a_name(world: World) -> None:
    told = await world.anyone.api("GET", ASK, params={"resource": "acct:goodmob.test@goodmob.test"})

    assert "https://goodmob.test/actor" in [link.get("href") for link in told["links"] if link["rel"] == "self"]


async def test_host_meta_leads_to_webfinger(world: World) -> None:
    template = "https://goodmob.test/.well-known/webfinger?resource={uri}"

    xml = await world.anyone.get("/.well-known/host-meta")
    as_json = await world.anyone.get("/.well-known/host-meta", headers={"Accept": "application/json"})
    by_name = await world.anyone.get("/.well-known/host-meta.json")

    assert template in xml.text
    assert xml.headers["content-type"].startswith("application/xrd+xml")
    assert as_json.json() == by_name.json() == {"links": [{"rel": "lrdd", "template": template}]}


async def test_nodeinfo_tells_what_this_is(world: World) -> None:
    await world.person("ada")
    links = (await world.anyone.api("GET", "/.well-known/nodeinfo"))["links"]
    forms = {link["rel"].rpartition("/")[2]: link["href"] for link in links if "/schema/" in link["rel"]}

    for version in ("2.0", "2.1"):
        told = await world.anyone.api("GET", forms[version].removeprefix("https://goodmob.test"))
        assert told["version"] == version
        assert told["software"]["name"] == "goodmob"
        assert told["protocols"] == ["activitypub"]
        assert told["usage"]["users"] == {"total": 1, "activeMonth": 1, "activeHalfyear": 1}
        assert told["openRegistrations"] is True

    assert (await world.anyone.get("/nodeinfo/1.0")).status_code == 404
