"""The socket in the data folder, through which the command line speaks to the running server."""

import asyncio
import os

from goodmob.app.commands.table import obey
from goodmob.app.folder import SOCKET, near
from goodmob.core.house import House

LONGEST_LINE = 16 * 1024 * 1024


class CommandSocket:
    """Listens while the server runs; only the user of the server may connect."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._path = house.settings.data / SOCKET
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Begins to listen; call it with the data folder held, as it takes the place of a socket left behind."""
        self._path.unlink(missing_ok=True)
        mask = os.umask(0o177)
        try:
            self._server = await asyncio.start_unix_server(self._converse, near(self._path), limit=LONGEST_LINE)
        finally:
            os.umask(mask)

    async def close(self) -> None:
        """Ends listening and removes the socket."""
        if self._server:
            self._server.close()
            self._path.unlink(missing_ok=True)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                writer.write(await obey(self._house, line) + b"\n")
                await writer.drain()
        except (ConnectionError, ValueError):
            # The other side left, or sent a line beyond all measure: there is nobody to answer.
            pass
        finally:
            writer.close()
