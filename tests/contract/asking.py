"""Ask a door of Mastodon's API and lay the answer beside the documentation."""

from typing import Any

from tests.contract.coverage import kind_of
from tests.contract.laying import differences
from tests.world.client import Client


async def laid(client: Client, method: str, path: str, **about: Any) -> Any:
    """The JSON of a successful answer; an AssertionError that lists each field which is not as documented."""
    said = await client.api(method, path, **about)
    found = differences(kind_of(method, path.partition("?")[0]), said)
    assert not found, f"{method} {path}:\n" + "\n".join(found)
    return said
