"""Short words for what people write to each other in the tests of conversations."""

from typing import Any

from tests.notifications.asking import choose
from tests.posts.saying import say
from tests.world.books import books
from tests.world.world import Client, World

CONVERSATIONS = "/api/v1/conversations"


async def write(world: World, who: Client, text: str, to: Any = None, **more: Any) -> Any:
    """Somebody writes a direct post, as an answer to another where one is given, and it arrives."""
    answered = {} if to is None else {"in_reply_to_id": to["id"]}
    post = await say(who, text, visibility="direct", **answered, **more)
    await world.settle()
    return post


async def talks(who: Client, **wishes: Any) -> Any:
    """The conversations of somebody, the latest first."""
    return await who.api("GET", CONVERSATIONS, params=wishes)


async def brief(who: Client) -> list[tuple[list[str], str, bool]]:
    """With whom somebody talks, the words said last, and whether they are new."""
    return [
        ([account["username"] for account in talk["accounts"]], words(talk["last_status"]), talk["unread"])
        for talk in await talks(who)
    ]


def words(status: Any) -> str:
    """The last word of a post."""
    return str(status["content"]).removesuffix("</p>").split()[-1]


async def people(world: World) -> tuple[Client, Client, Client]:
    """Ada, Ben and Cleo, who take messages from everybody."""
    return await taking(world, "ada"), await taking(world, "ben"), await taking(world, "cleo")


async def taking(world: World, username: str) -> Client:
    """Somebody who takes messages from everybody, also unasked ones."""
    who = await world.person(username)
    await choose(who, for_private_mentions="accept")
    return who


async def kept_of_conversations(world: World) -> dict[str, int]:
    """How many rows there are of conversations, by table; empty tables are left out."""
    counted: dict[str, Any] = {
        table: len(rows) for table, rows in (await books(world.house.db)).items() if table.startswith("account_conv")
    }
    return {table: count for table, count in counted.items() if count}
