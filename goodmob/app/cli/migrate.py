"""`goodmob migrate`."""

from contextlib import nullcontext

import click

from goodmob.app.cli.main import pass_settings
from goodmob.app.folder import holding
from goodmob.core.database.migrate import known_versions
from goodmob.core.database.migrate import migrate as bring_up_to_date
from goodmob.core.settings import Settings


@click.command()
@pass_settings
def migrate(settings: Settings) -> None:
    """Bring the database to this version; `serve` does it by itself."""
    with holding(settings.data) if settings.is_sqlite else nullcontext():
        changed = bring_up_to_date(settings)
    newest = known_versions()[-1]
    click.echo(f"The database is {'now' if changed else 'already'} at version {newest}")
