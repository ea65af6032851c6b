"""`goodmob`: finds the command and says what went wrong in one line."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from goodmob.app.folder import HeldError
from goodmob.core.errors import Refusal
from goodmob.core.settings import Settings, SettingsError, load
from goodmob.core.version import VERSION

COMMANDS = {
    "serve": "goodmob.app.cli.serve:serve",
    "worker": "goodmob.app.cli.worker:worker",
    "migrate": "goodmob.app.cli.migrate:migrate",
    "doctor": "goodmob.app.cli.doctor:doctor",
    "backup": "goodmob.app.cli.backup:backup",
    "restore": "goodmob.app.cli.backup:restore",
    "account": "goodmob.app.cli.account:account",
    "token": "goodmob.app.cli.token:token",
    "rule": "goodmob.app.cli.rule:rule",
    "announcement": "goodmob.app.cli.announcement:announcement",
    "emoji": "goodmob.app.cli.emoji:emoji",
    "terms": "goodmob.app.cli.terms:terms",
    "mob": "goodmob.app.cli.mob:mob",
}


class Commands(click.Group):
    """The commands of the table, each imported only when it is called: a command should not wait for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(cls=Commands)
@click.version_option(VERSION, prog_name="goodmob")
@click.pass_context
def goodmob(context: click.Context) -> None:
    """A microblog whose followers do."""
    context.obj = load(os.environ)


pass_settings = click.make_pass_decorator(Settings)
"""Hands the settings to a command as its first argument."""


def run(words: Sequence[str]) -> int:
    """Runs one command line and gives its exit code: 0 done, 1 refused, 2 not understood."""
    try:
        return int(goodmob.main(list(words), prog_name="goodmob", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except (SettingsError, HeldError, Refusal, OSError) as error:
        click.echo(f"goodmob: {error}", err=True)
        return 1
    except Exception as error:
        # The driver is imported only where PostgreSQL is used, so its errors are known by the name of their module.
        if not type(error).__module__.startswith("asyncpg."):
            raise
        click.echo(f"goodmob: PostgreSQL refuses: {error}", err=True)
        return 1


def main() -> None:
    """Runs the command line of this process and ends it."""
    sys.exit(run(sys.argv[1:]))
