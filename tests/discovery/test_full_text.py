"""Words of posts are found by those who may find them, and by nobody else."""

import pytest

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.database.interface import Transaction
from goodmob.discovery.actions.index import TAKE_OUT_ACCOUNTS, TAKE_OUT_POSTS
from tests.discovery.looking import found, open_up, search
from tests.discovery.test_queries import HOSTILE
from tests.posts.saying import block, do, follow, ids, say
from tests.world.world import Client, World

LONG = " ".join(f"word{number}" for number in range(40))


async def three(world: World) -> tuple[Client, Client, Client]:
    """Ada, whose public posts everybody may find, Ben, and Cleo."""
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await open_up(ada)
    return ada, ben, cleo


async def test_public_posts_are_found_where_their_author_wants_that(world: World) -> None:
    ada, ben, cleo = await three(world)
    open_one = await say(ada, "A kite over the harbour")
    closed = await say(ben, "A kite over the hill")
    await world.settle()

    assert await found(cleo, "kite") == [open_one["id"]]
    assert await found(world.anyone, "kite") == [open_one["id"]]
    assert await found(ben, "kite") == [closed["id"], open_one["id"]]


async def test_an_author_who_changes_their_mind_is_obeyed_at_once_and_for_older_posts(world: World) -> None:
    ada, ben, _ = await three(world)
    said = [await say(ben, f"Kite number {number}") for number in range(3)]
    await world.settle()

    await open_up(ben)
    await world.settle()
    assert await found(ada, "kite") == ids(said)[::-1]

    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"indexable": False})
    assert await found(ada, "kite") == []
    await world.settle()
    assert await found(ada, "kite") == []
    assert await found(ben, "kite") == ids(said)[::-1]


@pytest.mark.parametrize("visibility", ["unlisted", "private", "direct"])
async def test_what_is_not_public_is_found_by_its_author_and_who_is_named(world: World, visibility: str) -> None:
    ada, ben, cleo = await three(world)
    await follow(cleo, ada)
    post = await say(ada, "A kite for @ben", visibility=visibility)
    await world.settle()

    assert await found(ada, "kite") == await found(ben, "kite") == [post["id"]]
    assert await found(cleo, "kite") == await found(world.anyone, "kite") == []
    assert await found(ben, "kite in:public") == []


@pytest.mark.parametrize("deed", ["favourite", "reblog", "bookmark"])
async def test_whoever_did_something_with_a_post_finds_it_again(world: World, deed: str) -> None:
    ada, ben, cleo = await three(world)
    post = await say(ben, "A kite over the hill")
    await do(ada, deed, post)
    await world.settle()

    assert await found(ada, "kite") == await found(ada, "kite in:library") == [post["id"]]
    assert await found(ada, "kite in:public") == await found(cleo, "kite") == []

    await do(ada, f"un{deed}", post)
    assert await found(ada, "kite") == []


async def test_whoever_voted_finds_the_poll_again(world: World) -> None:
    _, ben, cleo = await three(world)
    post = await say(ben, "Which kite?", poll={"options": ["The red one", "The dragon"], "expires_in": 3600})
    await cleo.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [1]})
    await world.settle()

    assert await found(cleo, "dragon") == [post["id"]]


async def test_a_post_that_somebody_may_no_longer_see_is_not_found(world: World) -> None:
    ada, ben, cleo = await three(world)
    await follow(ben, ada)
    kept = await say(ada, "A kite among friends", visibility="private")
    await do(ben, "favourite", kept)
    post = await say(ada, "A kite for all")
    await world.settle()
    assert await found(ben, "kite") == [post["id"], kept["id"]]

    await ben.api("POST", f"/api/v1/accounts/{ada.id}/unfollow")
    assert await found(ben, "kite") == [post["id"]]
    await block(ada, ben)
    assert await found(ben, "kite") == []
    await cleo.api("POST", f"/api/v1/accounts/{ada.id}/mute")
    assert await found(cleo, "kite") == []


async def test_deleted_and_edited_posts_are_found_as_they_are_now(world: World) -> None:
    ada, ben, _ = await three(world)
    gone, changed = await say(ada, "A kite"), await say(ada, "A balloon", spoiler_text="Windy")
    await world.settle()
    assert await found(ben, "windy balloons") == [changed["id"]]

    await ada.api("DELETE", f"/api/v1/statuses/{gone['id']}")
    await ada.api("PUT", f"/api/v1/statuses/{changed['id']}", json={"status": "A parachute"})
    await world.settle()

    assert await found(ben, "kite") == await found(ben, "balloon") == []
    assert await found(ben, "parachute") == [changed["id"]]


