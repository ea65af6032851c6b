"""How the file is opened."""

from pathlib import Path

import apsw

from goodmob.core.database.sqlite.connect import reading_connection, writing_connection


def test_the_value_of_a_limit_does_not_have_a_statement_planned_anew(tmp_path: Path) -> None:
    connections = [opened(tmp_path / "goodmob.db") for opened in (writing_connection, reading_connection)]

    assert [connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, -1) for connection in connections] == [1, 1]
