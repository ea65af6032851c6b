"""What staff tell everybody, in tests."""

from typing import Any

from goodmob.announcements.actions.keep import make_announcement, remove_announcement
from goodmob.announcements.rules import AnnouncementWish
from tests.world.world import World

ANNOUNCEMENTS = "/api/v1/announcements"


async def tell(world: World, text: str = "Tea at five.", **about: Any) -> str:
    """An announcement by staff; gives its id."""
    made = await world.house.db.act(make_announcement, AnnouncementWish(text, **about))
    await world.settle()
    return str(made.id)


async def untell(world: World, id: str) -> None:  # noqa: A002 - as the API calls it
    """Staff take the announcement away."""
    await world.house.db.act(remove_announcement, int(id))
    await world.settle()
