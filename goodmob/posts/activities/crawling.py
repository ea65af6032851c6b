"""A conversation fetched whole: each of its servers is asked what answers its posts, a little at a time."""

import logging

from msgspec import Struct
from msgspec.structs import replace

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.bounds import REPLIES_OF_POST, REPLIES_OF_TREE
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.errors import Unavailable
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Unfetched
from goodmob.posts.actions.far.open_conversation import note_asking
from goodmob.posts.actions.far.tell_counts import tell_counts
from goodmob.posts.activities.collecting import addresses_in
from goodmob.posts.activities.finding import find_post, read_by
from goodmob.posts.activities.refreshing import revise
from goodmob.posts.queries.loose_ends import loose_ends_of
from goodmob.posts.queries.posts import body_of, id_by_uri, post_by_id

FOUND_AT_ONCE = 5
MOST_ASKED = 200
"""So many posts are asked for their answers, and so many addresses of one host looked for."""

log = logging.getLogger(__name__)


class Crawl(Struct, frozen=True):
    """How far the asking has come.

    asks: posts to be asked for their answers. seeks: addresses of answers that are not known here. asked: the posts
    that were, or will be. by_host: how many addresses of each host were looked for.
    """

    conversation_id: int
    asks: tuple[int, ...]
    seeks: tuple[str, ...] = ()
    asked: tuple[int, ...] = ()
    by_host: dict[str, int] = {}
    found: int = 0


async def crawl_on(house: House, crawl: Crawl) -> Crawl | None:
    """The next few steps; gives what remains to be done, None at the end."""
    if crawl.seeks and crawl.found < REPLIES_OF_TREE:
        crawl = await _seek(house, crawl)
    elif crawl.asks and len(crawl.asked) < MOST_ASKED:
        crawl = await _ask(house, crawl)
    else:
        await house.db.act(note_asking, crawl.conversation_id, crawl.found, goes_on=False)
        return None
    await house.db.act(note_asking, crawl.conversation_id, crawl.found, goes_on=True)
    return crawl


async def _seek(house: House, crawl: Crawl) -> Crawl:
    """Looks for the next answers; those that become known are asked for theirs."""
    asks, found, by_host = list(crawl.asks), crawl.found, dict(crawl.by_host)
    for uri in crawl.seeks[:FOUND_AT_ONCE]:
        host = host_of(uri) or ""
        if by_host.get(host, 0) >= MOST_ASKED:
            continue
        by_host[host] = by_host.get(host, 0) + 1
        try:
            async with house.turns.of(host):
                post_id = await find_post(house, uri, depth=1)
        except Unavailable:
            continue
        found += post_id is not None
        if post_id is not None and await _belongs(house, crawl, post_id):
            asks.append(post_id)
    return replace(crawl, asks=tuple(asks), seeks=crawl.seeks[FOUND_AT_ONCE:], by_host=by_host, found=found)


async def _ask(house: House, crawl: Crawl) -> Crawl:
    """Asks the next post for its answers: those that are known are asked in their turn, the others looked for."""
    post_id, *others = crawl.asks
    crawl = replace(crawl, asks=tuple(others), asked=(*crawl.asked, post_id))
    listed = await _answers_of(house, post_id, is_root=post_id == crawl.conversation_id)
    ends = await loose_ends_of(house.db, post_id)
    if ends is not None and ends.answers_uri is not None:
        listed.append(ends.answers_uri)
    asks, seeks = list(crawl.asks), dict.fromkeys(crawl.seeks)
    for uri in listed:
        known = await id_by_uri(house.db, house.settings, uri)
        if known is None:
            seeks[uri] = None
        elif known not in {*crawl.asked, *asks} and await _belongs(house, crawl, known):
            asks.append(known)
    return replace(crawl, asks=tuple(asks), seeks=tuple(seeks)[:REPLIES_OF_TREE])


async def _answers_of(house: House, post_id: int, *, is_root: bool) -> list[str]:
    """The addresses of what answers a post of another server, as that server says; what else it says now is noted."""
    row, body = await post_by_id(house.db, post_id), await body_of(house.db, post_id)
    if row is None or row.local or body is None or body.uri is None:
        return []
    host = host_of(body.uri)
    author = (await far_accounts(house.db, [row.account_id])).get(row.account_id)
    if host is None or author is None:
        return []
    try:
        async with house.turns.of(host):
            document = await fetch(house, body.uri, of_host=host)
    except (Unfetched, Unavailable) as error:
        log.info("No answers from %s: %s", host, type(error).__name__)
        return []
    post = read_by(house, document, author)
    if post is None or post.uri != body.uri:
        return []
    await house.db.act(tell_counts, post_id, post.counts)
    if post.poll is not None or post.updated_at != row.edited_at:
        await revise(house, author, post_id, post)
    return await _listed(house, document, host, is_root=is_root)


async def _listed(house: House, document: Json, host: str, *, is_root: bool) -> list[str]:
    answers = await addresses_in(house, document.get("replies"), host, REPLIES_OF_POST)
    if is_root and document.get("context"):
        # FEP-7888: who keeps the conversation lists all of it; where it is only a name, nothing comes of asking.
        answers += await addresses_in(house, document["context"], host, REPLIES_OF_TREE)
    return list(dict.fromkeys(answers))


async def _belongs(house: House, crawl: Crawl, post_id: int) -> bool:
    row = await post_by_id(house.db, post_id)
    return row is not None and row.conversation_id == crawl.conversation_id and not row.local
