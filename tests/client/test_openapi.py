"""The API keeps to its own description, whoever reads it; `make drill` does this for longer."""

import asyncio

import pytest

from bench.server import Server
from tests.client.fuzzing import a_member_of_staff, fuzz

SECONDS = 10


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
async def test_no_request_of_the_described_kind_breaks_the_server(server: Server) -> None:
    token = await asyncio.to_thread(a_member_of_staff, server)

    assert not await asyncio.to_thread(fuzz, server, token, SECONDS)
