"""`goodmob doctor`."""

import click

from goodmob.app.checkup import checkup
from goodmob.app.cli.main import pass_settings
from goodmob.core.settings import Settings

COLORS = {"fine": "green", "note": "yellow", "wrong": "red"}


@click.command()
@pass_settings
def doctor(settings: Settings) -> None:
    """Look at everything, change nothing, and say what is wrong."""
    findings = list(checkup(settings))
    for finding in findings:
        click.echo(f"{click.style(f'{finding.state:6}', COLORS[finding.state])} {finding.about}: {finding.text}")
    click.get_current_context().exit(any(finding.state == "wrong" for finding in findings))
