"""What staff tell everybody, as Ada and Ben read it."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.announcements.rules import MOST_REACTIONS, is_emoji
from goodmob.announcements.tables import announcement_dismissal, announcement_reaction
from goodmob.core.clock import DAY, HOUR
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from tests.announcements.telling import ANNOUNCEMENTS, tell, untell
from tests.media.emoji import give_emoji
from tests.posts.saying import say
from tests.world.client import Client
from tests.world.world import World

TAKEN = statement(select(announcement_reaction.c.account_id))
PUT_AWAY = statement(select(announcement_dismissal.c.account_id))
TEA = "🍵"


async def read(client: Client, **params: Any) -> list[str]:
    return [told["content"] for told in await client.api("GET", ANNOUNCEMENTS, params=params)]


async def reactions(client: Client) -> list[tuple[str, int, bool]]:
    [told] = await client.api("GET", ANNOUNCEMENTS)
    return [(one["name"], one["count"], one["me"]) for one in told["reactions"]]


async def test_an_announcement_names_people_posts_tags_and_emoji(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await give_emoji(world, "owl")
    post = await say(ben, "Hello")
    secret = await say(ben, "Only for some", visibility="private")
    await tell(world, f"Thanks @ben for {post['url']} and {secret['url']} #News :owl:\n\nStaff")

    [told] = await ada.api("GET", ANNOUNCEMENTS)

    assert told["content"].startswith("<p>Thanks <span")
    assert told["content"].endswith("<p>Staff</p>")
    assert told["mentions"] == [{"id": ben.id, "username": "ben", "url": "https://goodmob.test/@ben", "acct": "ben"}]
    assert told["statuses"] == [{"id": post["id"], "url": post["url"]}]
    assert told["tags"] == [{"name": "News", "url": "https://goodmob.test/tags/news"}]
    assert [emoji["shortcode"] for emoji in told["emojis"]] == ["owl"]
    assert (told["read"], told["starts_at"], told["ends_at"], told["all_day"]) == (False, None, None, False)
    assert told["published_at"] == told["updated_at"] == "2026-11-21T12:00:00.000Z"


async def test_strangers_are_told_nothing(world: World) -> None:
    await tell(world)

    assert (await world.anyone.get(ANNOUNCEMENTS)).status_code == 401


async def test_who_put_one_away_reads_it_only_when_asked_for(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    told = await tell(world)

    for _ in range(2):
        assert await ada.api("POST", f"{ANNOUNCEMENTS}/{told}/dismiss") == {}

    assert await read(ada) == []
    [again] = await ada.api("GET", ANNOUNCEMENTS, params={"with_dismissed": "true"})
    assert again["read"] is True
    assert len(await read(ben)) == 1


async def test_announcements_come_and_go_by_the_clock(world: World) -> None:
    ada, now = await world.person("ada"), world.clock.now()
    later = await tell(world, "Later", published_at=now + HOUR)
    await tell(world, "Party", starts_at=now + HOUR, ends_at=now + 2 * HOUR)
    day = now // DAY * DAY
    await tell(world, "Holiday", starts_at=day, ends_at=day, all_day=True)

    assert await read(ada) == ["<p>Holiday</p>", "<p>Party</p>"]
    assert (await ada.post(f"{ANNOUNCEMENTS}/{later}/dismiss")).status_code == 404
    assert (await ada.put(f"{ANNOUNCEMENTS}/{later}/reactions/{TEA}")).status_code == 404
    world.step(hours=1)
    assert await read(ada) == ["<p>Holiday</p>", "<p>Later</p>", "<p>Party</p>"]
    world.step(hours=1)
    assert await read(ada) == ["<p>Holiday</p>", "<p>Later</p>"]
    world.step(days=1)
    assert await read(ada) == ["<p>Later</p>"]


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"text": " "}, "Text can't be blank"),
        ({"text": "x" * 5001}, "Text is too long"),
        ({"ends_at": 5}, "Starts at can't be blank"),
        ({"starts_at": 5}, "Ends at can't be blank"),
        ({"all_day": True}, "Starts at can't be blank"),
        ({"starts_at": 5, "ends_at": 6}, "Ends at is over before"),
    ],
)
async def test_what_contradicts_itself_is_not_announced(world: World, wish: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        await tell(world, **wish)


async def test_people_react_and_take_it_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await give_emoji(world, "owl")
    path = f"{ANNOUNCEMENTS}/{await tell(world)}/reactions"

    await ada.api("PUT", f"{path}/{TEA}")
    world.step(seconds=1)
    await ben.api("PUT", f"{path}/owl")
    for _ in range(2):
        await ben.api("PUT", f"{path}/{TEA}")

    assert await reactions(ada) == [(TEA, 2, True), ("owl", 1, False)]
    [told] = await ada.api("GET", ANNOUNCEMENTS)
    assert told["reactions"][1]["static_url"].startswith("https://goodmob.test/media/emoji/")
    assert "url" not in told["reactions"][0]
    await ben.api("DELETE", f"{path}/{TEA}")
    assert (await ben.delete(f"{path}/{TEA}")).status_code == 404
    assert await reactions(ben) == [(TEA, 1, False), ("owl", 1, True)]


async def test_only_emoji_are_reactions(world: World) -> None:
    ada = await world.person("ada")
    path = f"{ANNOUNCEMENTS}/{await tell(world)}/reactions"

    for name in ("tea", "rat", "7", f"{TEA}{TEA}", "%20"):
        refused = await ada.put(f"{path}/{name}")
        assert refused.status_code == 422
        assert refused.json()["error"] == "Validation failed: Name is not a recognized emoji"


async def test_there_are_eight_different_reactions_also_when_all_come_at_once(world: World) -> None:
    people = [await world.person(f"person{number}") for number in range(MOST_REACTIONS + 2)]
    path = f"{ANNOUNCEMENTS}/{await tell(world)}/reactions"

    fruit = [chr(0x1F345 + number) for number in range(len(people))]
    answers = await asyncio.gather(*(one.put(f"{path}/{name}") for one, name in zip(people, fruit, strict=True)))

    assert sorted(answer.status_code for answer in answers) == [200] * MOST_REACTIONS + [422] * 2
    refused = next(answer for answer in answers if answer.status_code == 422)
    assert refused.json()["error"] == "Validation failed: Limit of different reactions reached"
    taken = await reactions(people[0])
    assert len(taken) == MOST_REACTIONS
    for one in people:
        assert (await one.put(f"{path}/{taken[0][0]}")).status_code == 200


@pytest.mark.parametrize("name", ["👍", "👍🏽", "❤️", "❤", "👩‍👩‍👧", "🇫🇷", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🤔"])  # fmt: skip
def test_emoji_are_known_however_they_are_put_together(name: str) -> None:
    assert is_emoji(name)
    assert not is_emoji(name + "a")


async def test_nothing_of_it_outlives_the_announcement_the_emoji_or_the_account(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await give_emoji(world, "owl")
    first, second = await tell(world), await tell(world)
    for one in (ada, ben):
        await one.api("PUT", f"{ANNOUNCEMENTS}/{first}/reactions/owl")
        await one.api("PUT", f"{ANNOUNCEMENTS}/{second}/reactions/{TEA}")
        await one.api("POST", f"{ANNOUNCEMENTS}/{second}/dismiss")

    await world.house.db.act(delete_account, int(ben.id))
    await world.settle()
    assert [row.account_id for row in await world.house.db.all(PUT_AWAY)] == [int(ada.id)]
    assert await reactions(ada) == [("owl", 1, True)]
    await give_emoji(world, "owl", gone=True)
    assert await reactions(ada) == []
    await untell(world, second)
    assert await world.house.db.all(TAKEN) == await world.house.db.all(PUT_AWAY) == []


async def test_the_number_of_queries_does_not_grow_with_the_announcements(world: World) -> None:
    ada = await world.person("ada")
    path = await tell(world, "Hello @ada #one")
    await ada.api("PUT", f"{ANNOUNCEMENTS}/{path}/reactions/{TEA}")
    with world.counting() as few:
        await read(ada)
    for number in range(3):
        other = await tell(world, f"Hello @ada #{number}a")
        await ada.api("PUT", f"{ANNOUNCEMENTS}/{other}/reactions/{TEA}")

    with world.counting() as many:
        assert len(await read(ada)) == 4
    assert many.total == few.total
