"""`goodmob serve`."""

import click

from goodmob.app.cli.main import pass_settings
from goodmob.core import log
from goodmob.core.settings import Settings


@click.command()
@pass_settings
def serve(settings: Settings) -> None:
    """Serve until told to stop; brings the database to this version first."""
    # Imported when the settings are known to be right, as it takes most of a second.
    from goodmob.app import server

    log.configure(settings.log_level)
    server.serve(settings)
