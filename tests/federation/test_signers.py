"""Who signed a request: people of the far server, by keys that their own documents name."""


import pytest

from goodmob.federation.signers import Signed, signer_of
from tests.federation.requests import request_of
from tests.world.far_server import FarPerson
from tests.world.world import World

INBOX = "/inbox"


async def signed_by(world: World, person: FarPerson, body: bytes | None = b"{}", path: str = INBOX) -> Signed:
    """Whom the house takes for the signer of a request of this person."""
    method = "GET" if body is None else "POST"
    headers = person.signed(method, f"{world.house.settings.base_url}{path}", body)
    return await signer_of(world.house, request_of(world, method, path, headers, body))


@pytest.mark.parametrize("scheme", ["cavage", "rfc9421"])
@pytest.mark.parametrize("body", [b'{"type":"Like"}', None], ids=["post", "get"])
async def test_mo_is_known_by_the_key_in_the_own_document(world: World, scheme: str, body: bytes | None) -> None:
    far = world.far_server("far.example")
    far.signs_with = scheme
    mo = far.person("mo")

    first, second = await signed_by(world, mo, body), await signed_by(world, mo, body)

    assert first.actor == second.actor == mo.uri
    assert first.key_id == mo.key_id
    assert far.asked.count(mo.uri) == 1
