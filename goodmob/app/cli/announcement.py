"""`goodmob announcement`: what everybody here is told above their home timeline."""

import click
import msgspec

from goodmob.app.cli.asking import asking
from goodmob.app.cli.main import pass_settings
from goodmob.app.commands.wishes import Announcements, KeptAnnouncement, NewAnnouncement, OneAnnouncement
from goodmob.core.settings import Settings


@click.group()
def announcement() -> None:
    """Tell everybody here something."""


@announcement.command("add")
@click.argument("text")
@click.option("--starts", default="", help="when what it tells of begins, as 2026-11-21T18:00Z")
@click.option("--ends", default="", help="when that ends; the announcement vanishes then")
@click.option("--all-day", is_flag=True, help="only the days of --starts and --ends count")
@click.option("--at", default="", help="when it is shown first; at once without it")
@pass_settings
def add_announcement(settings: Settings, text: str, starts: str, ends: str, all_day: bool, at: str) -> None:
    """Tell everybody TEXT and print the id of the announcement."""
    with asking(settings) as ask:
        answer = ask("announcement.add", NewAnnouncement(text, starts, ends, all_day, at))
        click.echo(msgspec.convert(answer, KeptAnnouncement).id)


@announcement.command("remove")
@click.argument("id", type=int)
@pass_settings
def remove_announcement(settings: Settings, id: int) -> None:  # noqa: A002 - the name that the usage line shows
    """Take the announcement with this ID away."""
    with asking(settings) as ask:
        ask("announcement.remove", OneAnnouncement(id))


@announcement.command("list")
@pass_settings
def list_announcements(settings: Settings) -> None:
    """Print every announcement with its id and when it is shown."""
    with asking(settings) as ask:
        for kept in msgspec.convert(ask("announcement.list", Announcements()), list[KeptAnnouncement]):
            click.echo(f"{kept.id}\t{kept.published_at}\t{kept.shown_until or '-'}\t{kept.text}")
