"""Two thousand new accounts turn against one within minutes: she sees none of them, and staff see one case."""

from tests.social.test_shields import brigade
from tests.world.world import World

STRANGERS = 2_000


async def test_two_thousand_strangers_answer_one(world: World) -> None:
    world.change(rate_limits=False)
    await brigade(world, STRANGERS)
