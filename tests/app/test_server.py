"""The server as a process: what it prints, what it refuses, and how it leaves."""

import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.app.operator import ADA, PATIENCE, goodmob, serving, variables

FIRST = '{"username": "ada", "email": "ada@example.org", "password": "correct horse", "token": "adas-token"}\n'


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return variables(tmp_path / "data")


@pytest.fixture
def server(environ: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """A server on an empty folder, which has said that it listens."""
    with serving(environ) as process:
        assert line_of(process) == f"Goodmob is at {address(environ)} (Ctrl-C stops it)\n"
        yield process


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline()


def address(environ: dict[str, str]) -> str:
    return f"http://127.0.0.1:{environ['GOODMOB_PORT']}"


def test_the_first_start_prints_the_way_to_become_the_owner(server: "subprocess.Popen[str]") -> None:
    link = re.search(r"http://\S+/start/\S{20,}", line_of(server))

    assert link
    assert httpx2.get(link[0]).status_code == 200
    assert httpx2.get(f"{link[0]}x").status_code == 404


def test_commands_reach_the_server_and_a_signal_ends_it_although_a_stream_is_open(
    server: "subprocess.Popen[str]", environ: dict[str, str]
) -> None:
    imported = goodmob(environ, "account", "import", "-", given=FIRST)
    headers = {"Authorization": "Bearer adas-token"}

    with httpx2.stream("GET", f"{address(environ)}/api/v1/streaming/user", headers=headers) as stream:
        server.send_signal(signal.SIGINT)
        ended = server.wait(PATIENCE)

    assert (imported.code, stream.status_code, ended) == (0, 200, 0)
    assert server.stderr
    assert " error " not in server.stderr.read()


def test_a_second_server_is_refused_in_one_line(server: "subprocess.Popen[str]", environ: dict[str, str]) -> None:
    same_port = goodmob(environ, "serve")
    same_folder = goodmob(variables(Path(environ["GOODMOB_DATA"])), "serve")

    assert (same_port.code, same_folder.code) == (1, 1)
    assert re.fullmatch(r"goodmob: cannot listen on 127\.0\.0\.1 port \d+: .*\n", same_port.err)
    assert (
        same_folder.err == f"goodmob: {environ['GOODMOB_DATA']} is in use by another Goodmob (process {server.pid})\n"
    )


def test_commands_open_the_house_themselves_where_no_server_runs(environ: dict[str, str]) -> None:
    made = goodmob(environ, *ADA)
    token = goodmob(environ, "token", "create", "ada")
    unknown = goodmob(environ, "token", "create", "ben")

    assert made.out.strip().isdigit()
    assert len(token.out.strip()) > 20
    assert (unknown.code, unknown.err) == (1, "goodmob: There is no account ben on this server\n")


def test_a_file_with_a_wrong_line_makes_nobody(environ: dict[str, str]) -> None:
    refused = goodmob(environ, "account", "import", "-", given=f'{FIRST}\n{{"username": 7}}\n')

    assert (refused.code, refused.out) == (1, "")
    assert "line 3: Expected `str`, got `int`" in refused.err
    assert not Path(environ["GOODMOB_DATA"]).exists()


@pytest.mark.parametrize(
    ("more", "words", "told"),
    [
        ({"GOODMOB_PROT": "1"}, ["serve"], "goodmob: unknown variable GOODMOB_PROT; the nearest known one is"),
        ({"GOODMOB_BUS": "redis://x"}, list(ADA), "goodmob: bus: this version speaks within one process only"),
        ({}, ["worker"], "goodmob: a worker needs PostgreSQL"),
        ({}, ["dance"], "No such command 'dance'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    environ: dict[str, str], more: dict[str, str], words: list[str], told: str
) -> None:
    refused = goodmob({**environ, **more}, *words)

    assert refused.code in {1, 2}
    assert told in refused.err
