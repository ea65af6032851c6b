"""A push service on this machine, and apps that subscribe by it and read what they get."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from goodmob.accounts.queries.people import person_of
from goodmob.app.commands.tokens import give_token
from goodmob.core.http.client import GuardedClient
from goodmob.core.secrets import new_secret
from tests.core.http.far_server import answer, resolving
from tests.core.http.test_tls import certificate_for
from tests.core.webpush.reading import App
from tests.world.world import Client, World

HOST = "far.example"
PATH = "/api/v1/push/subscription"
MENTIONS = {"alerts": {"mention": True}}
UNWELL = answer("503 Service Unavailable")


class Pushed(NamedTuple):
    """What came in: the path, the headers with small names, and the body."""

    path: str
    headers: dict[str, str]
    body: bytes


class PushService:
    """Keeps what it gets. `answers` says what it answers on a path, one after the other, and then the last for ever."""

    def __init__(self) -> None:
        self.got: list[Pushed] = []
        self.answers: dict[str, list[bytes]] = {}
        self.port = 0
        self.busy = self.most_at_once = 0

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}"

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one push and close."""
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        self.busy += 1
        self.most_at_once = max(self.most_at_once, self.busy)
        push = Pushed(first.split()[1], headers, await reader.readexactly(int(headers["content-length"])))
        self.got.append(push)
        await asyncio.sleep(0.02)
        self.busy -= 1
        waiting = self.answers.get(push.path) or [answer("201 Created")]
        writer.write(waiting.pop(0) if len(waiting) > 1 else waiting[0])
        writer.close()


@asynccontextmanager
async def push_service(world: World, folder: Path, *, private: bool = True) -> AsyncIterator[PushService]:
    """A push service at far.example, which the house reaches where private networks are open to it."""
    certificate, secret = certificate_for(HOST, folder)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(certificate, secret)
    service = PushService()
    listening = await asyncio.start_server(service.meet, "127.0.0.1", 0, ssl=shown)
    service.port = listening.sockets[0].getsockname()[1]
    trusting = ssl.create_default_context(cafile=str(certificate))
    here = resolving({HOST: ["127.0.0.1"]})
    client = GuardedClient("Goodmob/test", allow_private=private, resolve=here, ssl_context=trusting)
    before, world.house.http = world.house.http, client  # type: ignore[assignment]  # what it makes itself otherwise
    try:
        yield service
    finally:
        world.house.http = before
        await client.aclose()
        listening.close()


async def subscribed(
    who: Client, app: App, endpoint: str = "https://push.example/a", *, standard: bool = True, data: Any = None
) -> Any:
    """The subscription of somebody's app, to mentions unless it says otherwise."""
    wish = {"endpoint": endpoint, "keys": app.keys, "standard": standard}
    return await who.api("POST", PATH, json={"subscription": wish, "data": MENTIONS if data is None else data})


def read(app: App, push: Pushed) -> Any:
    """What a push says to the app."""
    if push.headers["content-encoding"] == "aes128gcm":
        return msgspec.json.decode(app.read(push.body))
    return msgspec.json.decode(app.read_as_drafted(push.body, push.headers))


async def another_app(world: World, who: Client, scopes: str = "read write push") -> Client:
    """The same person with another token."""
    person = await person_of(world.house.db, int(who.id))
    assert person is not None
    secret = new_secret()
    await world.house.db.act(give_token, person.id, person.account_id, scopes.split(), secret)
    return Client(world.app, world.house.settings.base_url, username=who.username, id=who.id, token=secret)


async def post(who: Client, text: str, **more: Any) -> Any:
    """A post that somebody writes."""
    return await who.api("POST", "/api/v1/statuses", json={"status": text, **more})
