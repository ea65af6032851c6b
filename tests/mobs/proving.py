"""Short words for what people say of the deeds of others in the tests."""

from typing import Any

from PIL import Image

from goodmob.core.clock import HOUR
from tests.media.child.test_likeness import scene
from tests.media.samples import stored
from tests.mobs.scene import Json, called
from tests.world.world import Client, World


async def under_way(world: World, host: Client, *doers: Client, **fields: Any) -> Json:
    """A mob of the host that is live, and at which all of these have done one thing."""
    mob = await called(world, host, ahead=0, lasts=2 * HOUR, **fields)
    await world.settle()
    for doer in doers:
        await did(world, doer, mob)
    return mob


async def did(world: World, doer: Client, mob: Json, *pictures: Image.Image, **wish: Any) -> Json:
    """The deed of somebody, with these pictures or quiet, after everything has followed from it."""
    media_ids = [await sent(doer, stored(image, "JPEG")) for image in pictures]
    about = {"media_ids": media_ids} if pictures else {"quiet": True}
    deed: Json = await doer.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json={**about, **wish})
    await world.settle()
    return deed


async def sent(who: Client, data: bytes, form: str = "jpeg") -> str:
    """The id of a picture that was uploaded."""
    file = {"file": (f"deed.{form}", data, f"image/{form}")}
    return str((await who.api("POST", "/api/v2/media", files=file))["id"])


def photo(seed: int, size: tuple[int, int] = (320, 240)) -> Image.Image:
    """One of many photographs that all differ."""
    return scene(seed, (640, 480)).resize(size)


async def say(who: Client, deed: Json, verb: str, **about: Any) -> Json:
    """The deed after somebody witnessed it, or the like."""
    said: Json = await who.api("POST", f"{path_of(deed)}/{verb}", json=about)
    return said


async def review(who: Client, deed: Json, step: str, **about: Any) -> Json:
    """The review after a reviewer took a step."""
    path = f"/api/v1/mobs/{deed['mob_id']}/reviews/{deed['id']}/{step}"
    reviewed: Json = await who.api("POST", path, json=about)
    return reviewed


async def decide(who: Client, deed: Json, verdict: str, **about: Any) -> Json:
    """The deed after a review."""
    decided: Json = (await review(who, deed, "decide", verdict=verdict, **about))["deed"]
    return decided


async def status(who: Client, deed: Json, way: str, **about: Any) -> int:
    """The status of the answer to what somebody says, at this way of the deed or of its review."""
    path = path_of(deed) if way in {"witness", "unwitness", "dispute"} else path_of(deed).replace("deeds", "reviews")
    return (await who.post(f"{path}/{way}", json=about)).status_code


async def figures(who: Client, mob: Json) -> tuple[int, int, int]:
    """People who did it, units, and verified units."""
    seen = await who.api("GET", f"/api/v1/mobs/{mob['id']}")
    return seen["done"], seen["tally"], seen["verified"]


async def deed_now(who: Client, deed: Json) -> Json:
    """The deed as somebody sees it now."""
    deeds = await who.api("GET", f"/api/v1/mobs/{deed['mob_id']}/deeds")
    return next(one for one in deeds if one["id"] == deed["id"])


def path_of(deed: Json) -> str:
    """Where the deed is."""
    return f"/api/v1/mobs/{deed['mob_id']}/deeds/{deed['id']}"
