"""`make bench`, or `python -m bench`: seeds a server of its own, measures it, and says what a request costs."""

import asyncio
import resource
import tempfile
import time
from pathlib import Path

import click
import msgspec

from bench.acts import rates
from bench.browsers import sign_in
from bench.calls import call_mobs
from bench.carrying import carrying
from bench.kernel import cpu_seconds, memory
from bench.measure import NOTHING, Figure, cost, kinds, rest
from bench.plan import draw
from bench.report import Report, as_text
from bench.server import Server, environment, serving
from bench.town import Town, live, settle
from bench.watching import watching
from bench.wire import Question

_WARMING = 250
_WATCHERS = 2_000
_BROWSERS = 20


@click.command()
@click.option("--people", default=200, show_default=True)
@click.option("--posts", default=2_000, show_default=True)
@click.option("--requests", type=click.IntRange(2 * _WARMING), default=2_000, show_default=True, help="of each kind")
@click.option("--only", multiple=True, help="a kind of request; may be given several times")
@click.option("--database", default="", help="postgresql://… of an empty database, instead of SQLite")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="write the figures here too")
def bench(people: int, posts: int, requests: int, only: tuple[str, ...], database: str, json_file: Path | None) -> None:
    """Seed a server of its own, measure it, and say what a request costs."""
    _allow_open_files()
    with tempfile.TemporaryDirectory(prefix="goodmob-bench-") as folder:
        environ = environment(Path(folder) / "data", database=database)
        server = Server(environ, Path(folder) / "log")
        town, seed_seconds = _seed(server, people, posts, mobs=requests // (people - 1) + 2)
        wanted = _chosen(kinds(town, requests), only)
        with serving(server):
            server.interrupt()
            start_seconds = round(server.start(), 2)
            start_cpu_seconds = cpu_seconds(server.pid)
            rest(server)
            idle = memory(server.pid)
            figures = _costs(server, wanted)
            watched = asyncio.run(watching(server, town, _WATCHERS))
            after_load = memory(server.pid)
            server.interrupt()
        report = Report(
            database="PostgreSQL" if database else "SQLite",
            people=people,
            posts=len(town.posts),
            seed_seconds=seed_seconds,
            start_seconds=start_seconds,
            start_cpu_seconds=start_cpu_seconds,
            idle=idle,
            after_load=after_load,
            figures=figures,
            watching=watched,
            rates=rates(town, environ),
            carried=carrying(town, environ),
        )
    click.echo(as_text(report))
    if json_file:
        json_file.write_bytes(msgspec.json.format(msgspec.json.encode(report)))


def _seed(server: Server, people: int, posts: int, mobs: int) -> tuple[Town, float]:
    with serving(server):
        began = time.perf_counter()
        town = settle(server, draw(people, posts))
        asyncio.run(call_mobs(town, mobs))
        asyncio.run(live(town))
        asyncio.run(sign_in(town, _BROWSERS))
        rest(server)
        seconds = round(time.perf_counter() - began, 1)
        server.interrupt()
    return town, seconds


def _allow_open_files() -> None:
    """As many connections as the machine allows, for us and the server we start."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _chosen(every: dict[str, list[Question]], only: tuple[str, ...]) -> dict[str, list[Question]]:
    if unknown := set(only) - every.keys():
        raise click.UsageError(f"there is no {unknown.pop()}; there are {', '.join(every)}")
    return {name: questions for name, questions in every.items() if not only or name in {NOTHING, *only}}


def _costs(server: Server, wanted: dict[str, list[Question]]) -> list[Figure]:
    figures: list[Figure] = []
    for name, questions in wanted.items():
        click.echo(f"{name} ...", err=True)
        # The first look of each person costs more, and is not what this is about.
        asyncio.run(cost(server, name, questions[:_WARMING]))
        figures.append(asyncio.run(cost(server, name, questions[_WARMING:])))
    for figure in figures:
        figure.ratio = round(figure.cpu_ms / figures[0].cpu_ms, 1)
    return figures


bench()
