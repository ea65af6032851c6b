"""`goodmob token`: tokens made by the operator."""

import click

from goodmob.app.cli.asking import asking
from goodmob.app.cli.main import pass_settings
from goodmob.app.commands.wishes import EVERY_SCOPE, NewToken
from goodmob.core.settings import Settings


@click.group()
def token() -> None:
    """Make tokens."""


@token.command("create")
@click.argument("name")
@click.option("--scopes", default=EVERY_SCOPE, show_default=True, help="with spaces between them")
@click.option("--token", "secret", default="", help="the token itself; a new one is made if left out")
@pass_settings
def create_token(settings: Settings, name: str, scopes: str, secret: str) -> None:
    """Make a token for the account NAME and print it."""
    with asking(settings) as ask:
        click.echo(ask("token.create", NewToken(name, scopes, secret)))
