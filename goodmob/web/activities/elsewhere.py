"""The server at which somebody is at home, and the page of it on which one acts on what stands here."""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

import msgspec
from msgspec import Struct

from goodmob.core.house import House
from goodmob.core.http.errors import Unanswered
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.text.usernames import parse_handle

SUBSCRIBE = "http://ostatus.org/schema/1.0/subscribe"
PLACE = "{uri}"
LONGEST = 500
ANSWER_BYTES, SECONDS = 64 * 1024, 5.0


class Home(NamedTuple):
    """A server, and who somebody is there, if they said it."""

    domain: str
    handle: str = ""


class Link(Struct):
    """What WebFinger says somebody can be reached by."""

    rel: str = ""
    template: str = ""


class Finger(Struct):
    """What WebFinger says of somebody."""

    links: list[Link] = []


read_finger = msgspec.json.Decoder(Finger).decode


def home_named(text: str) -> Home | None:
    """The server meant by "far.example", "https://far.example/", "@ada@far.example"; None where none is."""
    wish = text.strip()
    if "://" in wish:
        try:
            wish = urlsplit(wish).hostname or ""
        except ValueError:
            return None
    wish = wish.strip("/")
    if "@" not in wish:
        domain = normalise_domain(wish)
        return Home(domain) if domain and "." in domain else None
    handle = parse_handle(wish)
    return Home(handle.domain, f"{handle.username}@{handle.domain}") if handle and handle.domain else None


async def way_home(house: House, home: Home) -> str:
    """The address at which one acts there, with {uri} for what one acts on: as WebFinger says, else the usual one."""
    usual = f"https://{home.domain}/authorize_interaction?uri={PLACE}"
    if not home.handle:
        return usual
    asked = f"https://{home.domain}/.well-known/webfinger?resource={quote(f'acct:{home.handle}', safe='')}"
    headers = {"Accept": "application/jrd+json, application/json"}
    try:
        answer = await house.http.get(asked, headers=headers, max_bytes=ANSWER_BYTES, timeout=SECONDS)
        told = read_finger(answer.body) if answer.status == 200 else Finger()
    except (Unanswered, msgspec.DecodeError):
        return usual
    ways = [link.template for link in told.links if link.rel == SUBSCRIBE and is_way(link.template)]
    return ways[0] if ways else usual


def is_way(template: str) -> bool:
    """Whether this is an address of another server with a place for what one acts on."""
    if len(template) > LONGEST or PLACE not in template or not template.isascii() or not template.isprintable():
        return False
    try:
        parts = urlsplit(template)
    except ValueError:
        return False
    is_plain = parts.scheme == "https" and parts.netloc == parts.hostname and PLACE not in parts.netloc
    return is_plain and normalise_domain(parts.netloc) is not None and not set(template) & set(" \"'<>\\`")


def host_of(template: str) -> str:
    """The server to which such an address leads."""
    return urlsplit(template).netloc


def leading_to(template: str, url: str) -> str:
    """The page of the other server on which one acts on what has this address."""
    return template.replace(PLACE, quote(url, safe=""))
