"""Bringing the tables up to date before the database is opened."""

import asyncio
import subprocess
import sys
from pathlib import Path

from goodmob.core.database.open import FILE_NAME
from goodmob.core.database.schema import metadata
from goodmob.core.errors import Conflict
from goodmob.core.settings import Settings

VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"
_READ_VERSION = "SELECT version_num FROM alembic_version"


def migrate(settings: Settings, versions: Path = VERSIONS) -> bool:
    """Take the steps that the database lacks; False when it lacked none.

    Called before the loop runs, while the data folder is held. Conflict when the database is newer than the program
    or a step failed, after which the database is as it was.
    """
    known = known_versions(versions)
    present = present_version(settings)
    if present == (known[-1] if known else None):
        return False
    if present is not None and present not in known:
        raise Conflict(f"The database is at version {present}, which this Goodmob does not know: run a newer Goodmob")
    # Alembic takes time and memory that the server would keep, and wants SQLite's file for itself.
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "goodmob.migrations", "upgrade", str(versions)],
        input=sqlalchemy_url(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Conflict(f"The database could not be brought up to date:\n{done.stderr.strip()}")
    return True


def known_versions(versions: Path = VERSIONS) -> list[str]:
    """The numbers of all steps in their order."""
    return sorted(path.name.partition("_")[0] for path in versions.glob("[0-9]*_*.py"))


def present_version(settings: Settings) -> str | None:
    """The number of the last step that the database took; None when it took none."""
    return (
        _sqlite_version(settings.data / FILE_NAME) if settings.is_sqlite else asyncio.run(_postgres_version(settings))
    )


def sqlalchemy_url(settings: Settings) -> str:
    """The URL as migrations want it."""
    return f"sqlite:///{settings.data / FILE_NAME}" if settings.is_sqlite else settings.database


async def create_all(target: Settings | str) -> None:
    """Create every table declared so far in an empty database, for tests; a string is a PostgreSQL URL."""
    from goodmob.core.database.engines import postgres_engine, sqlite_engine

    if isinstance(target, Settings) and target.is_sqlite:
        engine = sqlite_engine(sqlalchemy_url(target))
        metadata.create_all(engine)
        engine.dispose()
        return
    asynchronous = postgres_engine(target if isinstance(target, str) else target.database)
    async with asynchronous.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await asynchronous.dispose()


def _sqlite_version(path: Path) -> str | None:
    import apsw

    if not path.exists():
        return None
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        row = connection.execute(_READ_VERSION).fetchone()
    except apsw.SQLError:
        return None
    finally:
        connection.close()
    return str(row[0]) if row else None


async def _postgres_version(settings: Settings) -> str | None:
    import asyncpg

    connection = await asyncpg.connect(settings.database)
    try:
        version = await connection.fetchval(_READ_VERSION)
    except asyncpg.UndefinedTableError:
        return None
    finally:
        await connection.close()
    return version and str(version)
