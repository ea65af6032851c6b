"""Mo and what Mo decides: short words for the tests of moderation."""

from typing import Any

from goodmob.app.commands.wishes import EVERY_SCOPE
from tests.world.world import Client, World

ACCOUNTS = "/api/v1/admin/accounts"
EVERYTHING = f"{EVERY_SCOPE} admin:read admin:write"


async def staff(world: World, username: str = "mo", role: str = "moderator") -> Client:
    """Somebody who looks after the server, with a token for it."""
    return await world.person(username, role=role, scopes=EVERYTHING)


async def decide(mo: Client, whom: Client, type_: str, text: str = "", **more: Any) -> None:
    """Does something to an account, or refuses to."""
    await mo.api("POST", f"{ACCOUNTS}/{whom.id}/action", json={"type": type_, "text": text, **more})


async def lift(mo: Client, whom: Client, verb: str) -> Any:
    """Takes it back; gives the account as staff see it."""
    return await mo.api("POST", f"{ACCOUNTS}/{whom.id}/{verb}")
