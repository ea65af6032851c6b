"""Documents of other servers, fetched from where they say they are."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urldefrag

import msgspec

from goodmob.core.activitypub.bounds import DOCUMENT_BYTES
from goodmob.core.activitypub.documents import ACTIVITY_TYPE, STREAMS, Json, read
from goodmob.core.activitypub.origins import host_of, is_fetchable, same_origin
from goodmob.core.clock import MINUTE
from goodmob.core.errors import Malformed
from goodmob.core.house import House
from goodmob.core.http.errors import Blocked, TooMuch, Unanswered
from goodmob.core.http.retry import retry_after
from goodmob.federation.knocking import knock
from goodmob.federation.permissions import is_closed
from goodmob.federation.rules.server_actor import SERVER_ID
from goodmob.federation.trouble import Gone, Passing, Untrusted

if TYPE_CHECKING:
    from goodmob.core.http.client import Answer

ACCEPT: Final = f'{ACTIVITY_TYPE}, application/ld+json; profile="{STREAMS}"'

SECONDS = 30.0
"""A document is there within this time, with all redirects, or not at all."""

LATELY = MINUTE


class Lately(NamedTuple):
    """A document, and when (us) it was fetched."""

    document: Json
    at: int


_GONE, _BUSY = frozenset({404, 410}), frozenset({408, 425, 429})
_UNESCAPED: Final = "%/:=&?~#+!$,;'@()*[]"


async def fetch(house: House, uri: str, *, of_host: str | None = None) -> Json:
    """The document at an address of another server, read; asked for with the signature of our own server's actor.

    Its id is the address that it came from: where it names another one on the same server, that is fetched instead,
    once. of_host: the only server it may be of. Gone, Passing or Untrusted where it cannot be had.
    """
    answer, document = await _document(house, uri, of_host)
    if _is_at(document, answer.url):
        return document
    own = document.get("id")
    if not isinstance(own, str) or not same_origin(own, answer.url):
        raise Untrusted(f"{answer.url} says that it is something else")
    answer, document = await _document(house, own, of_host)
    if not _is_at(document, answer.url):
        raise Untrusted(f"{answer.url} says that it is something else")
    return document


async def fetch_unless_lately(house: House, uri: str) -> Json:
    """As `fetch`, but what was fetched for its keys within the last minute is not asked for again."""
    kept = house.cache.get(("document", uri))
    if isinstance(kept, Lately) and kept.at + LATELY > house.clock.now():
        return kept.document
    return await fetch(house, uri)


def keep_for_a_minute(house: House, document: Json) -> None:
    """Spare whoever wants to know a document next from asking for it again."""
    size = len(msgspec.json.encode(document))
    house.cache.put(("document", document.get("id")), Lately(document, house.clock.now()), size)


async def _document(house: House, uri: str, of_host: str | None) -> tuple["Answer", Json]:
    await _check(house, uri, of_host)
    url = urldefrag(uri).url
    try:
        answer = await knock(house, SERVER_ID, "GET", url, headers={"Accept": ACCEPT}, timeout=SECONDS)
    except (Blocked, TooMuch) as error:
        raise Untrusted(str(error)) from error
    except Unanswered as error:
        raise Passing(str(error)) from error
    if answer.url != url:
        await _check(house, answer.url, of_host)
    _check_status(house, answer)
    if not _is_activity(answer.headers.get("content-type", "")):
        raise Untrusted(f"{answer.url} is no document of ActivityPub")
    try:
        return answer, read(answer.body[: DOCUMENT_BYTES + 1])
    except Malformed as error:
        raise Untrusted(f"{answer.url}: {error}") from error


async def _check(house: House, uri: str, of_host: str | None) -> None:
    host = host_of(uri)
    if host is None or not is_fetchable(uri, loopback=house.settings.federation_loopback):
        raise Untrusted(f"{uri} is no address to ask")
    if host == house.settings.local_domain:
        raise Untrusted(f"{uri} is here")
    if of_host is not None and host != of_host:
        raise Untrusted(f"{uri} is not of {of_host}")
    if await is_closed(house.db, host):
        raise Untrusted(f"nothing is exchanged with {host}")


def _check_status(house: House, answer: "Answer") -> None:
    told = f"{answer.url} answers {answer.status}"
    if answer.status in _GONE:
        raise Gone(told, is_for_good=answer.status == HTTPStatus.GONE)
    if answer.status in _BUSY or answer.status >= 500:
        raise Passing(told, retry_after(answer.headers, house.clock.now()))
    if answer.status != 200:
        raise Untrusted(told)


def _is_activity(content_type: str) -> bool:
    kind, *params = (part.strip() for part in content_type.split(";"))
    if kind.lower() == ACTIVITY_TYPE:
        return True
    said = {param.partition("=")[0].lower(): param.partition("=")[2].strip('"') for param in params}
    return kind.lower() == "application/ld+json" and STREAMS in said.get("profile", "").split()


def _is_at(document: Json, url: str) -> bool:
    """Whether the id of a document is the address that it came from, however that was escaped on its way."""
    own = document.get("id")
    return isinstance(own, str) and (own == url or quote(own, safe=_UNESCAPED) == url)
