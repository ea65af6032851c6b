"""Addresses of linked pages: the first one in a post, and the one spelling in which it is asked for."""

from collections.abc import Collection
from html import unescape
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import regex

from goodmob.core.text.hosts import normalise_domain, with_parents

LONGEST_URL = 2_000
"""So many characters fit into an index of every database."""

USUAL_PORTS = {"http": 80, "https": 443}
LINK = regex.compile(r"<a\s([^<>]*+)>", regex.IGNORECASE)
ATTRIBUTE = regex.compile(r'([a-z-]++)="([^"]*+)"', regex.IGNORECASE)
# What servers add for readers who do not know quotes.
QUOTE_INLINE = regex.compile(r'<(p|span) class="quote-inline">.*?</\1>', regex.DOTALL)
NO_LINKS = {"mention", "hashtag", "u-url"}

_IN_PATH = "/%:@!$&'()*+,;=~-._"
_IN_QUERY = f"{_IN_PATH}?[]"


def first_link(html: str, *, own_host: str, without: Collection[str] = ()) -> str | None:
    """The normalised address that the post links to first, mentions, tags and what stands on our own server left out.

    without: addresses that make no card, such as that of the quoted post. The HTML is as `sanitize` leaves it.
    """
    for found in LINK.finditer(QUOTE_INLINE.sub("", html)):
        attributes = dict(ATTRIBUTE.findall(found[1]))
        if NO_LINKS & set(attributes.get("class", "").split()) or "tag" in attributes.get("rel", "").split():
            continue
        href = unescape(attributes.get("href", ""))
        address = normalised(href)
        if address is not None and href not in without and address not in without and host_of(address) != own_host:
            return address
    return None


def normalised(url: str, base: str = "") -> str | None:
    """The one spelling of an address of the web, without its fragment; None where it is none, or too long."""
    url = url.strip()
    if not url:
        return None
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        port = parts.port
    except ValueError:
        return None
    host = normalise_domain(parts.hostname or "")
    if parts.scheme not in USUAL_PORTS or not host or parts.username or parts.password:
        return None
    place = host if port in {None, USUAL_PORTS[parts.scheme]} else f"{host}:{port}"
    path = quote(parts.path or "/", safe=_IN_PATH, errors="replace")
    query = quote(parts.query, safe=_IN_QUERY, errors="replace")
    address = urlunsplit((parts.scheme, place, path, query, ""))
    return address if len(address) <= LONGEST_URL else None


def host_of(address: str) -> str:
    """The host of a normalised address, with its port unless that is the usual one."""
    return urlsplit(address).netloc


def is_within(host: str, domains: Collection[str]) -> bool:
    """Whether the host is one of the domains, or below one of them."""
    return any(name in domains for name in with_parents(host))
