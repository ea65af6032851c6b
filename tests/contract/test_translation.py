"""What is said of translated posts, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.posts.saying import say
from tests.posts.translating import path, service
from tests.world.world import World


@lays("* POST /api/v1/statuses/:id/translate")
async def test_a_translated_post(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Hello", language="en", poll={"options": ["Red", "Green"], "expires_in": 600})

    async with service(world):
        await laid(ada, "POST", path(post), json={"lang": "es"})
        await laid(ada, "GET", "/api/v1/instance/translation_languages")