async def test_a_boost_is_found_once_as_what_it_boosts(world: World) -> None:
    ada, ben, cleo = await three(world)
    post = await say(ada, "A kite")
    await do(ben, "reblog", post)
    await world.settle()

    assert await found(ben, "kite") == await found(cleo, "kite") == [post["id"]]


async def test_a_deleted_account_is_found_no_more(world: World) -> None:
    ada, ben, _ = await three(world)
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Countess of Lovelace"})
    await say(ada, "A kite")
    await world.settle()
    assert [account["username"] for account in (await search(ben, "countess"))["accounts"]] == ["ada"]

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    assert await search(ben, "countess") == {"accounts": [], "statuses": [], "hashtags": []}
    assert await found(ben, "kite") == []


async def test_posts_are_paged_newest_first(world: World) -> None:
    ada, ben, _ = await three(world)
    said = ids([await say(ada, f"Kite number {number}") for number in range(7)])[::-1]
    await world.settle()

    assert await found(ben, "kite", limit="3") == said[:3]
    assert await found(ben, "kite", limit="3", offset="3") == said[3:6]
    assert await found(ben, "kite", limit="3", max_id=said[3]) == said[4:7]
    assert await found(ben, "kite", min_id=said[3]) == said[:3]
    assert await found(ben, "kite", min_id=said[5], max_id=said[1]) == said[2:5]
    assert await found(ben, "kite", offset="1000000") == []


async def test_a_library_and_what_everybody_finds_are_paged_as_one(world: World) -> None:
    ada, ben, cleo = await three(world)
    said: list[str] = []
    for number in range(12):
        post = await say((ada, ben, cleo)[number % 3], f"Kite number {number}")
        if number % 3 == 1:
            await do(cleo, "bookmark", post)
        said.insert(0, post["id"])
    await world.settle()

    seen: list[str] = []
    while part := await found(cleo, "kite", limit="5", **({"max_id": seen[-1]} if seen else {})):
        seen += part
    assert seen == said
    assert len(await found(cleo, "kite in:library")) == 8
    assert len(await found(cleo, "kite in:public")) == 4


async def test_posts_of_one_account_alone(world: World) -> None:
    ada, ben, cleo = await three(world)
    await open_up(ben)
    by_ada, by_ben = await say(ada, "A kite"), await say(ben, "A kite")
    await world.settle()

    assert await found(cleo, "kite", account_id=ada.id) == [by_ada["id"]]
    assert await found(cleo, "kite", account_id=ben.id) == [by_ben["id"]]
    assert await found(cleo, "kite", account_id="1") == []


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
async def test_no_query_fails(world: World, query: str) -> None:
    ada = await world.person("ada")
    await open_up(ada)
    await say(ada, "A kite over the harbour")
    await world.settle()

    query = query.encode("utf-8", "replace").decode()
    query = query if query.isascii() else query[:5_000]
    for who in (ada, world.anyone):
        answer = await who.get("/api/v2/search", params={"q": query})
        assert answer.status_code == 200 or not query.strip(" \x00\n"), answer.text
        assert set(answer.json()) == {"accounts", "statuses", "hashtags"} or answer.status_code in {400, 422}


async def test_what_was_said_before_the_index_is_entered_part_by_part(world: World) -> None:
    ada, ben, _ = await three(world)
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Countess"})
    said = [await say(ada, f"Kite number {number}, {LONG}") for number in range(60)]
    await world.settle()

    async def forget(tx: Transaction) -> None:
        await tx.run(TAKE_OUT_POSTS, ids=[int(post["id"]) for post in said])
        await tx.run(TAKE_OUT_ACCOUNTS, ids=[int(ada.id)])

    await world.house.db.act(forget)
    assert await found(ben, "kite") == []

    world.step(minutes=1)
    await world.settle()

    assert await found(ben, "kite", limit="40") == ids(said)[::-1][:40]
    assert [account["username"] for account in (await search(ben, "countess"))["accounts"]] == ["ada"]
