"""Short words for reports in tests."""

from typing import Any

from goodmob.app.commands.wishes import EVERY_SCOPE
from goodmob.instance.actions.keep_rules import add_rule
from tests.world.client import Client
from tests.world.world import World

REPORTS, ADMIN = "/api/v1/reports", "/api/v1/admin/reports"


async def staff(world: World, username: str, role: str = "moderator") -> Client:
    """Somebody who looks after the place, with a token for all that staff do."""
    return await world.person(username, role=role, scopes=f"{EVERY_SCOPE} admin:read admin:write")


async def report(who: Client, whom: Client, **more: Any) -> Any:
    """Reports somebody, and gives the report as whoever made it sees it."""
    return await who.api("POST", REPORTS, json={"account_id": whom.id, **more})


async def a_rule(world: World, text: str = "Be kind") -> str:
    """The id of a new rule of the place."""
    return str((await world.house.db.act(add_rule, text)).id)


async def listed(who: Client, **asked: Any) -> list[str]:
    """The ids of the reports that staff are shown, newest first."""
    return [shown["id"] for shown in await who.api("GET", ADMIN, params=asked)]


async def handle(who: Client, told: Any, verb: str) -> Any:
    """Does something with a report; gives it as it is then."""
    return await who.api("POST", f"{ADMIN}/{told['id']}/{verb}")
