"""`goodmob mob`: stop a mob, and let it go on."""

import click

from goodmob.app.cli.asking import asking
from goodmob.app.cli.main import pass_settings
from goodmob.app.commands.wishes import OneMob
from goodmob.core.settings import Settings


@click.group()
def mob() -> None:
    """Stop a mob, and let it go on."""


@mob.command("halt")
@click.argument("id", type=int)
@pass_settings
def halt_mob(settings: Settings, id: int) -> None:  # noqa: A002 - the name that the usage line shows
    """Stop the mob with this ID: nobody can join it or do anything for it until it is resumed."""
    with asking(settings) as ask:
        ask("mob.halt", OneMob(id))


@mob.command("resume")
@click.argument("id", type=int)
@pass_settings
def resume_mob(settings: Settings, id: int) -> None:  # noqa: A002 - the name that the usage line shows
    """Let the mob with this ID go on, where it would be by now."""
    with asking(settings) as ask:
        ask("mob.resume", OneMob(id))


@mob.command("reset")
@click.argument("id", type=int)
@pass_settings
def reset_mob(settings: Settings, id: int) -> None:  # noqa: A002 - the name that the usage line shows
    """Show the mob with this ID to everybody again, which grew so fast that somebody had to look at it."""
    with asking(settings) as ask:
        ask("mob.reset", OneMob(id))
