"""Reading the database file: on the loop, where a page costs microseconds, and what takes long on a thread."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import apsw

from goodmob.core.database.forms import Form
from goodmob.core.database.sqlite.connect import reading_connection
from goodmob.core.database.sqlite.errors import in_our_words

log = logging.getLogger(__name__)

LONGEST_SECONDS = 0.005
INSTRUCTIONS_A_TICK = 10_000

Asked = tuple[Form, tuple[Any, ...]]


class Reader:
    """Two read-only connections: the loop's, which is interrupted after some milliseconds, and the reader thread's."""

    def __init__(self, path: Path) -> None:
        self.long_reads = 0
        self._ticking_since = 0.0
        self._connection = reading_connection(path)
        self._connection.set_progress_handler(self._took_too_long, INSTRUCTIONS_A_TICK)
        self._patient = reading_connection(path)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite-reader")

    async def rows(self, form: Form, values: tuple[Any, ...], *, long: bool) -> list[Any]:
        """The rows of one statement; one that is said or found to be long does not hold up the loop."""
        if not long:
            self._ticking_since = 0.0
            try:
                return form.rows(self._connection.execute(form.sql, values).fetchall())
            except apsw.InterruptError:
                self._count_long(form.sql)
            except apsw.Error as error:
                raise _as_reader(error) from error
        return await self._on_thread(lambda: form.rows(self._patient.execute(form.sql, values).fetchall()))

    async def together(self, questions: Sequence[Asked]) -> list[list[Any]]:
        """The rows of several statements, seen in one snapshot."""
        self._ticking_since = 0.0
        try:
            return _in_one_snapshot(self._connection, questions)
        except apsw.InterruptError:
            self._count_long("; ".join(form.sql for form, _ in questions))
        except apsw.Error as error:
            raise _as_reader(error) from error
        return await self._on_thread(lambda: _in_one_snapshot(self._patient, questions))

    def close(self) -> None:
        """Interrupt what still runs and let the file go."""
        self._patient.interrupt()
        self._thread.shutdown()
        self._patient.close()
        self._connection.close()

    def _took_too_long(self) -> bool:
        # The thread's own time, so that a busy machine makes no read long; looked at only by those that tick.
        now = time.thread_time()
        if not self._ticking_since:
            self._ticking_since = now
        return now - self._ticking_since > LONGEST_SECONDS

    def _count_long(self, sql: str) -> None:
        self.long_reads += 1
        log.warning("A read took too long for the loop and goes to the reader thread: %s", sql)

    async def _on_thread(self, ask: Callable[[], list[Any]]) -> list[Any]:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, ask)
        except apsw.Error as error:
            raise _as_reader(error) from error


def _as_reader(error: apsw.Error) -> Exception:
    # Here it is no full disk or the like, but an attempt to change something.
    return error if isinstance(error, apsw.ReadOnlyError) else in_our_words(error)


def _in_one_snapshot(connection: apsw.Connection, questions: Sequence[Asked]) -> list[list[Any]]:
    # Nothing here awaits: a snapshot that lived across an await would hold up the checkpoint.
    connection.execute("BEGIN")
    try:
        return [form.rows(connection.execute(form.sql, values).fetchall()) for form, values in questions]
    finally:
        connection.execute("COMMIT")
