"""Stories of people who bring their lists along."""

from typing import Any

import pytest

from goodmob.accounts.actions.move import move
from goodmob.core.errors import HasMoved
from goodmob.portability.actions import deeds, do_row
from tests.world.client import Client
from tests.world.far import meet
from tests.world.world import World

FOLLOWS = "Account address,Show boosts,Notify on new posts,Languages\n"


async def bring(client: Client, kind: str, text: str | bytes, **about: str) -> dict[str, object]:
    data = text.encode() if isinstance(text, str) else text
    files = {"data": (f"{kind}.csv", data, "text/csv")}
    answer: dict[str, object] = await client.api("POST", "/api/v1/import", data={"type": kind, **about}, files=files)
    return answer


async def looked_at(client: Client, one: dict[str, object]) -> dict[str, object]:
    answer: dict[str, object] = await client.api("GET", f"/api/v1/imports/{one['id']}")
    return answer


async def test_ada_brings_whom_she_follows_with_her_wishes(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    far = str(await world.house.db.act(meet, "gus"))
    lines = FOLLOWS + 'ben@goodmob.test,false,true,"en, fr"\n@cleo@goodmob.test,true,false,\ngus@far.example,,,\n'

    sent = await bring(ada, "following", lines)
    assert sent["status"] == "accepted"
    await world.settle()

    done = await looked_at(ada, sent)
    assert (done["state"], done["imported_items"], done["failed_items"], done["progress"]) == ("finished", 3, 0, 1.0)
    ids = [ben.id, cleo.id, far]
    ties = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": ids})
    assert [(tie["following"], tie["requested"]) for tie in ties] == [(True, False), (True, False), (False, True)]
    assert (ties[0]["showing_reblogs"], ties[0]["notifying"], ties[0]["languages"]) == (False, True, ["en", "fr"])


async def test_rows_that_fail_say_why_and_can_be_tried_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")
    lines = FOLLOWS + "who@nowhere.example,true,false,\nnot an address,,,\nben@goodmob.test,perhaps,,\nben,,,\n"

    sent = await bring(ada, "following", lines)
    assert sent["failed_items"] == 2
    await world.settle()

    done = await looked_at(ada, sent)
    assert (done["imported_items"], done["failed_items"]) == (0, 4)
    told = [(one["line"], one["error"]) for one in done["failures"]]  # type: ignore[attr-defined]
    assert told == [
        (2, "This account is not known here yet."),
        (3, "This is not the address of an account, such as ada@far.example."),
        (4, "This must be true, false or empty."),
        (5, "This action is not allowed"),
    ]
    failures = await ada.get(f"/api/v1/imports/{done['id']}/failures")
    assert failures.headers["content-disposition"] == 'attachment; filename="following_failures.csv"'
    first, *others = failures.text.splitlines()
    assert first == FOLLOWS.strip() + ",Error"
    assert others[0] == "who@nowhere.example,true,false,,This account is not known here yet."
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/unblock")
    again = await bring(ada, "following", failures.text)
    await world.settle()
    assert (await looked_at(ada, again))["imported_items"] == 1


async def test_nothing_is_done_for_an_account_that_moved_meanwhile(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]

    sent = await bring(ada, "following", "cleo@goodmob.test\n")
    await world.house.db.act(move, int(ada.id), int(ben.id))
    await world.settle()

    done = await looked_at(ada, sent)
    assert [one["error"] for one in done["failures"]] == [HasMoved().error]  # type: ignore[attr-defined]
    assert (await ada.api("GET", f"/api/v1/accounts/{cleo.id}"))["followers_count"] == 0


async def test_a_locked_account_is_asked(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})

    await bring(ada, "following", "ben@goodmob.test\n")
    await world.settle()

    [request] = await ben.api("GET", "/api/v1/follow_requests")
    assert request["username"] == "ada"


