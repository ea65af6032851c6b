"""`goodmob account`: accounts made by the operator, and the roles of people."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from goodmob.accounts.rules.roles import GIVEN, ROLES
from goodmob.app.cli.asking import asking
from goodmob.app.cli.main import pass_settings
from goodmob.app.commands.wishes import Import, Imported, ImportedAccount, NewAccount, NewRole
from goodmob.core.errors import Malformed
from goodmob.core.settings import Settings

AT_ONCE = 50


@click.group()
def account() -> None:
    """Make accounts, and give people roles."""


@account.command("create")
@click.argument("name")
@click.option("--email", required=True, help="where the person is reached, and what signs in")
@click.option("--password", required=True, help="at least 8 characters")
@click.option("--role", type=click.Choice(list(ROLES)), default="user", show_default=True)
@click.option("--display-name", default="")
@pass_settings
def create_account(settings: Settings, name: str, email: str, password: str, role: str, display_name: str) -> None:
    """Make a confirmed account and print its id."""
    with asking(settings) as ask:
        made = ask("account.create", NewAccount(name, email, password, display_name, role))
    click.echo(made["id"])


@account.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(GIVEN))
@pass_settings
def give_role(settings: Settings, name: str, role: str) -> None:
    """Give the person behind the account NAME a role, at once and in every app.

    Staff act on those below them: a moderator on users, an admin on moderators too. The owner stays the owner.
    """
    with asking(settings) as ask:
        ask("account.role", NewRole(name, role))


@account.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@pass_settings
def import_accounts(settings: Settings, file: Path) -> None:
    """Make the accounts of a file of JSON Lines; print each with its id and token.

    A line: {"username", "email", "password", "display_name"?, "role"?, "token"?, "scopes"?}.
    The whole file is read before the first account is made. One that the server refuses
    (its name is taken, say) is reported with its line, and the others are made all the same.
    """
    wishes = list(_read(file))
    refused = 0
    with asking(settings) as ask:
        for start in range(0, len(wishes), AT_ONCE):
            piece = wishes[start : start + AT_ONCE]
            answers = ask("account.import", Import([wish for _, wish in piece]))
            for (line, _), made in zip(piece, msgspec.convert(answers, list[Imported]), strict=True):
                if made.refused:
                    refused += 1
                    click.echo(f"line {line}, {made.username}: {made.refused}", err=True)
                else:
                    click.echo(msgspec.json.encode(made))
    if refused:
        raise click.ClickException(f"{refused} of {len(wishes)} accounts were refused")


def _read(file: Path) -> Iterator[tuple[int, ImportedAccount]]:
    with click.open_file(str(file), "rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield number, msgspec.json.decode(line, type=ImportedAccount)
            except msgspec.MsgspecError as error:
                raise Malformed(f"{file}, line {number}: {error}") from error
