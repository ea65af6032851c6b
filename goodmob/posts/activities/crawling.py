"""A conversation fetched whole: each of its servers is asked what answers its posts, a little at a time."""

import logging
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.bounds import PAGES_OF_TREE, REPLIES_OF_POST, REPLIES_OF_TREE
from goodmob.core.activitypub.origins import host_of
from goodmob.core.errors import Unavailable
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Unfetched
from goodmob.posts.actions.far.open_conversation import note_asking
from goodmob.posts.actions.far.tell_counts import tell_counts
from goodmob.posts.activities.collecting import Listed, addresses_in
from goodmob.posts.activities.finding import find_post
from goodmob.posts.activities.keeping import read_by
from goodmob.posts.activities.refreshing import revise
from goodmob.posts.queries.loose_ends import loose_ends_of
from goodmob.posts.queries.posts import body_of, id_by_uri, post_by_id
from goodmob.posts.rules.crawling import FOUND_AT_ONCE, MOST_MISSED, PAGES_OF_POST, is_lost

log = logging.getLogger(__name__)


class Crawl(Struct, frozen=True):
    """How far the asking has come.

    asks: posts to be asked for their answers. seeks: addresses of answers that are not known here. asked: the posts
    that were. pages: how many pages of lists were asked for. requests: how much was asked of each host.
    missed: how many addresses there led to nothing, whatever the port.
    """

    conversation_id: int
    asks: tuple[int, ...]
    seeks: tuple[str, ...] = ()
    asked: tuple[int, ...] = ()
    requests: dict[str, int] = {}
    missed: dict[str, int] = {}
    pages: int = 0
    found: int = 0


async def crawl_on(house: House, crawl: Crawl) -> Crawl | None:
    """The next few steps; gives what remains to be done, None at the end."""
    if crawl.seeks and crawl.found < REPLIES_OF_TREE and not is_lost(crawl.missed):
        crawl = await _seek(house, crawl)
    elif crawl.asks and len(crawl.asked) < REPLIES_OF_TREE and crawl.pages < PAGES_OF_TREE:
        crawl = await _ask(house, crawl)
    else:
        await house.db.act(note_asking, crawl.conversation_id, crawl.found, goes_on=False)
        return None
    await house.db.act(note_asking, crawl.conversation_id, crawl.found, goes_on=True)
    return crawl


async def _seek(house: House, crawl: Crawl) -> Crawl:
    """Looks for the next answers; those that become known are asked for theirs."""
    asks, found, missed, requests = list(crawl.asks), crawl.found, Counter(crawl.missed), Counter(crawl.requests)
    for uri in crawl.seeks[:FOUND_AT_ONCE]:
        host = host_of(uri) or ""
        # One server is reached by as many ports as somebody writes down.
        name = host.partition(":")[0]
        if missed[name] >= MOST_MISSED or is_lost(missed):
            continue
        requests[host] += 1
        try:
            async with house.turns.of(host):
                post_id = await find_post(house, uri, depth=1)
        except Unavailable:
            continue
        found += post_id is not None
        missed[name] += post_id is None
        if post_id is not None and await _belongs(house, crawl, post_id):
            asks.append(post_id)
    seeks = crawl.seeks[FOUND_AT_ONCE:]
    return replace(crawl, asks=tuple(asks), seeks=seeks, requests=dict(requests), missed=dict(missed), found=found)


async def _ask(house: House, crawl: Crawl) -> Crawl:
    """Asks the next post for its answers: those that are known are asked in their turn, the others looked for."""
    post_id, *others = crawl.asks
    crawl = replace(crawl, asks=tuple(others), asked=(*crawl.asked, post_id))
    host = await _host(house, post_id)
    listed = Listed([], 0) if host is None else await _answers_of(house, crawl, post_id, host)
    ends = await loose_ends_of(house.db, post_id)
    if ends is not None and ends.answers_uri is not None:
        listed.addresses.append(ends.answers_uri)
    asks, seeks = list(crawl.asks), dict.fromkeys(crawl.seeks)
    for uri in listed.addresses:
        known = await id_by_uri(house.db, house.settings, uri)
        if known is None:
            seeks[uri] = None
        elif known not in {*crawl.asked, *asks} and await _belongs(house, crawl, known):
            asks.append(known)
    requests = Counter(crawl.requests)
    requests[host or ""] += 1 + listed.asked
    seeking, pages = tuple(seeks)[:REPLIES_OF_TREE], crawl.pages + listed.asked
    return replace(crawl, asks=tuple(asks), seeks=seeking, requests=dict(requests), pages=pages)


async def _host(house: House, post_id: int) -> str | None:
    """The server of a post; None for one of ours, and where it is gone."""
    body = await body_of(house.db, post_id)
    return None if body is None or body.uri is None else host_of(body.uri)


async def _answers_of(house: House, crawl: Crawl, post_id: int, host: str) -> Listed:
    """The addresses of what answers a post of another server, as that server says; what else it says now is noted."""
    row, body = await post_by_id(house.db, post_id), await body_of(house.db, post_id)
    author = None if row is None else (await far_accounts(house.db, [row.account_id])).get(row.account_id)
    if row is None or body is None or body.uri is None or author is None:
        return Listed([], 0)
    try:
        async with house.turns.of(host):
            document = await fetch(house, body.uri, of_host=host)
    except (Unfetched, Unavailable) as error:
        log.info("No answers from %s: %s", host, type(error).__name__)
        return Listed([], 0)
    post = read_by(house, document, author)
    if post is None or post.uri != body.uri:
        return Listed([], 0)
    await house.db.act(tell_counts, post_id, post.counts)
    if post.poll is not None or post.updated_at != row.edited_at:
        await revise(house, author, post_id, post)
    left = min(PAGES_OF_POST, PAGES_OF_TREE - crawl.pages)
    answers = await addresses_in(house, document.get("replies"), host, REPLIES_OF_POST, most_pages=left)
    if post_id != crawl.conversation_id or not document.get("context"):
        return answers
    # FEP-7888: who keeps the conversation lists all of it; where it is only a name, nothing comes of asking.
    left = min(PAGES_OF_POST, PAGES_OF_TREE - crawl.pages - answers.asked)
    whole = await addresses_in(house, document["context"], host, REPLIES_OF_TREE, most_pages=left)
    return Listed(list(dict.fromkeys([*answers.addresses, *whole.addresses])), answers.asked + whole.asked)


async def _belongs(house: House, crawl: Crawl, post_id: int) -> bool:
    row = await post_by_id(house.db, post_id)
    return row is not None and row.conversation_id == crawl.conversation_id and not row.local