async def test_overwriting_takes_away_what_the_file_does_not_name(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    for deed in ("follow", "mute", "block"):
        await ada.api("POST", f"/api/v1/accounts/{ben.id}/{deed}")

    for kind in ("blocks", "mutes", "following"):
        await bring(ada, kind, "cleo@goodmob.test\n", mode="overwrite")
        await world.settle()

    bens, cleos = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": [ben.id, cleo.id]})
    assert (bens["following"], bens["muting"], bens["blocking"]) == (False, False, False)
    assert (cleos["muting"], cleos["blocking"]) == (True, True)


async def test_merging_leaves_what_is_there(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    await bring(ada, "following", "cleo@goodmob.test\n", mode="merge")
    await world.settle()

    ties = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": [ben.id, cleo.id]})
    assert [tie["following"] for tie in ties] == [True, True]


async def test_an_import_is_looked_at_before_it_begins(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    sent = await bring(ada, "blocks", "ben@goodmob.test\nnobody at all\n", confirm="false")
    await world.settle()
    assert (sent["state"], sent["total_items"], sent["failed_items"]) == ("unconfirmed", 2, 1)
    assert await ada.api("GET", "/api/v1/blocks") == []

    await ada.api("POST", f"/api/v1/imports/{sent['id']}/confirm")
    await world.settle()
    assert [one["id"] for one in await ada.api("GET", "/api/v1/blocks")] == [ben.id]
    again = await ada.post(f"/api/v1/imports/{sent['id']}/confirm")
    assert again.status_code == 409


async def test_a_crash_in_the_middle_repeats_no_row_and_forgets_none(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await world.person("ada")
    others = [await world.person(name) for name in ("ben", "cleo", "dan", "eve", "finn")]
    sent = await bring(ada, "following", "".join(f"{other.username}\n" for other in others))
    real, done = deeds.do_entry, []

    async def failing(tx, job, entry, *about):  # type: ignore[no-untyped-def]
        why = await real(tx, job, entry, *about)
        done.append(entry.name)
        if len(done) == 3:
            raise RuntimeError("the power went out")
        return why

    monkeypatch.setattr(do_row, "do_entry", failing)
    with pytest.raises(AssertionError):
        await world.settle()
    halfway = await looked_at(ada, sent)
    assert (halfway["state"], halfway["imported_items"]) == ("in_progress", 2)
    world.step(minutes=5)
    await world.settle()

    assert done == ["ben", "cleo", "dan", "dan", "eve", "finn"]
    assert (await looked_at(ada, sent))["imported_items"] == 5
    own = await ada.api("GET", "/api/v1/accounts/verify_credentials")
    assert own["following_count"] == 5
    for other in others:
        assert len(await other.api("GET", "/api/v1/notifications")) == 1


async def test_a_forgotten_import_ends_where_it_is(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    sent = await bring(ada, "following", "ben\n")

    await ada.api("DELETE", f"/api/v1/imports/{sent['id']}")
    await world.settle()

    assert await ada.api("GET", "/api/v1/imports") == []
    assert await ada.api("GET", f"/api/v1/accounts/{ben.id}/followers") == []


async def test_old_imports_are_swept_away(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    await bring(ada, "following", "ben\n")
    await bring(ada, "blocks", "ben\n", confirm="false")
    await world.settle()

    world.step(days=2)
    await world.settle()
    assert [one["type"] for one in await ada.api("GET", "/api/v1/imports")] == ["following"]
    world.step(days=6)
    await world.settle()
    assert await ada.api("GET", "/api/v1/imports") == []


async def test_lists_are_made_and_their_members_followed(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await cleo.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})
    old = await ada.api("POST", "/api/v1/lists", data={"title": "Old"})

    sent = await bring(ada, "lists", "Tea,ben@goodmob.test\nTea,cleo\n=SUM(1),ben\n", mode="overwrite")
    await world.settle()

    [tea, formula] = await ada.api("GET", "/api/v1/lists")
    assert old["title"] not in {tea["title"], formula["title"]}
    assert formula["title"] == "=SUM(1)"
    assert [one["id"] for one in await ada.api("GET", f"/api/v1/lists/{tea['id']}/accounts")] == [ben.id]
    failures: Any = (await looked_at(ada, sent))["failures"]
    assert [one["error"] for one in failures] == ["This account has to accept you before it can be on a list."]
    assert len(await cleo.api("GET", "/api/v1/follow_requests")) == 1


async def test_bookmarks_come_along_where_the_post_can_be_seen(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    seen = await ben.api("POST", "/api/v1/statuses", json={"status": "tea"})
    hidden = await ben.api("POST", "/api/v1/statuses", json={"status": "psst", "visibility": "private"})

    lines = f"{seen['uri']}\n{hidden['uri']}\nhttps://far.example/1\nnowhere\n"
    sent = await bring(ada, "bookmarks", lines)
    await world.settle()

    assert [one["id"] for one in await ada.api("GET", "/api/v1/bookmarks")] == [seen["id"]]
    errors = {one["error"] for one in (await looked_at(ada, sent))["failures"]}  # type: ignore[attr-defined]
    assert errors == {
        "This post is not known here, or you may not see it.",
        "This is not the address of a post.",
    }


async def test_domains_are_blocked(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "old.example"})

    await bring(ada, "domain_blocks", "#domain\nFAR.example\nnot a domain\n", mode="overwrite")
    await world.settle()

    assert await ada.api("GET", "/api/v1/domain_blocks") == ["far.example"]


@pytest.mark.parametrize(
    ("about", "status"),
    [
        ({"type": "cats"}, 400),
        ({"type": "following", "mode": "burn"}, 400),
        ({"type": "lists", "text": "Account address\nben\n"}, 422),
        ({"type": "following", "text": ""}, 422),
        ({"type": "following", "text": "a\x00b"}, 422),
        ({"type": "filters", "text": "[]"}, 422),
        ({"type": "following", "text": "ben\n" * 20_001}, 422),
        ({"type": "following", "text": "b" * (2 * 1024 * 1024 + 1)}, 422),
    ],
)
async def test_what_cannot_be_imported_is_refused_whole(world: World, about: dict[str, str], status: int) -> None:
    ada = await world.person("ada")
    files = {"data": ("x.csv", about.get("text", "ben\n").encode(), "text/csv")}

    said = {name: value for name, value in about.items() if name != "text"}
    answer = await ada.post("/api/v1/import", data=said, files=files)

    assert answer.status_code == status, answer.text
    assert await ada.api("GET", "/api/v1/imports") == []
