"""What a house really says to other servers in a day, told with small numbers for ids."""

import json
import re
from typing import Any

from goodmob.core.clock import HOUR, iso
from goodmob.federation.actions.keep_relay import RelayPlace, add_relay
from tests.media.samples import picture
from tests.world.far_server import FarPerson
from tests.world.world import World

Json = dict[str, Any]

_IDS = re.compile(r"(?<![\w.])\d{15,}(?!\w)")


async def said_in_a_day(world: World) -> list[Json]:
    """All that Ada and Ben cause to be said to the far server, in its order; contexts and proofs are left out."""
    ada, ben = await world.person("ada"), await world.person("ben")
    mo = world.far_server().person("mo")
    actors = {who.username: f"{world.house.settings.base_url}/ap/users/{who.id}" for who in (ada, ben)}
    for actor in actors.values():
        await mo.tell(mo.activity("Follow", actor))
    note = await mo.say("Good morning", to=[actors["ada"], "https://www.w3.org/ns/activitystreams#Public"])
    question = await mo.say("Tea?", type="Question", oneOf=[{"type": "Note", "name": name} for name in ("yes", "no")])

    async def do(who: Any, method: str, path: str, **about: Any) -> Any:
        done = await who.api(method, path, **about)
        world.step(seconds=1)
        await world.settle()
        return done

    async def known(uri: str) -> Json:
        found = await ada.api("GET", "/api/v2/search", params={"q": uri, "resolve": "true"})
        return dict(found["statuses"][0])

    seen, asked = await known(note["id"]), await known(question["id"])
    there = seen["account"]["id"]
    await do(ada, "POST", f"/api/v1/accounts/{there}/follow")
    file = await do(ada, "POST", "/api/v2/media", files={"file": ("a.png", picture(), "image/png")})
    await ada.api("PUT", f"/api/v1/media/{file['id']}", json={"description": "A loaf", "focus": "0.1,-0.2"})
    words = {"status": "Bread for @mo@far.example at noon #bakery", "spoiler_text": "food", "language": "en"}
    post = await do(ada, "POST", "/api/v1/statuses", json={**words, "media_ids": [file["id"]]})
    await do(ada, "PUT", f"/api/v1/statuses/{post['id']}", json={**words, "status": "Bread at one #bakery"})
    for deed in ("pin", "unpin"):
        await do(ada, "POST", f"/api/v1/statuses/{post['id']}/{deed}")
    for deed in ("favourite", "unfavourite", "reblog", "unreblog"):
        await do(ada, "POST", f"/api/v1/statuses/{seen['id']}/{deed}")
    await do(ada, "PUT", f"/api/v1/pleroma/statuses/{seen['id']}/reactions/🎉")
    await do(ada, "POST", f"/api/v1/polls/{asked['poll']['id']}/votes", json={"choices": [0]})
    poll = {"options": ["left", "right"], "expires_in": 3600}
    await do(ada, "POST", "/api/v1/statuses", json={"status": "Which way?", "poll": poll})
    await do(ada, "POST", "/api/v1/reports", json={"account_id": there, "comment": "Spam", "forward": True})
    await do(ada, "DELETE", f"/api/v1/statuses/{post['id']}")
    await do(ada, "PATCH", "/api/v1/accounts/update_credentials", json={"note": "I bake"})
    await _mob(world, ben, mo, do)
    await world.house.db.act(add_relay, world.house.settings, int(ada.id), RelayPlace(f"{mo.server.base}/inbox"))
    await do(ada, "POST", f"/api/v1/accounts/{there}/block")
    return [_told(one.activity) for one in mo.server.received if one.verified]


async def _mob(world: World, ben: Any, mo: FarPerson, do: Any) -> None:
    start = world.clock.now() + HOUR
    wish = {"title": "Pick up litter", "unit": "piece", "cap": 3, "starts_at": iso(start), "ends_at": iso(start + HOUR)}
    mob = await do(ben, "POST", "/api/v1/mobs", json=wish)
    face = await ben.api("GET", f"/api/v1/statuses/{mob['status_id']}")
    await mo.tell(mo.activity("Join", f"{face['uri']}/event"))


def _told(activity: Json) -> Json:
    return {key: value for key, value in activity.items() if key not in {"@context", "proof"}}


def numbered(activity: Json) -> Json:
    """The activity with 1, 2, 3 … in the order in which ids stand in it, and without what changes with each run."""
    text = json.dumps(activity, ensure_ascii=False)
    names: dict[str, str] = {}
    text = _IDS.sub(lambda found: names.setdefault(found[0], str(len(names) + 1)), text)
    text = re.sub(r"-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----(\\n)?", "-----BEGIN PUBLIC KEY-----…", text)
    text = re.sub(r"/media/[\w/.-]+\.(\w+)", r"/media/….\1", text)
    text = re.sub(r'"publicKeyMultibase": "z\w+"', '"publicKeyMultibase": "z6Mk…"', text)
    return dict(json.loads(text))


def kind_of(activity: Json) -> str:
    """How an example is called: its type, and that of what it is about."""
    about = activity.get("object")
    inner = f" {about['type']}" if isinstance(about, dict) and "type" in about else ""
    return f"{activity['type']}{inner}"
