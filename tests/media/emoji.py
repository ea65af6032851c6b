"""Custom emoji in tests."""

from goodmob.app.commands.emojis import add, remove
from goodmob.app.commands.wishes import KeptEmoji, NewEmoji, OneEmoji
from tests.media.samples import picture
from tests.world.world import World


async def give_emoji(
    world: World, shortcode: str, content: bytes = b"", category: str = "", *, gone: bool = False
) -> KeptEmoji | None:
    """The operator adds an emoji, or takes it away."""
    if gone:
        await remove(world.house, OneEmoji(shortcode))
        await world.settle()
        return None
    return await add(world.house, NewEmoji(shortcode, content or picture("PNG", (40, 20)), category))
