"""Opening the database that the settings name."""

from goodmob.core.clock import Clock
from goodmob.core.database.interface import Database, Outbox
from goodmob.core.ids import IdMaker
from goodmob.core.settings import Settings

FILE_NAME = "goodmob.db"


def open_database(settings: Settings, clock: Clock, ids: IdMaker, outbox: Outbox) -> Database:
    """The database, not yet started: the file in the data folder, or PostgreSQL where a URL is given."""
    # Each driver is imported only where it is used, because it costs megabytes.
    if settings.is_sqlite:
        from goodmob.core.database.sqlite.database import SqliteDatabase

        return SqliteDatabase(settings.data / FILE_NAME, clock, ids, outbox)
    from goodmob.core.database.postgres.database import PostgresDatabase

    return PostgresDatabase(settings.database, clock, ids, outbox)
