"""The doctor says what is wrong, and changes nothing."""

import sqlite3
from pathlib import Path

import pytest

from tests.app.operator import ADA, goodmob, variables


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return variables(tmp_path / "data")


def test_a_folder_that_is_not_there_yet_is_no_illness(environ: dict[str, str]) -> None:
    looked = goodmob(environ, "doctor")

    assert looked.code == 0
    assert "note   database: empty; the first start fills it" in looked.out
    assert not Path(environ["GOODMOB_DATA"]).exists()


def test_a_healthy_server_is_told_so(environ: dict[str, str]) -> None:
    goodmob(environ, *ADA, "--role", "owner")

    looked = goodmob(environ, "doctor")

    assert looked.code == 0
    assert "fine   integrity: every page is whole" in looked.out
    assert "fine   people: 1 own this server" in looked.out
    assert "fine   followers: counted at the inboxes of their servers as follows say" in looked.out


def test_jobs_given_up_and_followers_miscounted_are_illnesses(environ: dict[str, str]) -> None:
    goodmob(environ, *ADA)
    with sqlite3.connect(Path(environ["GOODMOB_DATA"]) / "goodmob.db") as connection:
        connection.execute("UPDATE job SET failed_at = 1")
        connection.execute("INSERT INTO follower_inbox SELECT 1, id, 'https://far.example/inbox', 1 FROM account")

    looked = goodmob(environ, "doctor")

    assert looked.code == 1
    assert "wrong  jobs: 0 waiting, " in looked.out
    assert "wrong  followers: 1 of their inboxes on other servers are not what follows say" in looked.out


def test_a_damaged_file_is_an_illness(environ: dict[str, str]) -> None:
    goodmob(environ, *ADA)
    path = Path(environ["GOODMOB_DATA"]) / "goodmob.db"
    content = bytearray(path.read_bytes())
    content[8192:] = b"\x00" * (len(content) - 8192)
    path.write_bytes(content)

    looked = goodmob(environ, "doctor")

    assert looked.code == 1
    assert "wrong  integrity: " in looked.out


def test_a_mail_server_that_does_not_answer_is_an_illness(environ: dict[str, str]) -> None:
    looked = goodmob({**environ, "GOODMOB_MAIL": f"smtp://127.0.0.1:{environ['GOODMOB_PORT']}"}, "doctor")

    assert looked.code == 1
    assert "wrong  mail: ConnectionRefusedError" in looked.out
