"""Where Alembic connects: it runs this file for every command."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from goodmob.core.database.engines import check_references, postgres_engine, sqlite_engine
from goodmob.core.database.terms import PREFIX
from goodmob.migrations.writing import rewrite

# No lane has this number, because ids are never negative.
_ONE_AT_A_TIME = -7


def _migrate(connection: Connection) -> None:
    from goodmob.app.tables import metadata

    is_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=is_sqlite,
        transactional_ddl=True,
        process_revision_directives=rewrite,
        include_name=_is_compared,
        script=context.script,
    )
    with context.begin_transaction():
        if not is_sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
        context.run_migrations()
        if is_sqlite:
            check_references(connection)


def _is_compared(name: str | None, kind: str, _: object) -> bool:
    # Of a search table SQLite lists the tables within it, too, and none looks as it was declared.
    return kind != "table" or not (name or "").startswith(PREFIX)


async def _migrate_postgres(url: str) -> None:
    engine = postgres_engine(url)
    async with engine.connect() as connection:
        await connection.run_sync(_migrate)
        await connection.commit()
    await engine.dispose()


def _run(url: str) -> None:
    if url.startswith("postgresql"):
        asyncio.run(_migrate_postgres(url))
        return
    engine = sqlite_engine(url)
    with engine.connect() as connection:
        _migrate(connection)
    engine.dispose()


_run(context.config.attributes["url"])
