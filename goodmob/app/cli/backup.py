"""`goodmob backup` and `goodmob restore`."""

import asyncio
import io
from pathlib import Path

import click
import msgspec

from goodmob.app.backup import sqlite
from goodmob.app.backup.archive import MANIFEST, Manifest, add_bytes, reading, writing
from goodmob.app.cli.main import pass_settings
from goodmob.core.clock import SystemClock, iso
from goodmob.core.database.migrate import known_versions, migrate
from goodmob.core.errors import Conflict
from goodmob.core.last_backup import LastBackup, leave_trace
from goodmob.core.settings import Settings

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@pass_settings
def backup(settings: Settings, file: Path) -> None:
    """Write everything into one archive, also while the server runs."""
    begun = SystemClock().now()
    manifest = Manifest(_kind(settings), known_versions()[-1], iso(begun))
    with writing(file) as archive:
        content = msgspec.json.encode(manifest)
        add_bytes(archive, MANIFEST, io.BytesIO(content), len(content))
        if settings.is_sqlite:
            sqlite.add_data(archive, settings)
        else:
            from goodmob.app.backup import postgres

            asyncio.run(postgres.add_data(archive, settings))
    size = file.stat().st_size
    try:
        leave_trace(settings.data, LastBackup(begun, size))
    except OSError as error:
        # The archive is whole; only the page of the server will not know of it.
        click.echo(f"The server will not know of it: {error}", err=True)
    click.echo(f"{file} holds everything ({size:,} bytes)")


@click.command()
@click.argument("file", type=FILE)
@pass_settings
def restore(settings: Settings, file: Path) -> None:
    """Put an archive back, where nothing is yet."""
    with reading(file) as (manifest, archive):
        if manifest.database != _kind(settings):
            raise Conflict(f"{file} is of {manifest.database}, and the settings name {_kind(settings)}")
        if settings.is_sqlite:
            sqlite.put_back(archive, settings)
        elif manifest.revision != known_versions()[-1]:
            raise Conflict(f"{file} was made by Goodmob {manifest.version}; restore it with that, then come back")
        else:
            from goodmob.app.backup import postgres

            migrate(settings)
            asyncio.run(postgres.put_back(archive, settings))
    click.echo(f"Everything of {manifest.made_at} is back")


def _kind(settings: Settings) -> str:
    return "sqlite" if settings.is_sqlite else "postgresql"
