"""Short words for what people ask of each other around mobs in the tests."""

from typing import Any

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from tests.mobs.calling import MOBS, join
from tests.mobs.scene import called
from tests.world.world import Client, World

NEEDS, QUESTIONS = "/api/v1/needs", "/api/v1/questions"


async def chapter_of(world: World, host: Client, parent: Any, **more: Any) -> Any:
    """A mob of the host that is, or asks to be, a chapter of another."""
    return await called(world, host, parent_id=parent["id"], title="Pick up litter here, too", **more)


async def choose(host: Client, mob: Any, **choices: str) -> Any:
    """Chooses what others may do around the mob."""
    return await host.api("PATCH", f"{MOBS}/{mob['id']}/choices", json=choices)


async def chapters(who: Client, mob: Any) -> Any:
    """The chapters of a mob as somebody sees them."""
    return await who.api("GET", f"{MOBS}/{mob['id']}/chapters")


async def offer(who: Client, mob: Any, **more: Any) -> Any:
    """Puts three seats on the board of a mob, or what is said instead."""
    usual = {"kind": "ride", "side": "offered", "text": "Seats in a red car", "places": 3, "contact": "call 555 0100"}
    return await who.api("POST", f"{MOBS}/{mob['id']}/needs", json={**usual, **more})


async def board(who: Client, mob: Any) -> Any:
    """What is wanted and offered around a mob, as somebody sees it."""
    return await who.api("GET", f"{MOBS}/{mob['id']}/needs")


async def take(who: Client, need: Any, **more: Any) -> Any:
    """Asks for a need and gives it as it then is."""
    return await who.api("POST", f"{NEEDS}/{need['id']}/take", json=more)


async def accept(who: Client, need: Any, taker: Client) -> Any:
    """Lets somebody have it."""
    return await who.api("POST", f"{NEEDS}/{need['id']}/takers/{taker.id}/accept")


async def ask(who: Client, mob: Any, text: str) -> Any:
    """Asks something around a mob."""
    return await who.api("POST", f"{MOBS}/{mob['id']}/questions", json={"text": text})


async def asked(who: Client, mob: Any) -> list[tuple[str, int]]:
    """The questions of a mob as somebody sees them, with their votes."""
    return [(one["text"], one["votes"]) for one in await who.api("GET", f"{MOBS}/{mob['id']}/questions")]


async def campaign(world: World, host: Client, council: Client, **more: Any) -> Any:
    """A mob that asks the council, which is an organisation, to mend the lock."""
    await council.api("PATCH", "/api/v1/accounts/update_credentials", json={"bot": True})
    addressee = {"addressee[kind]": "organisation", "addressee[account]": f"@{council.username}"}
    return await called(world, host, demand="Mend the lock", **{"verb": "say", **more, **addressee})


async def answer(council: Client, mob: Any, outcome: str, text: str = "We hear you") -> Any:
    """The council answers with a public post, and the mob as it then is."""
    post = await council.api("POST", "/api/v1/statuses", json={"status": text})
    about = {"status_id": post["id"], "outcome": outcome}
    return await council.api("POST", f"{MOBS}/{mob['id']}/answer", json=about)


async def everybody_joins(mob: Any, *people: Client) -> None:
    """All of them join."""
    for who in people:
        await join(who, mob)


async def remove_account(world: World, who: Client) -> None:
    """Everything hears that somebody's account is gone, and what follows from it."""

    async def announce(tx: Transaction) -> None:
        await tx.announce(AccountDeleted(int(who.id)))

    await world.house.db.act(announce)
    await world.settle()
