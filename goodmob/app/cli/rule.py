"""`goodmob rule`: the rules that people agree to when they join."""

import click
import msgspec

from goodmob.app.cli.asking import asking
from goodmob.app.cli.main import pass_settings
from goodmob.app.commands.wishes import KeptRule, NewRule, OneRule, Rules
from goodmob.core.settings import Settings


@click.group()
def rule() -> None:
    """Keep the rules of the place."""


@rule.command("add")
@click.argument("text")
@click.option("--hint", default="", help="explains the rule")
@pass_settings
def add_rule(settings: Settings, text: str, hint: str) -> None:
    """Add a rule after the others and print its id."""
    with asking(settings) as ask:
        click.echo(msgspec.convert(ask("rule.add", NewRule(text, hint)), KeptRule).id)


@rule.command("remove")
@click.argument("id", type=int)
@pass_settings
def remove_rule(settings: Settings, id: int) -> None:  # noqa: A002 - the name that the usage line shows
    """Take the rule with this ID away."""
    with asking(settings) as ask:
        ask("rule.remove", OneRule(id))


@rule.command("list")
@pass_settings
def list_rules(settings: Settings) -> None:
    """Print every rule with its id."""
    with asking(settings) as ask:
        for kept in msgspec.convert(ask("rule.list", Rules()), list[KeptRule]):
            click.echo(f"{kept.id}\t{kept.text}{f' ({kept.hint})' if kept.hint else ''}")
