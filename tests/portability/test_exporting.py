"""Stories of people who take their lists along, in the very form in which Mastodon gives them out."""

import json

from tests.portability.test_importing import bring
from tests.world.client import Client
from tests.world.far import follow_there, meet
from tests.world.world import World


async def exported(client: Client, name: str) -> str:
    answer = await client.get(f"/api/v1/exports/{name}")
    assert answer.status_code == 200, answer.text
    return answer.text


async def test_ada_exports_what_mastodon_exports(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("Ben")
    gus = str(await world.house.db.act(meet, "gus"))
    wish = {"reblogs": False, "notify": True, "languages": ["en", "fr"]}
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow", json=wish)
    await world.house.db.act(follow_there, int(ada.id), int(gus))
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute", data={"notifications": "false"})
    tea = await ada.api("POST", "/api/v1/lists", data={"title": "=Tea, milk"})
    await ada.api("POST", f"/api/v1/lists/{tea['id']}/accounts", data={"account_ids[]": [ben.id]})
    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "loud.example"})
    post = await ben.api("POST", "/api/v1/statuses", json={"status": "tea"})
    await ada.api("POST", f"/api/v1/statuses/{post['id']}/bookmark")
    eve = await world.person("eve")
    await ada.api("POST", f"/api/v1/accounts/{eve.id}/block")

    heading = "Account address,Show boosts,Notify on new posts,Languages"
    assert await exported(ada, "following.csv") == (
        f'{heading}\ngus@far.example,true,false,\nBen@goodmob.test,false,true,"en, fr"\n'
    )
    assert await exported(ada, "followers.csv") == "Account address\nBen@goodmob.test\n"
    assert await exported(ada, "mutes.csv") == "Account address,Hide notifications\nBen@goodmob.test,false\n"
    assert await exported(ada, "blocks.csv") == "eve@goodmob.test\n"
    assert await exported(ada, "domain_blocks.csv") == "loud.example\n"
    assert await exported(ada, "lists.csv") == '"=Tea, milk",Ben@goodmob.test\n'
    assert await exported(ada, "bookmarks.csv") == f"{post['uri']}\n"
    assert await ada.api("GET", "/api/v1/exports/stats") == {
        "media_storage": "",
        "followers_count": 1,
        "following_count": 2,
        "statuses_count": 0,
        "lists_count": 1,
        "blocks_count": 1,
        "mutes_count": 1,
    }


async def test_what_one_account_exports_another_imports(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow", json={"reblogs": False})
    tea = await ada.api("POST", "/api/v1/lists", data={"title": '@Tea "and" milk'})
    await ada.api("POST", f"/api/v1/lists/{tea['id']}/accounts", data={"account_ids[]": [ben.id]})
    names = ("following.csv", "lists.csv")
    files = {name: await exported(ada, name) for name in names}

    for name in names:
        await bring(cleo, name.partition(".")[0], files[name])
        await world.settle()

    assert {name: await exported(cleo, name) for name in names} == files


async def test_filters_come_along_and_are_not_doubled(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ben.api("POST", "/api/v1/statuses", json={"status": "tea"})
    words = [{"keyword": "tea", "whole_word": True}, {"keyword": "milk", "whole_word": False}]
    wish = {"title": "Drinks", "context": ["home", "public"], "filter_action": "hide", "expires_in": 86_400}
    kept = await ada.api("POST", "/api/v2/filters", json={**wish, "keywords_attributes": words})
    await ada.api("POST", f"/api/v2/filters/{kept['id']}/statuses", data={"status_id": post["id"]})
    text = await exported(ada, "filters.json")
    [one] = json.loads(text)["custom_filters"]
    assert one == {
        "title": "Drinks",
        "expire_at": "2026-11-22T12:00:00.000Z",
        "context": ["home", "public"],
        "action": "hide",
        "keywords_attributes": words,
        "statuses": [post["uri"]],
    }

    for _ in range(2):
        await bring(ben, "filters", text, mode="overwrite")
        await world.settle()
        assert json.loads(await exported(ben, "filters.json")) == {"custom_filters": [one]}


async def test_a_filter_that_cannot_be_is_given_back_with_the_reason(world: World) -> None:
    ada = await world.person("ada")
    bad = [{"title": "", "context": ["home"]}, {"title": "x"}, {"title": "y", "context": ["moon"]}, 7]

    sent = await bring(ada, "filters", json.dumps({"custom_filters": bad}))
    await world.settle()

    failures = (await ada.get(f"/api/v1/imports/{sent['id']}/failures")).json()["custom_filters"]
    assert [one["error"] for one in failures] == [
        "Validation failed: Title can't be blank",
        "This is not a filter as Mastodon exports it.",
        "Validation failed: Context must be one of home, notifications, public, thread, account",
        "This is not a filter as Mastodon exports it.",
    ]


async def test_each_list_needs_its_scope(world: World) -> None:
    narrow = await world.person("ada", scopes="read:mutes")

    assert (await narrow.get("/api/v1/exports/mutes.csv")).status_code == 200
    assert (await narrow.get("/api/v1/exports/blocks.csv")).status_code == 403
    assert (await narrow.get("/api/v1/imports")).status_code == 403
    assert (await world.anyone.get("/api/v1/exports/mutes.csv")).status_code == 401


async def test_nothing_stays_of_a_deleted_account(world: World) -> None:
    from goodmob.accounts.actions.delete_account import delete_account
    from tests.world.books import books

    ada = await world.person("ada")
    await bring(ada, "following", "nobody at all\nwho@nowhere.example\n")
    await bring(ada, "blocks", "nobody at all\n", confirm="false")
    await ada.api("POST", "/api/v1/archives")
    await world.settle()

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    left = await books(world.house.db)
    assert [left[name] for name in ("data_import", "import_row", "archive")] == [[], [], []]
    assert not list((world.house.settings.data / "media").rglob("*.zip"))
