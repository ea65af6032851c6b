"""Proving that a page which somebody names in their profile is their own: it leads back to the profile."""

import msgspec

from goodmob.accounts.actions.prove_links import prove_links
from goodmob.accounts.entities.addresses import uri_of, url_of
from goodmob.accounts.linked.backlinks import Asked
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.rules.fields import unpack_fields
from goodmob.accounts.rules.proof import address_in
from goodmob.core.children.asking import ChildFailed
from goodmob.core.errors import Unavailable
from goodmob.core.house import House
from goodmob.core.http.errors import Unanswered
from goodmob.core.text.hosts import normalise_domain

MODULE = "goodmob.accounts.linked"
PAGE_BYTES, SECONDS, READING_SECONDS = 512 * 1024, 10.0, 8.0
PAGES = {"Accept": "text/html, application/xhtml+xml;q=0.9"}
MOST_LINKS = 10
"""Of one profile no more pages are asked."""


async def verify_links(house: House, account_id: int) -> None:
    """Asks the pages that the account names and that are not proven yet; those that lead back are proven."""
    row = await account_by_id(house.db, account_id)
    if row is None or row.state != "active":
        return
    profile = [url_of(house.settings, row), uri_of(house.settings, row)]
    waiting = [field for field in unpack_fields(row.fields) if field.verified_at is None]
    pages = list(dict.fromkeys(address for field in waiting if (address := address_in(field))))[:MOST_LINKS]
    proven = [page for page in pages if await _leads_back(house, page, profile)]
    if proven:
        await house.db.act(prove_links, account_id, proven)


async def _leads_back(house: House, page: str, profile: list[str]) -> bool:
    host = _host(page)
    if host == house.settings.local_domain:
        return False
    try:
        answer = await house.http.get(page, headers=PAGES, max_bytes=PAGE_BYTES, timeout=SECONDS, cut=True)
    except Unanswered:
        return False
    # Whoever is led on to another host reads another page than the one that the profile shows.
    if answer.status != 200 or _host(answer.url) != host or "html" not in answer.headers.get("content-type", ""):
        return False
    order = Asked(answer.url, answer.body.decode("utf-8", "replace"), profile)
    try:
        said = await house.children.ask(MODULE, msgspec.msgpack.encode(order), seconds=READING_SECONDS)
    except (ChildFailed, Unavailable):
        return False
    return bool(msgspec.msgpack.decode(said, type=bool))


def _host(address: str) -> str | None:
    return normalise_domain(address.removeprefix("https://").partition("/")[0].partition("?")[0].partition("#")[0])
