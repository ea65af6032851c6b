"""TLS: the certificate must be for the name asked for, although the client connects to an address."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from goodmob.core.http.client import GuardedClient
from goodmob.core.http.errors import Unreachable
from tests.core.http.far_server import FarServer, answer, resolving


def certificate_for(host: str, folder: Path) -> tuple[Path, Path]:
    """A certificate that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return certificate, secret


@asynccontextmanager
async def https_server(folder: Path) -> AsyncIterator[tuple[FarServer, GuardedClient]]:
    """far.example over TLS, and a client that trusts its certificate."""
    certificate, secret = certificate_for("far.example", folder)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(certificate, secret)
    far = FarServer({"/": answer("200 OK", b"sealed")})
    listening = await asyncio.start_server(far.meet, "127.0.0.1", 0, ssl=shown)
    far.port = listening.sockets[0].getsockname()[1]
    here = resolving({"far.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]})
    trusting = ssl.create_default_context(cafile=str(certificate))
    client = GuardedClient("Goodmob/test", allow_private=True, resolve=here, ssl_context=trusting)
    try:
        yield far, client
    finally:
        await client.aclose()
        listening.close()


async def test_the_name_asked_for_must_be_in_the_certificate(tmp_path: Path) -> None:
    async with https_server(tmp_path) as (far, client):
        assert (await client.get(f"https://far.example:{far.port}/")).body == b"sealed"
        with pytest.raises(Unreachable, match="certificate"):
            await client.get(f"https://other.example:{far.port}/")


async def test_a_certificate_nobody_vouches_for_is_not_trusted(tmp_path: Path) -> None:
    async with https_server(tmp_path) as (far, _):
        here = resolving({"far.example": ["127.0.0.1"]})
        stranger = GuardedClient("Goodmob/test", allow_private=True, resolve=here)
        with pytest.raises(Unreachable, match="certificate"):
            await stranger.get(f"https://far.example:{far.port}/")
        await stranger.aclose()
