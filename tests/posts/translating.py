"""A LibreTranslate on this machine, which turns everything around by letters."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import regex

from goodmob.core.http.client import GuardedClient
from tests.core.http.far_server import answer, resolving
from tests.posts.saying import STATUSES
from tests.world.world import Client, World

KNOWN = [{"code": code, "name": code, "targets": ["en", "es", "fr"]} for code in ("en", "es", "fr")]
WORD = regex.compile(r"(<[^>]*>|&[a-z#0-9]+;)|(\w+)")


class Service:
    """Keeps what it was asked. `evil` is added to each text; with `status` it says no."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.evil = ""
        self.status = "200 OK"
        self.port = 0

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close."""
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
        lengths = [int(line.partition(":")[2]) for line in lines if line.startswith("content-length:")]
        content = await reader.readexactly(lengths[0]) if lengths else b""
        body: Any = KNOWN
        if first.startswith("post /translate"):
            wish = msgspec.json.decode(content)
            self.asked.append(wish)
            body = {"translatedText": [backwards(text) + self.evil for text in wish["q"]]}
            if wish["source"] == "auto":
                body["detectedLanguage"] = [{"confidence": 90, "language": "fr"} for _ in wish["q"]]
        writer.write(answer(self.status, msgspec.json.encode(body), content_type="application/json"))
        writer.close()


def backwards(text: str) -> str:
    """The text with each of its words read from the end; tags stay."""
    return str(WORD.sub(lambda found: found[1] or found[2][::-1], text))


@asynccontextmanager
async def service(world: World, key: str = "") -> AsyncIterator[Service]:
    """A LibreTranslate at far.example, which the house uses."""
    far = Service()
    listening = await asyncio.start_server(far.meet, "127.0.0.1", 0)
    far.port = listening.sockets[0].getsockname()[1]
    world.change(translation=f"libretranslate:http://far.example:{far.port}", translation_key=key)
    client = GuardedClient("Goodmob/test", allow_private=True, resolve=resolving({"far.example": ["127.0.0.1"]}))
    before, world.house.http = world.house.http, client  # type: ignore[assignment]  # what it makes itself otherwise
    try:
        yield far
    finally:
        world.house.http = before
        await client.aclose()
        listening.close()


def path(post: Any) -> str:
    """Where a post is translated."""
    return f"{STATUSES}/{post['id']}/translate"


async def translate(who: Client, post: Any, lang: str | None = "es") -> Any:
    """The post in another language."""
    return await who.api("POST", path(post), json={} if lang is None else {"lang": lang})
