"""The operator keeps emoji, and everybody writes with them."""

from typing import Any

import pytest
from PIL import Image
from sqlalchemy import bindparam, select

from goodmob.core.audit import audit_entry
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from tests.media.emoji import give_emoji
from tests.media.samples import moving_gif, opened, picture
from tests.media.tools import MP4_HEAD
from tests.posts.saying import read, say
from tests.world.client import Client
from tests.world.world import World

AUDITED = statement(select(audit_entry.c.action).where(audit_entry.c.target == bindparam("target")))


def names(thing: Any) -> list[str]:
    return [emoji["shortcode"] for emoji in thing["emojis"]]


async def kept(world: World) -> list[Any]:
    listed: list[Any] = await world.anyone.api("GET", "/api/v1/custom_emojis")
    return listed


async def test_an_emoji_keeps_its_proportions_and_is_served(world: World) -> None:
    await give_emoji(world, "owl", picture("PNG", (600, 300)), "birds")

    [owl] = await kept(world)
    assert (owl["shortcode"], owl["category"], owl["url"]) == ("owl", "birds", owl["static_url"])
    key = owl["url"].removeprefix("https://goodmob.test/media/")
    assert opened(world.house.blobs.path(key)).size == (128, 64)
    assert (await world.anyone.get(f"/media/{key}")).headers["content-type"] == "image/png"


async def test_a_moving_emoji_has_a_still_one_beside_it(world: World) -> None:
    await give_emoji(world, "cat", moving_gif())

    [cat] = await kept(world)
    files = [world.house.blobs.path(cat[name].partition("/media/")[2]) for name in ("url", "static_url")]
    with Image.open(files[0]) as shown, Image.open(files[1]) as still:
        assert (getattr(shown, "n_frames", 1), getattr(still, "n_frames", 1)) == (3, 1)
    await give_emoji(world, "cat", gone=True)
    assert await kept(world) == []
    assert not any(file.exists() for file in files)


@pytest.mark.parametrize(
    ("shortcode", "content", "words"),
    [
        ("o", b"", "Shortcode must be 2 to 64 letters"),
        ("an owl", b"", "Shortcode must be 2 to 64 letters"),
        ("OWL", b"", "Shortcode has already been taken"),
        ("cat", b"no picture", "Image is not a picture"),
        ("cat", MP4_HEAD, "Image is not a picture"),
        ("cat", b"\x89PNG\r\n\x1a\n" + b"x" * 300_000, "Image is too large"),
    ],
)
async def test_what_is_no_emoji_is_refused(world: World, shortcode: str, content: bytes, words: str) -> None:
    await give_emoji(world, "owl")

    with pytest.raises(Invalid, match=words):
        await give_emoji(world, shortcode, content)
    assert names({"emojis": await kept(world)}) == ["owl"]
    with pytest.raises(NotFound):
        await give_emoji(world, "cat", gone=True)


async def test_staff_deeds_are_noted(world: World) -> None:
    await give_emoji(world, "owl")
    await give_emoji(world, "owl", gone=True)

    deeds = await world.house.db.all(AUDITED, target="emoji:owl")
    assert [row.action for row in deeds] == ["emoji.add", "emoji.remove"]


async def writing(world: World) -> tuple[Client, Any]:
    ada = await world.person("ada")
    fields = {"fields_attributes[0][name]": "Bird", "fields_attributes[0][value]": ":owl:"}
    wish = {"display_name": "Ada :owl:", "note": "I like :owl:", **fields}
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data=wish)
    poll = {"options": ["Yes :owl:", "No"], "expires_in": 600}
    return ada, await say(ada, "Look, :owl: and :rat:", spoiler_text="Birds :owl:", poll=poll)


async def test_emoji_come_and_go_in_everything_that_names_them(world: World) -> None:
    ada, post = await writing(world)
    assert names(post) == names(post["poll"]) == names(post["account"]) == []

    await give_emoji(world, "owl")
    shown = await read(ada, post)
    assert names(shown) == names(shown["poll"]) == names(shown["account"]) == ["owl"]

    await give_emoji(world, "owl", gone=True)
    assert names(await read(ada, post)) == []


async def test_pages_show_pictures_for_names(world: World) -> None:
    _, post = await writing(world)
    await give_emoji(world, "owl")
    [owl] = await kept(world)
    image = f'<img class="emoji" src="{owl["static_url"]}" alt=":owl:"'

    page = (await world.anyone.get(f"/@ada/{post['id']}")).text
    profile = (await world.anyone.get("/@ada")).text

    # Its author, its warning, what it says and what can be chosen; a reader of the title gets letters.
    assert page.count(image) == 4
    assert "and :rat:" in page
    assert profile.count(image) >= 3
    assert f"<h1><bdi>Ada {image}" in profile
    assert "<title>Ada :owl: (@ada)" in profile
