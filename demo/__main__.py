"""`make demo`, or `python -m demo`: settles a lively town in a folder of its own, and serves it on this machine."""

import asyncio
import sys
import time
from pathlib import Path

import click

from demo.clock import StoryClock
from demo.town import PASSWORD, Town, beginning
from goodmob.app import server
from goodmob.app.folder import HeldError, holding
from goodmob.app.opening import close_house, open_house
from goodmob.core import log
from goodmob.core.clock import SystemClock
from goodmob.core.database.migrate import migrate
from goodmob.core.settings import Settings, SettingsError, load

NUMBER, PEOPLE, POSTS = 2026, 40, 600
_SETTLED = "settled"
"""A file of this name says that the story was told to its end."""


@click.command()
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("data-demo"), show_default=True
)
@click.option("--port", default=8000, show_default=True)
@click.option("--number", default=NUMBER, show_default=True, help="everything is drawn from it")
@click.option("--people", default=PEOPLE, show_default=True)
@click.option("--posts", default=POSTS, show_default=True)
@click.option("--serve/--no-serve", default=True, help="whether the server is started afterwards")
def demo(folder: Path, port: int, number: int, people: int, posts: int, serve: bool) -> None:
    """Settle a lively town in a folder of its own, unless it is there, and serve it on this machine."""
    try:
        settings = demo_settings(folder, port)
        if not (folder / _SETTLED).exists():
            _settle(settings, number, people, posts)
        click.echo(f"Sign in at {settings.base_url}/auth/sign_in as ada@example.org with the password: {PASSWORD}")
        if serve:
            log.configure(settings.log_level)
            server.serve(settings)
    except (SettingsError, HeldError) as error:
        click.echo(f"demo: {error}", err=True)
        sys.exit(1)


def demo_settings(folder: Path, port: int) -> Settings:
    """The settings of the demo: this machine only, and nothing of what the environment says of another server."""
    chosen = {
        "data": str(folder),
        "host": "127.0.0.1",
        "port": str(port),
        "title": "Westhaven",
        "description": "A town by a canal that does things together. Everybody in it is invented.",
        "rate_limits": "off",
        "crowd": "1000",
    }
    return load({f"GOODMOB_{key.upper()}": value for key, value in chosen.items()})


def _settle(settings: Settings, number: int, people: int, posts: int) -> None:
    folder = settings.data
    if folder.exists() and any(folder.iterdir()):
        raise SettingsError(f"{folder} holds something that is no finished demo; remove it, or name another --folder")
    click.echo(f"Moving {people} people into {folder} (once, about a minute) ...")
    began = time.perf_counter()
    with holding(folder):
        migrate(settings)
        asyncio.run(_tell(settings, number, people, posts))
        (folder / _SETTLED).write_text(f"{number} {people} {posts}\n")
    click.echo(f"They have settled in, after {time.perf_counter() - began:.0f} s.")


async def _tell(settings: Settings, number: int, people: int, posts: int) -> None:
    now = SystemClock().now()
    clock = StoryClock(beginning(now))
    house = await open_house(settings, clock)
    try:
        await Town(house, clock, now).live(number, people, posts)
    finally:
        await close_house(house)


demo()
