"""The server: opens the house behind a listening socket, tells where it is, and leaves within three seconds."""

import asyncio
import secrets
import signal
import socket
from collections.abc import Generator
from contextlib import AsyncExitStack, ExitStack, contextmanager

import uvicorn
import uvloop

from goodmob.accounts.queries.people import is_anybody_here
from goodmob.app.alone import alone
from goodmob.app.asgi import build
from goodmob.app.folder import holding
from goodmob.app.opening import close_house, open_house
from goodmob.app.protocol import BoundedProtocol
from goodmob.app.socket import CommandSocket
from goodmob.core.database.migrate import migrate
from goodmob.core.house import House
from goodmob.core.settings import Settings, SettingsError

SECONDS_TO_FINISH = 1
SIGNALS = (signal.SIGINT, signal.SIGTERM)
LARGEST_SOCKET_MESSAGE = 64 * 1024
IDLE_SECONDS = 75


def serve(settings: Settings) -> None:
    """Serves until SIGINT or SIGTERM; a taken port or a held folder is an error before anything has happened."""
    with ExitStack() as stack:
        listener = stack.enter_context(listening(settings))
        if settings.is_sqlite:
            stack.enter_context(holding(settings.data))
        migrate(settings)
        uvloop.run(_serve(settings, listener))


async def _serve(settings: Settings, listener: socket.socket) -> None:
    async with AsyncExitStack() as stack:
        if not settings.is_sqlite:
            await stack.enter_async_context(alone(settings))
        house = await open_house(settings)
        stack.push_async_callback(close_house, house)
        if settings.is_sqlite:
            commands = CommandSocket(house)
            await commands.open()
            stack.push_async_callback(commands.close)
        house.jobs.start()
        await Server(house).serve(sockets=[listener])


@contextmanager
def listening(settings: Settings) -> Generator[socket.socket]:
    """The socket that the settings name; SettingsError where it is not to be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host, settings.port))
        except OSError as error:
            raise SettingsError(f"cannot listen on {settings.host} port {settings.port}: {error.strerror}") from error
        yield listener


class Server(uvicorn.Server):
    """Uvicorn with our manners: open streams end themselves when a signal comes, and nothing is raised afterwards."""

    def __init__(self, house: House) -> None:
        super().__init__(
            uvicorn.Config(
                build(house),
                http=BoundedProtocol,
                loop="none",
                lifespan="off",
                access_log=False,
                log_config=None,
                # The web layer reads forwarded addresses itself, as it knows which proxies to believe.
                proxy_headers=False,
                server_header=False,
                ws_max_size=LARGEST_SOCKET_MESSAGE,
                ws_per_message_deflate=False,
                timeout_keep_alive=IDLE_SECONDS,
                timeout_graceful_shutdown=SECONDS_TO_FINISH,
            )
        )
        self._house = house

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to accept, then says so."""
        await super().startup(sockets)
        await announce(self._house)

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Turns the signals that end a process into an orderly end."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self.leave)
        try:
            yield
        finally:
            for number in SIGNALS:
                loop.remove_signal_handler(number)

    def leave(self) -> None:
        """Ends the server; a second call waits for nobody any more."""
        self.force_exit = self.should_exit
        self.should_exit = True
        self._house.stopping.set()


async def announce(house: House) -> None:
    """Prints the address and, while no account exists, the one-time link for the owner."""
    base_url = house.settings.base_url
    print(f"Goodmob is at {base_url} (Ctrl-C stops it)", flush=True)
    if not await is_anybody_here(house.db):
        house.owner_token = secrets.token_urlsafe(24)
        print(f"No account exists yet. Become the owner: {base_url}/start/{house.owner_token}", flush=True)
