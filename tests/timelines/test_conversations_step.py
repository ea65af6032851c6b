"""What was written before the house knew conversations is among them after the step."""

from importlib import import_module
from typing import Any

from sqlalchemy import delete

from goodmob.core.database.engines import postgres_engine, sqlite_engine
from goodmob.core.database.interface import Transaction
from goodmob.core.database.open import FILE_NAME
from goodmob.core.database.statements import statement
from goodmob.core.settings import Settings
from goodmob.timelines.tables import account_conversation, account_conversation_post
from tests.posts.saying import say
from tests.timelines.talking import brief, people, write
from tests.world.books import books
from tests.world.world import World

FORGET = [statement(delete(table)) for table in (account_conversation, account_conversation_post)]


async def take_step(settings: Settings, at_once: int) -> None:
    """Fills the tables as the step does that makes them."""
    step: Any = import_module("goodmob.migrations.versions.0009_conversations_of_accounts")
    before, step.AT_ONCE = step.AT_ONCE, at_once
    try:
        if settings.is_sqlite:
            with sqlite_engine(f"sqlite:///{settings.data / FILE_NAME}").begin() as connection:
                step.fill(connection)
        else:
            async with postgres_engine(settings.database).begin() as connection:
                await connection.run_sync(step.fill)
    finally:
        step.AT_ONCE = before


async def forget(tx: Transaction) -> None:
    for order in FORGET:
        await tx.run(order)


async def kept(world: World) -> list[tuple[Any, ...]]:
    """The conversations without their ids, and what is in them."""
    pages = await books(world.house.db)
    names = {row[0]: (row[1], row[2], row[3]) for row in pages["account_conversation"]}
    rows = [(*row[1:5],) for row in pages["account_conversation"]]
    entries = [(*names[row[0]], row[1]) for row in pages["account_conversation_post"]]
    return sorted(rows) + sorted(entries)


async def test_earlier_direct_posts_become_conversations_that_are_read(world: World, settings: Settings) -> None:
    ada, ben, cleo = await people(world)
    first = await write(world, ada, "@ben hello")
    await write(world, ben, "@ada thanks", to=first)
    await write(world, cleo, "@ada @ben both")
    await write(world, cleo, "quite alone")
    await say(ada, "@ben aloud")
    await world.settle()
    before = await kept(world)
    await world.house.db.act(forget)
    emptied = await brief(ada)

    await take_step(settings, at_once=2)

    assert emptied == []
    assert await kept(world) == before
    assert await brief(ada) == [(["ben", "cleo"], "both", False), (["ben"], "thanks", False)]
    assert await brief(cleo) == [(["cleo"], "alone", False), (["ada", "ben"], "both", False)]
    await write(world, ben, "@ada again", to=first)
    assert (await brief(ada))[0] == (["ben"], "again", True)


async def test_a_house_without_direct_posts_takes_the_step(world: World, settings: Settings) -> None:
    ada = await world.person("ada")
    await say(ada, "aloud")

    await take_step(settings, at_once=2)

    assert await kept(world) == []
