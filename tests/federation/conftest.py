"""The two who stand in most stories of federation."""

import pytest

from tests.world.client import Client
from tests.world.far_server import FarPerson
from tests.world.world import World


@pytest.fixture
async def ada(world: World) -> Client:
    """Ada, who lives here and whom everybody may follow."""
    return await world.person("ada")


@pytest.fixture
def mo(world: World) -> FarPerson:
    """Mo of the far server."""
    return world.far_server().person("mo")
