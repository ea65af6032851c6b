"""Ada keeps filters, with words in them."""

from typing import Any

import pytest

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.app.tables import metadata
from tests.posts.saying import say
from tests.social.filters import FILTERS, make, refused
from tests.world.books import books
from tests.world.world import World

OLD = "/api/v1/filters"


async def test_a_filter_is_made_changed_and_deleted(world: World) -> None:
    ada = await world.person("ada")

    made = await make(ada, "tea", context=["home", "thread", "home"], filter_action="hide", expires_in=3600)
    path = f"{FILTERS}/{made['id']}"
    changed = await ada.api("PUT", path, data={"title": "Hot drinks", "filter_action": "blur", "expires_in": ""})

    [word] = made["keywords"]
    assert made == {
        "id": made["id"],
        "title": "Tea",
        "context": ["home", "thread"],
        "expires_at": "2026-11-21T13:00:00.000Z",
        "filter_action": "hide",
        "keywords": [{"id": word["id"], "keyword": "tea", "whole_word": True}],
        "statuses": [],
    }
    assert changed == {**made, "title": "Hot drinks", "filter_action": "blur", "expires_at": None}
    assert await ada.api("GET", path) == changed
    assert await ada.api("GET", FILTERS) == [changed]
    assert await ada.api("DELETE", path) == {}
    assert await ada.api("GET", FILTERS) == []


async def test_the_words_of_a_filter_change_with_it_or_one_by_one(world: World) -> None:
    ada = await world.person("ada")
    made = await make(ada, "tea", "milk")
    path = f"{FILTERS}/{made['id']}"
    tea, milk = made["keywords"]

    changes = [{"id": tea["id"], "keyword": "Tee"}, {"id": milk["id"], "_destroy": True}, {"keyword": "rum"}]
    changed = await ada.api("PUT", path, json={"keywords_attributes": changes})
    added = await ada.api("POST", f"{path}/keywords", data={"keyword": "+1", "whole_word": "false"})
    rum = changed["keywords"][1]
    renamed = await ada.api("PUT", f"{FILTERS}/keywords/{rum['id']}", data={"keyword": "grog"})
    await ada.api("DELETE", f"{FILTERS}/keywords/{tea['id']}")

    assert [word["keyword"] for word in changed["keywords"]] == ["Tee", "rum"]
    assert added == {"id": added["id"], "keyword": "+1", "whole_word": False}
    assert renamed == {**rum, "keyword": "grog"} == await ada.api("GET", f"{FILTERS}/keywords/{rum['id']}")
    assert await ada.api("GET", f"{path}/keywords") == [renamed, added]


async def test_a_form_of_rails_makes_the_same_filter(world: World) -> None:
    ada = await world.person("ada")
    form = {"title": "Tea", "context[]": ["home", "public"], "keywords_attributes[0][keyword]": "tea"}

    made = await ada.api("POST", FILTERS, data={**form, "keywords_attributes[0][whole_word]": "false"})

    assert (made["context"], made["filter_action"], made["expires_at"]) == (["home", "public"], "warn", None)
    assert [(word["keyword"], word["whole_word"]) for word in made["keywords"]] == [("tea", False)]


@pytest.mark.parametrize(
    ("wish", "named"),
    [
        ({"title": " \u200b"}, "title"),
        ({"title": "x" * 257}, "title"),
        ({"context": []}, "context"),
        ({"context": ["home", "kitchen"]}, "context"),
        ({"filter_action": "burn"}, "filter_action"),
        ({"expires_in": -1}, "expires_in"),
        ({"expires_in": 10**12}, "expires_in"),
        ({"keywords_attributes": [{"keyword": " "}]}, "keywords_attributes"),
        ({"keywords_attributes": [{"whole_word": True}]}, "keywords_attributes"),
        ({"keywords_attributes": [{"keyword": "x" * 513}]}, "keywords_attributes"),
        ({"keywords_attributes": [{"keyword": str(number)} for number in range(501)]}, "keywords_attributes"),
    ],
)
async def test_a_bad_filter_is_refused_by_the_name_of_the_field(world: World, wish: Any, named: str) -> None:
    ada = await world.person("ada")
    made = await make(ada)

    assert await refused(ada, "POST", FILTERS, **{"title": "Tea", "context": ["home"], **wish}) == (422, named)
    assert await refused(ada, "PUT", f"{FILTERS}/{made['id']}", **wish) == (422, named)
    assert await ada.api("GET", FILTERS) == [made]


async def test_nobody_keeps_filters_without_number(world: World) -> None:
    ada = await world.person("ada")
    for _ in range(100):
        await make(ada)

    assert await refused(ada, "POST", FILTERS, title="Tea", context=["home"]) == (422, "title")


async def test_the_first_version_shows_every_word_as_a_filter(world: World) -> None:
    ada = await world.person("ada")

    made = await ada.api("POST", OLD, data={"phrase": "tea", "context[]": "home", "irreversible": "true"})
    path = f"{OLD}/{made['id']}"
    changed = await ada.api("PUT", path, json={"phrase": "rum", "irreversible": False, "expires_in": 60})
    [kept] = await ada.api("GET", FILTERS)

    assert made == {
        "id": made["id"],
        "phrase": "tea",
        "context": ["home"],
        "whole_word": True,
        "expires_at": None,
        "irreversible": True,
    }
    ends = "2026-11-21T12:01:00.000Z"
    assert changed == {**made, "phrase": "rum", "irreversible": False, "expires_at": ends}
    assert await ada.api("GET", path) == changed
    assert await ada.api("GET", OLD) == [changed]
    assert (kept["title"], kept["filter_action"], kept["keywords"][0]["id"]) == ("rum", "warn", made["id"])
    await ada.api("DELETE", path)
    assert (await ada.api("GET", OLD), await ada.api("GET", FILTERS)) == ([], [])


async def test_the_first_version_leaves_the_other_words_of_a_filter_alone(world: World) -> None:
    ada = await world.person("ada")
    tea, _ = (await make(ada, "tea", "milk"))["keywords"]
    path = f"{OLD}/{tea['id']}"

    assert await refused(ada, "PUT", path, context=["public"]) == (422, "context")
    assert (await ada.api("PUT", path, json={"whole_word": False}))["whole_word"] is False
    await ada.api("DELETE", path)

    assert [word["phrase"] for word in await ada.api("GET", OLD)] == ["milk"]
    assert await refused(ada, "POST", OLD, context=["home"]) == (422, "phrase")
    assert await refused(ada, "POST", OLD, phrase="tea") == (422, "context")


async def test_filters_need_their_own_scopes(world: World) -> None:
    reader = await world.person("ada", scopes="read:filters")
    writer = await world.person("ben", scopes="write:filters")

    assert (await reader.get(FILTERS)).status_code == (await reader.get(OLD)).status_code == 200
    assert (await reader.post(FILTERS, json={"title": "Tea", "context": ["home"]})).status_code == 403
    assert (await writer.get(FILTERS)).status_code == 403
    assert (await writer.post(FILTERS, json={"title": "Tea", "context": ["home"]})).status_code == 200


async def test_a_deleted_account_takes_its_filters_along(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    made = await make(ada, *(f"word {number}" for number in range(30)))
    post = await say(ben, "tea")
    await ada.api("POST", f"{FILTERS}/{made['id']}/statuses", data={"status_id": post["id"]})

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    left = await books(world.house.db)
    assert [left[name] for name in metadata.tables if "filter" in name] == [[], [], []]
