"""The far server: an independent peer in memory, which signs, verifies, serves documents and remembers what it got."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import httpx2
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from goodmob.core.clock import iso
from goodmob.core.http.client import FOR_ONE_ORIGIN, MOST_REDIRECTS, Answer
from goodmob.core.http.errors import Blocked, TooMuch, TooSlow, Unreachable
from tests.world import far_signing

if TYPE_CHECKING:
    from tests.world.client import Client
    from tests.world.world import World

Json = dict[str, Any]

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ACTIVITY = "application/activity+json"
CONTEXT = ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"]


@dataclass
class Delivery:
    """Something we brought to the far server; `verified` where its signature is right, `scheme` cavage or rfc9421."""

    path: str
    activity: Json
    verified: bool
    scheme: str
    headers: Mapping[str, str]


@dataclass
class Page:
    """What stands at an address that is no document of ActivityPub, or answers oddly."""

    body: bytes = b""
    content_type: str = "text/html"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class FarNet:
    """All far servers of a world, in the place of the house's way to the outside; other hosts do not exist."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.servers: dict[str, FarServer] = {}
        self.asked: list[str] = []

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int = 1 << 20,
        timeout: float = 30.0,
        cut: bool = False,
    ) -> Answer:
        """What the server of this host answers, redirects followed as the house's own client does."""
        sent = httpx2.Headers(headers)
        for _ in range(MOST_REDIRECTS + 1):
            self.asked.append(url)
            page = await self._server(url).answer(url, sent)
            target = page.headers.get("location")
            if page.status not in {301, 302, 303, 307, 308} or not target:
                if len(page.body) > max_bytes and not cut:
                    raise TooMuch(f"{url} sends more than {max_bytes} bytes")
                said = httpx2.Headers({"content-type": page.content_type, **page.headers})
                return Answer(page.status, url, said, page.body[:max_bytes])
            onward = urljoin(url, target)
            if urlsplit(onward)[:2] != urlsplit(url)[:2]:
                sent = httpx2.Headers({name: value for name, value in sent.items() if name not in FOR_ONE_ORIGIN})
            url = onward
        raise Blocked(f"{url}: more than {MOST_REDIRECTS} redirects")

    async def post(
        self,
        url: str,
        *,
        content: bytes,
        headers: Mapping[str, str] | None = None,
        max_bytes: int = 1 << 20,
        timeout: float = 30.0,
    ) -> Answer:
        """What the server of this host answers to what is brought."""
        status = await self._server(url).take(url, content, httpx2.Headers(headers))
        return Answer(status, url, httpx2.Headers({}), b"")

    async def aclose(self) -> None:
        """Nothing is open."""

    def _server(self, url: str) -> "FarServer":
        server = self.servers.get(urlsplit(url).netloc)
        if server is None:
            raise Unreachable(f"{url}: no such host")
        if server.is_down:
            raise TooSlow(f"{url} did not answer")
        return server


class FarServer:
    """One far server; `documents` is what it serves by address, `received` what was brought to any of its inboxes.

    refuses: the status that every delivery gets. understands: the signatures it can read, others get 401.
    """

    def __init__(self, world: "World", domain: str) -> None:
        self.world = world
        self.domain = domain
        self.base = f"https://{domain}"
        self.documents: dict[str, Json | Page | Callable[[], Json | Page]] = {}
        self.received: list[Delivery] = []
        self.asked: list[str] = []
        self.people: dict[str, FarPerson] = {}
        self.is_down = False
        self.refuses: int | None = None
        self.understands = {"cavage", "rfc9421"}
        self.wants_signed_requests = False
        self.signs_with = "cavage"
        self._numbers = count(1)

    def person(self, username: str, kind: str = "Person", **about: Any) -> "FarPerson":
        """Somebody who lives here, found by webfinger and at their address; `about` stands over their document."""
        person = FarPerson(self, username, kind, about)
        self.people[username] = person
        self.documents[person.uri] = person.document
        return person

    def new_uri(self, kind: str) -> str:
        """A fresh address of this server."""
        return f"{self.base}/{kind}/{next(self._numbers)}"

    def got(self, kind: str) -> list[Json]:
        """The activities of this type that came with a right signature, in their order."""
        return [one.activity for one in self.received if one.verified and one.activity.get("type") == kind]

    async def answer(self, url: str, headers: httpx2.Headers) -> Page:
        """What a GET of this address gives."""
        self.asked.append(url)
        parts = urlsplit(url)
        if parts.path == "/.well-known/webfinger" and url not in self.documents:
            return self._webfinger(httpx2.QueryParams(parts.query).get("resource", ""))
        if self.wants_signed_requests and not await self._is_signed("GET", url, headers, None):
            return Page(b'{"error":"Request not signed"}', "application/json", 401)
        found = self.documents.get(url)
        if callable(found):
            found = found()
        if found is None:
            return Page(b'{"error":"Record not found"}', "application/json", 404)
        if isinstance(found, Page):
            return found
        status = 410 if found.get("type") == "Tombstone" else 200
        return Page(json.dumps(found).encode(), f"{ACTIVITY}; charset=utf-8", status)

    async def take(self, url: str, body: bytes, headers: httpx2.Headers) -> int:
        """Takes what is brought to an inbox, and gives the status of the answer."""
        scheme = "rfc9421" if "signature-input" in headers else "cavage"
        if scheme not in self.understands:
            return 401
        verified = await self._is_signed("POST", url, headers, body)
        if self.refuses is not None:
            return self.refuses
        self.received.append(Delivery(urlsplit(url).path, json.loads(body), verified, scheme, dict(headers)))
        return 202 if verified else 401

    async def _is_signed(self, method: str, url: str, headers: httpx2.Headers, body: bytes | None) -> bool:
        key_id = far_signing.key_id_of(headers)
        if not key_id:
            return False
        answer = await self.world.anyone.get(key_id.partition("#")[0], headers={"Accept": ACTIVITY})
        if answer.status_code != 200:
            return False
        key = answer.json()["publicKey"]
        if key["id"] != key_id:
            return False
        public = load_pem_public_key(key["publicKeyPem"].encode())
        return far_signing.is_signed_by(public, method, url, headers, body)

    def _webfinger(self, resource: str) -> Page:
        for person in self.people.values():
            if resource in {f"acct:{person.username}@{self.domain}", person.uri}:
                links = [{"rel": "self", "type": ACTIVITY, "href": person.uri}]
                found = {"subject": f"acct:{person.username}@{self.domain}", "links": links}
                return Page(json.dumps(found).encode(), "application/jrd+json")
        return Page(b"", "text/plain", 404)


