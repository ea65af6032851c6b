"""`goodmob worker`."""

import click

from goodmob.app.cli.main import pass_settings
from goodmob.core import log
from goodmob.core.settings import Settings


@click.command()
@pass_settings
def worker(settings: Settings) -> None:
    """Run jobs beside other processes (PostgreSQL only)."""
    # Imported when the settings are known to be right, as it takes most of a second.
    from goodmob.app.worker import work

    log.configure(settings.log_level)
    work(settings)
