"""How a command reaches the data: through the running server, or by opening the house itself."""

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from goodmob.app.commands.wishes import Reply
from goodmob.app.folder import SOCKET, HeldError, holding, near
from goodmob.core.errors import Refusal
from goodmob.core.settings import Settings

SECONDS_FOR_START = 20.0
"""How long a command waits for a server that holds the folder and does not listen yet."""

Ask = Callable[[str, msgspec.Struct], Any]
"""Asks for a command by name and gives its answer; Refusal where it was refused."""


@contextmanager
def asking(settings: Settings) -> Iterator[Ask]:
    """A way to ask whoever owns the data: the running server, else this process for as long as the block runs."""
    with ExitStack() as stack:
        server = _reach_server(settings, stack)
        if server:
            yield server
            return
        yield _own_house(settings, stack)


def _own_house(settings: Settings, stack: ExitStack) -> Ask:
    # Importing the whole house takes most of a second, which a command that finds a server does not need.
    from goodmob.app.commands.table import obey
    from goodmob.app.opening import close_house, open_house
    from goodmob.core.database.migrate import migrate

    migrate(settings)
    runner = stack.enter_context(asyncio.Runner())
    house = runner.run(open_house(settings))
    stack.callback(lambda: runner.run(close_house(house)))
    return lambda command, params: _answer(runner.run(obey(house, _question(command, params))))


def _reach_server(settings: Settings, stack: ExitStack) -> Ask | None:
    """The way to the running server; None where there is none, and then the folder is held instead."""
    if not settings.is_sqlite:
        return None
    patience = time.monotonic() + SECONDS_FOR_START
    while True:
        if connection := _connect(settings.data / SOCKET):
            return _through(connection, stack)
        try:
            stack.enter_context(holding(settings.data))
        except HeldError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.1)
        else:
            return None


def _through(connection: socket.socket, stack: ExitStack) -> Ask:
    stack.enter_context(connection)
    replies = stack.enter_context(connection.makefile("rb"))

    def ask(command: str, params: msgspec.Struct) -> Any:
        connection.sendall(_question(command, params) + b"\n")
        return _answer(replies.readline())

    return ask


def _connect(path: Path) -> socket.socket | None:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.connect(near(path))
    except (FileNotFoundError, ConnectionRefusedError):
        connection.close()
        return None
    return connection


def _question(command: str, params: msgspec.Struct) -> bytes:
    return msgspec.json.encode({"command": command, "params": params})


def _answer(line: bytes) -> Any:
    if not line:
        raise Refusal("The server has stopped")
    reply = msgspec.json.decode(line, type=Reply)
    if reply.refused:
        raise Refusal(reply.refused)
    return reply.answer
