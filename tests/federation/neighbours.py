"""Two houses that talk for real: each behind TLS on a port of this machine, each with the other in reach."""

import asyncio
import shutil
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from goodmob.core.database.open import FILE_NAME
from goodmob.core.http.client import GuardedClient
from goodmob.core.settings import load
from tests.world.clock import SteppedClock
from tests.world.onair import Stage, port_taken
from tests.world.opening import opened
from tests.world.world import World

NAMES = ("here.test", "there.test")
ROUNDS = 6
"""How often both settle for one thing that happened: a request, its answer, and what follows from that."""


@dataclass(frozen=True)
class Neighbours:
    """Two worlds on one clock, whose houses reach each other by HTTPS alone."""

    here: World
    there: World

    async def settle(self) -> None:
        """Runs what is due in both until what each said to the other is done."""
        for _ in range(ROUNDS):
            await self.here.settle()
            await self.there.settle()


@pytest.fixture
async def neighbours(
    database: dict[str, str], sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Neighbours]:
    """Two servers with nobody in them; the first on either database, the second on SQLite."""
    second = tmp_path_factory.mktemp("there")
    shutil.copyfile(sqlite_template, second / FILE_NAME)
    folder, clock = tmp_path_factory.mktemp("certificate"), SteppedClock()
    trusted = certify(folder)
    async with AsyncExitStack() as stack:
        opened = [
            await stack.enter_async_context(_served(name, where, clock, folder, trusted))
            for name, where in zip(NAMES, (database, {"GOODMOB_DATA": str(second)}), strict=True)
        ]
        yield Neighbours(*opened)


@asynccontextmanager
async def _served(
    name: str, database: dict[str, str], clock: SteppedClock, folder: Path, trusted: ssl.SSLContext
) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        plain = stack.enter_context(port_taken(("127.0.0.1", 0)))
        front = await asyncio.start_server(
            _through_to(plain.getsockname()[1]), "127.0.0.1", 0, ssl=_server_side(folder)
        )
        stack.push_async_callback(front.wait_closed)
        stack.callback(front.close)
        address = f"https://{name}:{front.sockets[0].getsockname()[1]}"
        quiet = {"GOODMOB_RATE_LIMITS": "off", "GOODMOB_LINK_CARDS": "off", "GOODMOB_BASE_URL": address}
        house = await stack.enter_async_context(opened(load({**database, **quiet}), clock))
        client = GuardedClient("Goodmob tests", allow_private=True, resolve=_loopback, ssl_context=trusted)
        house.http = client  # type: ignore[assignment]  # what it makes itself otherwise
        stage = Stage(house, plain)
        world = World(house, clock)
        await stage.open()
        stack.push_async_callback(stage.close)
        yield world


async def _loopback(host: str, port: int) -> list[str]:
    if host not in NAMES:
        raise OSError(f"no such host: {host}")
    return ["127.0.0.1"]


def _through_to(port: int) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], "asyncio.Future[None]"]:
    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_pour(reader, inner_writer), _pour(inner_reader, writer), return_exceptions=True)

    return carry  # type: ignore[return-value]  # a coroutine function is what start_server takes


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while part := await source.read(64 * 1024):
            target.write(part)
            await target.drain()
    finally:
        target.close()


def _server_side(folder: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


def certify(folder: Path) -> ssl.SSLContext:
    """Writes a certificate of both names into the folder; gives what trusts it, and nothing else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAMES[0])])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in NAMES]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    (folder / "certificate.pem").write_bytes(pem)
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return ssl.create_default_context(cadata=pem.decode())