class FarPerson:
    """An actor of the far server, who says things and brings them to us signed."""

    def __init__(self, server: FarServer, username: str, kind: str, about: Json) -> None:
        self.server = server
        self.username = username
        self.kind = kind
        self.about = about
        self.uri = f"{server.base}/users/{username}"
        self.acct = f"{username}@{server.domain}"

    @cached_property
    def keys(self) -> far_signing.Keys:
        """Both keys, made when somebody has to see or use them."""
        return far_signing.keys_of(self.uri)

    @property
    def key_id(self) -> str:
        """The address of the key that signs."""
        return f"{self.uri}#main-key"

    def document(self) -> Json:
        """The actor as Mastodon writes it."""
        return {
            "@context": CONTEXT,
            "id": self.uri,
            "type": self.kind,
            "preferredUsername": self.username,
            "name": self.username.capitalize(),
            "summary": "<p>From far away</p>",
            "url": f"{self.server.base}/@{self.username}",
            "inbox": f"{self.uri}/inbox",
            "outbox": f"{self.uri}/outbox",
            "followers": f"{self.uri}/followers",
            "following": f"{self.uri}/following",
            "manuallyApprovesFollowers": False,
            "discoverable": True,
            "published": "2024-01-01T00:00:00Z",
            "endpoints": {"sharedInbox": f"{self.server.base}/inbox"},
            "publicKey": {"id": self.key_id, "owner": self.uri, "publicKeyPem": self.keys.pem},
            **self.about,
        }

    def activity(self, kind: str, object: Any, **more: Any) -> Json:  # noqa: A002  ActivityPub's word
        """An activity of theirs with a fresh id."""
        uri = self.server.new_uri("activities")
        return {"@context": CONTEXT, "id": uri, "type": kind, "actor": self.uri, "object": object, **more}

    def note(self, content: str, **more: Any) -> Json:
        """A public note, which the server serves from now on; `more` stands over what is usual."""
        uri = self.server.new_uri(f"users/{self.username}/statuses")
        note: Json = {
            "@context": CONTEXT,
            "id": uri,
            "type": "Note",
            "attributedTo": self.uri,
            "content": f"<p>{content}</p>",
            "published": iso(self.server.world.clock.now()),
            "url": uri.replace("/users/", "/@", 1).replace("/statuses", ""),
            "to": [PUBLIC],
            "cc": [f"{self.uri}/followers"],
            **more,
        }
        self.server.documents[note["id"]] = note
        return note

    def create(self, note: Json) -> Json:
        """The activity that makes a note known."""
        return self.activity("Create", note, to=note.get("to", []), cc=note.get("cc", []))

    async def say(self, content: str, **more: Any) -> Json:
        """Writes a note and brings it to us; gives the note. AssertionError where it is not taken in."""
        note = self.note(content, **more)
        await self.tell(self.create(note))
        return note

    async def tell(self, activity: Json, inbox: str = "/inbox") -> None:
        """Brings an activity, which must be taken in, and waits until all that follows from it is done."""
        response = await self.send(activity, inbox)
        assert response.status_code == 202, (response.status_code, response.text)
        await self.server.world.settle()

    async def send(self, activity: Json | bytes, inbox: str = "/inbox") -> httpx2.Response:
        """Brings an activity, signed as the server signs; gives the answer, whatever it is."""
        body = activity if isinstance(activity, bytes) else json.dumps(activity).encode()
        anyone: Client = self.server.world.anyone
        url = f"{self.server.world.house.settings.base_url}{inbox}"
        return await anyone.post(inbox, content=body, headers=self.signed("POST", url, body))

    def signed(self, method: str, url: str, body: bytes | None = None) -> dict[str, str]:
        """The headers of a request that is signed by them."""
        sign = far_signing.sign_rfc9421 if self.server.signs_with == "rfc9421" else far_signing.sign_cavage
        return sign(self.keys, self.key_id, method, url, body, self.server.world.clock.now())

    async def fetch(self, url: str) -> httpx2.Response:
        """A document of ours, asked for with their signature."""
        headers = self.signed("GET", url)
        return await self.server.world.anyone.get(url, headers={**headers, "Accept": ACTIVITY})
