"""A backup that is taken while everybody writes holds one whole moment, and can be lived in."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bench.server import Server, environment, serving
from bench.wire import Question, Wire
from goodmob.core.database.open import FILE_NAME
from tests.client.crowd import Crowd, Person, Receipt, move_in
from tests.client.truth import check_file, posts_of, ties_of
from tests.world.postgres import PostgresServer

PEOPLE = [f"person{number}" for number in range(20)]


async def test_a_backup_under_load(
    server: Server,
    postgres_server: Callable[[], PostgresServer],
    tmp_path: Path,
    tell: Callable[[str], None],
) -> None:
    archive, database = str(tmp_path / "all.tar.gz"), ""
    crowd = Crowd(server.url, await asyncio.to_thread(move_in, server, PEOPLE))
    async with crowd.writing():
        await crowd.goes_on(500)
        posts, follows = list(crowd.posts), list(crowd.follows)
        await asyncio.to_thread(server.command, "backup", archive)
        meanwhile = len(crowd.posts) - len(posts)
        await crowd.goes_on(100)
    if server.environ["GOODMOB_DATABASE"]:
        database = await postgres_server().make_database(empty=True)

    restored = Server(environment(tmp_path / "restored", database=database), tmp_path / "log of restored")
    await asyncio.to_thread(restored.command, "restore", archive)
    with serving(restored):
        with Wire(restored.url) as wire:
            for person in crowd.people:
                await check_one(wire, person, posts, follows)
        restored.interrupt()
    if not database:
        check_file(tmp_path / "restored" / FILE_NAME)
    tell(f"{len(posts)} posts from before it began, {meanwhile} written while it was taken")


async def check_one(wire: Wire, person: Person, posts: list[Receipt], follows: list[tuple[str, str]]) -> None:
    said = {receipt.post_id for receipt in posts if receipt.author_id == person.id}
    followed = {whom for who, whom in follows if who == person.id}
    answer = await wire.ask(Question("POST", "/api/v1/statuses", person.token, {"status": "Still here"}))

    assert answer.status == 200
    assert {answer.json["id"], *said} <= set(await posts_of(wire, person))
    assert followed <= set(await ties_of(wire, person, "following"))
    await ties_of(wire, person, "followers")
