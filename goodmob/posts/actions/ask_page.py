"""Ask a linked page what it says of itself."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

import msgspec

from goodmob.core.children.asking import ChildFailed
from goodmob.core.house import House
from goodmob.core.http.errors import Blocked, TooMuch, Unanswered
from goodmob.core.http.retry import retry_after
from goodmob.media.actions.delete import drop_files
from goodmob.media.actions.keep_far_picture import MOST_BYTES, FarPicture, keep_far_picture
from goodmob.posts.linked.addresses import host_of, normalised
from goodmob.posts.linked.orders import Answer, Order, Page, ReadEmbed, ReadPage, Unreadable, read_answer
from goodmob.posts.linked.reading import joined

MODULE = "goodmob.posts.linked"
PAGE_BYTES, EMBED_BYTES = 1024 * 1024, 128 * 1024
SECONDS, PICTURE_SECONDS, READING_SECONDS = 10.0, 20.0, 8.0
PAGES = {"Accept": "text/html, application/xhtml+xml;q=0.9"}
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
PASSING = frozenset({408, 421, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})

log = logging.getLogger(__name__)


class SaysNothing(Exception):  # noqa: N818  that a page gives no card is foreseen
    """There is nothing to make a card of. passing: it may be otherwise soon; wait (us): what the site asks for.

    `why` is for the log and names no address: private posts link, too.
    """

    def __init__(self, why: str, *, passing: bool = False, wait: int = 0) -> None:
        super().__init__(why)
        self.passing = passing
        self.wait = wait


async def ask_page(house: House, url: str) -> Page:
    """What the page at this normalised address says, with what its oEmbed answer adds; SaysNothing where it does not.

    Neither the page nor what it refers to may be on our own server or on a network that is not public.
    """
    own_host = house.settings.local_domain
    address, charset, body = await _html(house, url)
    page = await _read(house, ReadPage(address, charset, own_host, body))
    if page.embed and host_of(page.embed) != own_host:
        page = await _with_embed(house, page, own_host)
    if not page.title:
        raise SaysNothing("it has no title")
    return page


@asynccontextmanager
async def picture_of(house: House, page: Page) -> AsyncIterator[FarPicture | None]:
    """The picture of the page for the block that keeps it; None where there is none that can be shown."""
    kept = await _picture(house, page.picture) if page.picture else None
    try:
        yield kept
    except BaseException:
        if kept is not None:
            await house.db.act(drop_files, [kept.key])
        raise


async def _html(house: House, url: str) -> tuple[str, str, bytes]:
    try:
        got = await house.http.get(url, headers=PAGES, max_bytes=PAGE_BYTES, timeout=SECONDS, cut=True)
    except (Blocked, TooMuch) as error:
        raise SaysNothing(type(error).__name__) from error
    except Unanswered as error:
        raise SaysNothing(type(error).__name__, passing=True) from error
    if got.status != HTTPStatus.OK:
        wait = retry_after(got.headers, house.clock.now())
        raise SaysNothing(f"it answers {got.status}", passing=got.status in PASSING, wait=wait)
    address = normalised(got.url)
    if address is None or host_of(address) == house.settings.local_domain:
        raise SaysNothing("it leads to an address that makes no card")
    form, _, rest = got.headers.get("content-type", "").partition(";")
    if form.strip().lower() not in PAGE_TYPES:
        raise SaysNothing("it is no page of HTML")
    return address, rest.lower().partition("charset=")[2].partition(";")[0], got.body


async def _with_embed(house: House, page: Page, own_host: str) -> Page:
    """What goes wrong with the addition leaves the page as it is."""
    try:
        got = await house.http.get(page.embed, max_bytes=EMBED_BYTES, timeout=SECONDS)
        address = normalised(got.url)
        if got.status != HTTPStatus.OK or address is None or host_of(address) == own_host:
            return page
        return joined(page, await _read(house, ReadEmbed(address, own_host, got.body)))
    except (Unanswered, SaysNothing) as error:
        log.info("No oEmbed from %s: %s", host_of(page.embed), type(error).__name__)
        return page


async def _read(house: House, order: Order) -> Page:
    try:
        raw = await house.children.ask(MODULE, msgspec.msgpack.encode(order), seconds=READING_SECONDS)
    except ChildFailed as error:
        raise SaysNothing(f"it takes too long to read: {error}") from error
    answer: Answer = read_answer(raw)
    if isinstance(answer, Unreadable):
        raise SaysNothing(answer.cause)
    return answer


async def _picture(house: House, url: str) -> FarPicture | None:
    if host_of(url) == house.settings.local_domain:
        return None
    try:
        got = await house.http.get(url, max_bytes=MOST_BYTES, timeout=PICTURE_SECONDS)
    except Unanswered as error:
        log.info("No picture for a card from %s: %s", host_of(url), type(error).__name__)
        return None
    return await keep_far_picture(house, got.body) if got.status == HTTPStatus.OK else None
