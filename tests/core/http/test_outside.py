"""The way to the outside costs nothing until somebody goes there."""

import subprocess
import sys

import pytest

from goodmob.core.http.errors import Blocked
from goodmob.core.http.outside import Outside
from tests.core.http.far_server import answer, far_server

HEAVY = ("httpx2", "aiosmtplib", "asyncpg", "alembic")


async def test_requests_go_through_the_guarded_client() -> None:
    async with far_server({"/": answer("200 OK", b"hello"), "/inbox": answer("202 Accepted")}) as far:
        indoors, abroad = Outside("Goodmob/test", allow_private=True), Outside("Goodmob/test")
        address = far.url.replace("far.example", "127.0.0.1")

        assert (await indoors.get(address, max_bytes=5)).body == b"hello"
        assert (await indoors.post(f"{address}/inbox", content=b"{}")).status == 202
        with pytest.raises(Blocked):
            await abroad.get(address)
        await indoors.aclose()
        await abroad.aclose()


async def test_whoever_never_went_out_can_close() -> None:
    await Outside("Goodmob/test").aclose()


def test_a_server_on_sqlite_starts_without_what_it_may_never_need() -> None:
    question = f"import goodmob.app.server, sys; print([name for name in {HEAVY} if name in sys.modules])"

    told = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True).stdout

    assert told == "[]\n"
