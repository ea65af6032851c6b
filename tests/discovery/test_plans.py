"""However much is indexed, a search is led by the terms and by the order of the index, and ends."""

import apsw
import pytest

from goodmob.core.database.open import FILE_NAME
from goodmob.core.database.terms import Wanted, WantedType
from goodmob.core.settings import Settings
from goodmob.discovery.entities import matching
from goodmob.discovery.queries.indexed import (
    MATCHING,
    MATCHING_AMONG,
    MATCHING_AMONG_UP,
    MATCHING_UP,
    PEOPLE,
    PEOPLE_AMONG,
)
from tests.discovery.looking import found, open_up
from tests.posts.saying import say
from tests.world.world import World


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_sqlite_walks_the_index_in_its_own_order(settings: Settings) -> None:
    connection = apsw.Connection(str(settings.data / FILE_NAME))
    for statement in (MATCHING, MATCHING_AMONG, MATCHING_UP, MATCHING_AMONG_UP, PEOPLE, PEOPLE_AMONG):
        sql = statement.sqlite.sql
        plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", (None,) * sql.count("?"))]

        assert plan[0].startswith("SCAN search_"), plan
        assert "VIRTUAL TABLE INDEX" in plan[0], plan
        assert "M" in plan[0].rpartition(":")[2], plan
        assert not [step for step in plan if "ORDER BY" in step], plan
    connection.close()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_postgresql_asks_the_index_of_terms(world: World) -> None:
    import asyncpg

    connection = await asyncpg.connect(world.house.settings.database)
    await connection.execute("SET enable_seqscan = off; SET enable_indexscan = off")
    wanted = WantedType().check("postgresql")("wanted", Wanted((("kite", "en~kite"), ("=public",)), ("=is:reply",)))
    rows = await connection.fetch("EXPLAIN SELECT rowid FROM search_post WHERE terms @@ CAST($1 AS tsquery)", wanted)
    await connection.close()

    assert "Bitmap Index Scan on ix_search_post_terms" in " ".join(row[0] for row in rows)


async def test_only_so_many_candidates_are_looked_at(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_AT_ONCE", 2)
    monkeypatch.setattr(matching, "_MOST_LOOKED_AT", 6)
    ada, mo = await world.person("ada"), await world.person("mo")
    await open_up(ada)
    oldest = await say(ada, "The red kite flies")
    for _ in range(5):
        await say(ada, "A kite that is red")
    await world.settle()
    assert await found(mo, '"red kite"') == [oldest["id"]]

    await say(ada, "Once more a kite that is red")
    await world.settle()
    assert await found(mo, '"red kite"') == []


async def test_a_search_costs_the_same_however_many_posts_it_shows(world: World) -> None:
    ada, mo = await world.person("ada"), await world.person("mo")
    await open_up(ada)
    await say(ada, "A kite")
    await world.settle()
    await found(mo, "kite")
    with world.counting() as few:
        await found(mo, "kite")
    for number in range(8):
        await say(ada, f"Kite number {number}")
    await world.settle()
    await found(mo, "kite")

    with world.counting() as many:
        assert len(await found(mo, "kite")) == 9

    assert many.total == few.total <= 24
