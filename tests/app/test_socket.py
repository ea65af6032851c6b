"""The command line speaks to the running server, and opens the house itself where none runs."""

import asyncio
import stat

import pytest

from goodmob.app.cli.asking import asking
from goodmob.app.commands.wishes import NewAccount
from goodmob.app.folder import SOCKET
from goodmob.app.socket import CommandSocket
from goodmob.core.errors import Refusal
from tests.world.world import PASSWORD, World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def make(world: World, username: str) -> str:
    with asking(world.house.settings) as ask:
        made: str = ask("account.create", NewAccount(username, f"{username}@example.org", PASSWORD))["username"]
        return made


async def test_the_server_does_what_the_command_line_asks(world: World) -> None:
    commands = CommandSocket(world.house)
    await commands.open()

    assert await asyncio.to_thread(make, world, "ada") == "ada"
    with pytest.raises(Refusal, match="Username has already been taken"):
        await asyncio.to_thread(make, world, "ada")
    await commands.close()


async def test_only_the_user_of_the_server_may_ask(world: World) -> None:
    commands = CommandSocket(world.house)
    await commands.open()

    assert stat.S_IMODE((world.house.settings.data / SOCKET).stat().st_mode) == 0o600
    await commands.close()
    assert not (world.house.settings.data / SOCKET).exists()


async def test_a_socket_left_behind_is_replaced(world: World) -> None:
    (world.house.settings.data / SOCKET).write_text("")
    commands = CommandSocket(world.house)

    await commands.open()

    assert await asyncio.to_thread(make, world, "ben") == "ben"
    await commands.close()
