"""Two Goodmobs talk over TLS: people of one follow, answer and boost people of the other."""

from tests.federation.neighbours import Neighbours
from tests.federation.neighbours import neighbours as neighbours


async def test_each_is_reached_behind_its_certificate(neighbours: Neighbours) -> None:
    here, there = neighbours.here, neighbours.there

    answer = await here.house.http.get(f"{there.house.settings.base_url}/api/v2/instance")

    assert answer.status == 200
    assert there.house.settings.local_domain.encode() in answer.body
