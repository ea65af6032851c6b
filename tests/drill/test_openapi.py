"""Half an hour of requests made from the API's own description, on each database: none breaks the server."""

import asyncio

import pytest

from bench.server import Server
from tests.client.fuzzing import a_member_of_staff, fuzz

pytestmark = [pytest.mark.drill, pytest.mark.timeout(2_400)]

SECONDS = 900


async def test_nothing_that_the_description_allows_breaks_the_server(server: Server) -> None:
    token = await asyncio.to_thread(a_member_of_staff, server)

    assert not await asyncio.to_thread(fuzz, server, token, SECONDS)
