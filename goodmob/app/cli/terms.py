"""`goodmob terms`: the terms of service that people agree to."""

from pathlib import Path

import click

from goodmob.app.cli.asking import asking
from goodmob.app.cli.main import pass_settings
from goodmob.app.commands.wishes import NewTerms
from goodmob.core.errors import Malformed
from goodmob.core.settings import Settings


@click.group()
def terms() -> None:
    """Publish terms of service."""


@terms.command("publish")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "effective_date", required=True, help="the day from which they hold, as 2026-12-24")
@pass_settings
def publish_terms(settings: Settings, file: Path, effective_date: str) -> None:
    """Publish the text in FILE; a line that begins with # is a heading, an empty line ends a paragraph.

    They succeed those of earlier days, which can still be read.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Malformed(f"{file} is not text in UTF-8") from error
    with asking(settings) as ask:
        ask("terms.publish", NewTerms(text, effective_date))
