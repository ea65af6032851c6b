"""Custom emoji: this server's own, as the list of them shows."""

from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.media.entities.emoji import render_emojis
from goodmob.media.queries.emojis import emojis_named
from goodmob.media.tables import custom_emoji
from tests.world.world import World

ADD = statement(insert(custom_emoji).inline())


async def make(tx: Transaction, shortcode: str, *, domain: str = "", disabled: bool = False) -> None:
    """Write an emoji down."""
    await tx.run(
        ADD,
        id=tx.new_id(),
        shortcode=shortcode,
        domain=domain,
        file_key=f"emoji/aa/bb/{shortcode}.webp",
        static_key=f"emoji/aa/bb/{shortcode}.png",
        visible_in_picker=True,
        disabled=disabled,
        category="animals",
        created_at=tx.now,
    )


async def test_there_are_none_at_first(world: World) -> None:
    assert await world.anyone.api("GET", "/api/v1/custom_emojis") == []


async def test_our_own_are_listed_by_name(world: World) -> None:
    for shortcode in ("owl", "cat"):
        await world.house.db.act(make, shortcode)
    await world.house.db.act(make, "dog", domain="far.example")
    await world.house.db.act(make, "rat", disabled=True)

    cat, owl = await world.anyone.api("GET", "/api/v1/custom_emojis")
    assert owl["shortcode"] == "owl"
    assert cat == {
        "shortcode": "cat",
        "url": "https://goodmob.test/media/emoji/aa/bb/cat.webp",
        "static_url": "https://goodmob.test/media/emoji/aa/bb/cat.png",
        "visible_in_picker": True,
        "category": "animals",
    }


async def test_those_of_a_text_are_found_in_one_batch(world: World) -> None:
    for shortcode in ("owl", "cat"):
        await world.house.db.act(make, shortcode)
    with world.counting() as count:
        found = await emojis_named(world.house.db, ["cat", "rat", "owl"])
        none = await emojis_named(world.house.db, [])

    assert (sorted(found), none, count.total) == (["cat", "owl"], {}, 1)
    assert render_emojis(world.house.blobs, [found["owl"]])[0].shortcode == "owl"


async def test_each_has_an_address_under_which_others_read_it(world: World) -> None:
    await world.house.db.act(make, "owl")
    await world.house.db.act(make, "dog", domain="far.example")
    await world.house.db.act(make, "rat", disabled=True)

    answer = await world.anyone.get("/emojis/owl", headers={"Accept": "application/activity+json"})

    assert answer.headers["content-type"] == "application/activity+json; charset=utf-8"
    assert answer.json()["@context"][0] == "https://www.w3.org/ns/activitystreams"
    assert {"toot": "http://joinmastodon.org/ns#", "Emoji": "toot:Emoji"} in answer.json()["@context"]
    assert {key: value for key, value in answer.json().items() if key != "@context"} == {
        "id": "https://goodmob.test/emojis/owl",
        "type": "Emoji",
        "name": ":owl:",
        "icon": {"type": "Image", "mediaType": "image/webp", "url": "https://goodmob.test/media/emoji/aa/bb/owl.webp"},
    }
    assert (await world.anyone.api("GET", "/emojis/dog@far.example"))["name"] == ":dog:"
    assert [(await world.anyone.get(f"/emojis/{name}")).status_code for name in ("dog", "rat", "@", "owl@")] == [
        404
    ] * 4
