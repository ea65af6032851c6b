"""What it costs to carry activities between servers, measured in this process on the data that the server left."""

from collections.abc import Mapping
from time import process_time
from typing import Any

import httpx2
import msgspec
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.types import ASGIApp, Message

from bench.house import opened
from bench.town import Town
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.app.asgi import build
from goodmob.core.house import House
from goodmob.core.http.client import Answer
from goodmob.federation.actions.send import send
from goodmob.federation.rules.signatures.making import cavage_headers

HOST = "far.example"
BASE = f"https://{HOST}"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"

_KNOWN = 1_000
_STRANGERS = 200
_ACTIVITIES = 20
_HOSTS = 100


class Carried(msgspec.Struct):
    """So many activities for each second of a core, with all that follows from them."""

    name: str
    per_cpu_second: float


class Elsewhere:
    """All other servers, in the place of the house's way to them: they know everybody there and take everything."""

    def __init__(self) -> None:
        self.key = generate_private_key(65537, 2048)
        self.taken = 0
        self._pem = self.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    async def get(self, url: str, **_: Any) -> Answer:
        """The actor at an address, or who has a name."""
        if "/.well-known/webfinger" in url:
            name = httpx2.URL(url).params["resource"].removeprefix("acct:").partition("@")[0]
            link = {"rel": "self", "type": "application/activity+json", "href": f"{BASE}/users/{name}"}
            return _answer(url, "application/jrd+json", {"subject": f"acct:{name}@{HOST}", "links": [link]})
        name = url.rpartition("/")[2]
        return _answer(url, "application/activity+json", _actor(name, self._pem))

    async def post(self, url: str, **_: Any) -> Answer:
        """Takes what is brought."""
        self.taken += 1
        return Answer(202, url, httpx2.Headers(), b"")

    async def aclose(self) -> None:
        """Nothing is open."""


def carrying(town: Town, environ: Mapping[str, str]) -> list[Carried]:
    """Activities that come, of somebody known and of strangers, and activities that go out."""
    with opened(environ) as (runner, house):
        return runner.run(_measure(house, town))


async def _measure(house: House, town: Town) -> list[Carried]:
    elsewhere = Elsewhere()
    house.http = elsewhere  # type: ignore[assignment]  # in the place of the way to the outside
    app, target = build(house), actor_uri(house.settings, int(town.ids[0]))
    await _take(house, app, elsewhere, ["known"], target, 10)
    known = await _take(house, app, elsewhere, ["known"], target, _KNOWN)
    strangers = await _take(house, app, elsewhere, [f"p{number}" for number in range(_STRANGERS)], target, 1)
    return [
        Carried("in, key known", known),
        Carried("in, key unknown", strangers),
        Carried("out", await _bring(house, int(town.ids[0]), elsewhere)),
    ]


async def _take(house: House, app: ASGIApp, elsewhere: Elsewhere, names: list[str], target: str, each: int) -> float:
    calls = [_call(house, elsewhere, name, f"{number}-{each}", target) for name in names for number in range(each)]
    began = process_time()
    for scope, body in calls:
        if (status := await _status(app, scope, body)) != 202:
            raise RuntimeError(f"an activity was answered {status}")
    await house.jobs.settle()
    return round(len(calls) / (process_time() - began), 1)


async def _bring(house: House, account_id: int, elsewhere: Elsewhere) -> float:
    actor = actor_uri(house.settings, account_id)
    inboxes = [f"https://far{number}.example/inbox" for number in range(_HOSTS)]
    wave = {"id": f"{actor}#warm", "type": "Wave", "actor": actor}
    await house.db.act(send, account_id, wave, inboxes[:1])
    await house.jobs.settle()
    elsewhere.taken = 0
    began = process_time()
    for number in range(_ACTIVITIES):
        await house.db.act(send, account_id, {**wave, "id": f"{actor}#{number}"}, inboxes)
    await house.jobs.settle()
    return round(elsewhere.taken / (process_time() - began), 1)


def _call(house: House, elsewhere: Elsewhere, name: str, number: str, target: str) -> tuple[dict[str, Any], bytes]:
    actor = f"{BASE}/users/{name}"
    note = {
        "id": f"{actor}/statuses/{number}",
        "type": "Note",
        "attributedTo": actor,
        "content": f'<p><a href="{target}" class="u-url mention">@you</a> this is note {number} of many</p>',
        "published": "2026-01-01T00:00:00Z",
        "to": [PUBLIC],
        "cc": [target],
        "tag": [{"type": "Mention", "href": target, "name": "@you"}],
    }
    create = {"id": f"{note['id']}/activity", "type": "Create", "actor": actor, "to": [PUBLIC], "object": note}
    body = msgspec.json.encode(create)
    url = f"{house.settings.base_url}/inbox"
    signed = cavage_headers(elsewhere.key, f"{actor}#main-key", "POST", url, body, house.clock.now())
    sent = {"host": house.settings.local_domain, "content-type": "application/activity+json", **signed}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/inbox",
        "raw_path": b"/inbox",
        "query_string": b"",
        "headers": [(key.lower().encode(), value.encode()) for key, value in sent.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    return scope, body


async def _status(app: ASGIApp, scope: dict[str, Any], body: bytes) -> int:
    status = 0

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def take(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    await app(scope, receive, take)
    return status


def _answer(url: str, kind: str, document: dict[str, Any]) -> Answer:
    return Answer(200, url, httpx2.Headers({"content-type": kind}), msgspec.json.encode(document))


def _actor(name: str, pem: str) -> dict[str, Any]:
    uri = f"{BASE}/users/{name}"
    return {
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
        "id": uri,
        "type": "Person",
        "preferredUsername": name,
        "inbox": f"{uri}/inbox",
        "outbox": f"{uri}/outbox",
        "followers": f"{uri}/followers",
        "endpoints": {"sharedInbox": f"{BASE}/inbox"},
        "publicKey": {"id": f"{uri}#main-key", "owner": uri, "publicKeyPem": pem},
    }
