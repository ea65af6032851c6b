"""Backup and restoration of a data folder with its database file."""

import shutil
import tarfile
import tempfile
from pathlib import Path

from goodmob.app.backup.archive import MEDIA, add_bytes, add_file, add_folder, unpack
from goodmob.app.cli.asking import asking
from goodmob.app.commands.wishes import Snapshot
from goodmob.app.folder import holding
from goodmob.core.database.open import FILE_NAME
from goodmob.core.errors import Conflict
from goodmob.core.sealing import FILE_NAME as KEY
from goodmob.core.settings import Settings

SETTINGS = "goodmob.toml"


def add_data(archive: tarfile.TarFile, settings: Settings) -> None:
    """Adds the database as of one moment, then the files, so that every file it names is there."""
    with asking(settings) as ask:
        snapshot = Path(ask("backup.snapshot", Snapshot()))
    try:
        with snapshot.open("rb") as file:
            add_bytes(archive, FILE_NAME, file, snapshot.stat().st_size)
    finally:
        snapshot.unlink()
    add_folder(archive, settings.data / MEDIA, MEDIA)
    for name in (SETTINGS, KEY):
        add_file(archive, settings.data / name)


def put_back(archive: tarfile.TarFile, settings: Settings) -> None:
    """Fills a data folder that has no database and no files yet; all appears at once, or nothing."""
    with holding(settings.data):
        for name in (FILE_NAME, MEDIA):
            if (settings.data / name).exists():
                raise Conflict(f"{settings.data / name} exists already; restore into a new folder")
        with tempfile.TemporaryDirectory(prefix="restore-", dir=settings.data) as folder:
            unpack(archive, Path(folder))
            # The database comes last: with it the folder counts as filled.
            for name in (SETTINGS, KEY, MEDIA, FILE_NAME):
                source, target = Path(folder) / name, settings.data / name
                if source.exists() and not target.exists():
                    shutil.move(source, target)
