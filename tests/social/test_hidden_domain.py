"""What hiding another server ends: follows both ways, what waits to be let in, and what was told from there."""

from typing import Any

from goodmob.social.actions.follow import follow
from tests.world.far import follow_there, meet
from tests.world.world import Client, World

BLOCKS = "/api/v1/domain_blocks"


async def acquainted(world: World, ada: Client, *domains: str) -> dict[str, tuple[int, int]]:
    """By domain whom Ada follows there and who follows her, and, now that she is locked, who only asks to."""
    met = {}
    for domain in domains:
        friend, asker = [await world.house.db.act(meet, name, domain) for name in ("zoe", "yan")]
        await world.house.db.act(follow_there, int(ada.id), friend)
        await world.house.db.act(follow, friend, int(ada.id))
        met[domain] = (friend, asker)
    await world.settle()
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})
    for _, asker in met.values():
        await world.house.db.act(follow, asker, int(ada.id))
    await world.settle()
    return met


async def counted(ada: Client) -> tuple[int, int, int]:
    """How many Ada follows, how many follow her and how many ask to."""
    me: Any = await ada.api("GET", "/api/v1/accounts/verify_credentials")
    return me["following_count"], me["followers_count"], me["source"]["follow_requests_count"]


async def told_by(ada: Client) -> list[tuple[str, str]]:
    """The types of what Ada is told, and by whom, newest first."""
    notices = await ada.api("GET", "/api/v1/notifications")
    return [(notice["type"], notice["account"]["acct"]) for notice in notices]


async def test_ties_and_notices_of_that_server_end_and_others_stay(world: World) -> None:
    ada = await world.person("ada")
    met = await acquainted(world, ada, "far.example", "near.example")
    before = (await counted(ada), len(await told_by(ada)))

    await ada.api("POST", BLOCKS, data={"domain": "FAR.example"})
    await world.settle()

    ids = [*met["far.example"], *met["near.example"]]
    ties = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": ids})
    assert [(tie["following"], tie["followed_by"], tie["requested_by"]) for tie in ties] == [
        (False, False, False),
        (False, False, False),
        (True, True, False),
        (False, False, True),
    ]
    assert (before, await counted(ada)) == (((2, 2, 2), 4), (1, 1, 1))
    asking = await ada.api("GET", "/api/v1/follow_requests")
    assert [account["acct"] for account in asking] == ["yan@near.example"]
    assert await told_by(ada) == [
        ("severed_relationships", "ada"),
        ("follow_request", "yan@near.example"),
        ("follow", "zoe@near.example"),
    ]


async def test_more_are_parted_from_than_one_action_takes(world: World) -> None:
    ada = await world.person("ada")
    for number in range(30):
        friend = await world.house.db.act(meet, f"zoe{number}")
        await world.house.db.act(follow_there, int(ada.id), friend)
        await world.house.db.act(follow, friend, int(ada.id))
    await world.settle()

    await ada.api("POST", BLOCKS, data={"domain": "far.example"})
    await world.settle()

    assert (await counted(ada), await told_by(ada)) == ((0, 0, 0), [("severed_relationships", "ada")])


async def test_a_server_that_is_shown_again_at_once_loses_nobody(world: World) -> None:
    ada = await world.person("ada")
    await acquainted(world, ada, "far.example")

    await ada.api("POST", BLOCKS, data={"domain": "far.example"})
    await ada.api("DELETE", BLOCKS, data={"domain": "far.example"})
    await world.settle()

    assert await counted(ada) == (1, 1, 1)
