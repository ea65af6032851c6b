"""How a new step is written: numbered, and so that both databases can read it."""

from collections.abc import Callable
from typing import Any

from alembic.operations.ops import CreateIndexOp, DropIndexOp, MigrationScript, OpContainer
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Dialect, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

_postgres: Callable[[], Dialect] = postgresql.dialect
_DIALECTS = {"postgresql_where": _postgres(), "sqlite_where": sqlite.dialect()}


def rewrite(context: MigrationContext, _revision: Any, scripts: list[MigrationScript]) -> None:
    """Alembic's process_revision_directives."""
    steps: ScriptDirectory = context.opts["script"]
    for script in scripts:
        script.rev_id = f"{int(steps.get_current_head() or 0) + 1:04d}"
        for container in (script.upgrade_ops, script.downgrade_ops):
            if container is not None:
                _spell_conditions(container)


def _spell_conditions(container: OpContainer) -> None:
    for step in container.ops:
        if isinstance(step, OpContainer):
            _spell_conditions(step)
        elif isinstance(step, CreateIndexOp | DropIndexOp):
            step.kw.update({name: _spelt(step.kw[name], way) for name, way in _DIALECTS.items() if name in step.kw})


def _spelt(condition: ClauseElement, dialect: Dialect) -> ClauseElement:
    # "has_media = 1", as SQLite says it, is an error on PostgreSQL, and Alembic would give both the one it ran on.
    return text(str(condition.compile(dialect=dialect, compile_kwargs={"literal_binds": True, "include_table": False})))
