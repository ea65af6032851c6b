"""`goodmob emoji`: pictures that everybody can write as :shortcode:."""

from pathlib import Path

import click
import msgspec

from goodmob.app.cli.asking import asking
from goodmob.app.cli.main import pass_settings
from goodmob.app.commands.wishes import Emojis, KeptEmoji, NewEmoji, OneEmoji
from goodmob.core.settings import Settings


@click.group()
def emoji() -> None:
    """Keep the custom emoji of the place."""


@emoji.command("add")
@click.argument("shortcode")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--category", default="", help="what apps sort it under")
@pass_settings
def add_emoji(settings: Settings, shortcode: str, file: Path, category: str) -> None:
    """Show the picture in FILE, of 256 kB at most, for :SHORTCODE: and print its address."""
    with asking(settings) as ask:
        answer = ask("emoji.add", NewEmoji(shortcode.strip(":"), file.read_bytes(), category))
        click.echo(msgspec.convert(answer, KeptEmoji).url)


@emoji.command("remove")
@click.argument("shortcode")
@pass_settings
def remove_emoji(settings: Settings, shortcode: str) -> None:
    """Take the emoji SHORTCODE away."""
    with asking(settings) as ask:
        ask("emoji.remove", OneEmoji(shortcode.strip(":")))


@emoji.command("list")
@pass_settings
def list_emoji(settings: Settings) -> None:
    """Print every emoji with its category and its address."""
    with asking(settings) as ask:
        for kept in msgspec.convert(ask("emoji.list", Emojis()), list[KeptEmoji]):
            click.echo(f"{kept.shortcode}\t{kept.category or '-'}\t{kept.url}")
