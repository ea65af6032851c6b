"""Posts of other servers, found by their address: known here, or fetched and kept with what they name."""

import logging

from goodmob.accounts.queries.elsewhere import FarRow, far_accounts, local_ids_by_uri
from goodmob.core.activitypub.bounds import PARENTS_IN_LINE
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.activitypub.values import id_of, is_a, objects
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.people import known_actor
from goodmob.federation.permissions import policy_for
from goodmob.federation.trouble import Unfetched
from goodmob.posts.actions.far.place import is_news
from goodmob.posts.activities.keeping import keep, read_by
from goodmob.posts.activities.naming import answered_by, named_by
from goodmob.posts.activities.reading.faces import face_of
from goodmob.posts.activities.reading.posts import READABLE, writers_of
from goodmob.posts.activities.stamps import is_let
from goodmob.posts.queries.posts import id_by_uri, is_buried
from goodmob.posts.rules.far_posts import FarPost, Known

log = logging.getLogger(__name__)


async def find_post(house: House, uri: str, *, depth: int = 0) -> int | None:
    """The id of the post with this uri, ours or another server's; fetched and kept where it is unknown.

    depth: how many posts were fetched on the way here. None for what cannot be had, or may not be kept.
    """
    try:
        return await fetch_post(house, uri, depth=depth)
    except Unfetched as error:
        log.info("No post from %s: %s", host_of(uri), error)
    except Refusal as refusal:
        log.info("A post from %s was refused: %s", host_of(uri), refusal.error)
    return None


async def fetch_post(house: House, uri: str, *, depth: int = 0) -> int | None:
    """As find_post, but it says why there is none: Unfetched where it cannot be had, Refusal where it is not kept."""
    known = await id_by_uri(house.db, house.settings, uri)
    if known is not None or host_of(uri) in {None, house.settings.local_domain}:
        return known
    if await is_buried(house.db, uri):
        return None
    document = _object_of(await fetch(house, uri))
    face = face_of(document)
    if face is not None:
        return await fetch_post(house, face, depth=depth)
    found = id_of(document.get("id"))
    if found is None or not is_a(document, *READABLE):
        return None
    for author_uri in writers_of(document):
        if same_origin(author_uri, found):
            return await keep_post(
                house, document, await known_actor(house, author_uri), depth=depth, was_brought=False
            )
    return None


def _object_of(document: Json) -> Json:
    """What was created, where the address is that of a Create on the same server."""
    inner = objects(document.get("object")) if is_a(document, "Create") else []
    uri, outer = id_of(inner[0].get("id")) if inner else None, id_of(document.get("id"))
    return inner[0] if uri is not None and outer is not None and same_origin(uri, outer) else document


async def keep_post(
    house: House, document: Json, author_id: int, *, depth: int = 0, was_brought: bool = True
) -> int | None:
    """The id of the post that the document of this author says, kept from now on: the one way it becomes one here.

    The document came from its author, or from its own address. None where it is no post of theirs; Refusal where it
    may not be kept.
    """
    author = (await far_accounts(house.db, [author_id])).get(author_id)
    post = None if author is None else read_by(house, document, author)
    if author is None or post is None:
        return None
    earlier = await id_by_uri(house.db, house.settings, post.uri)
    if earlier is not None:
        return earlier
    known = await look_up(house, author, post, depth, was_brought=was_brought)
    return await keep(house, author, document, post, known)


async def look_up(house: House, author: FarRow, post: FarPost, depth: int, *, was_brought: bool) -> Known:
    """Who and what the post names, fetched as far as there is need and room."""
    named = await named_by(house, post, meets=depth == 0)
    local = await local_ids_by_uri(house.db, house.settings, post.audience.named)
    quoted_id = await _about(house, post.quotes, depth)
    policy = await policy_for(house.db, author.domain)
    return Known(
        domain=author.domain,
        parent_id=await _about(house, post.answers, depth),
        answered_id=answered_by(post, named),
        named_ids=tuple(dict.fromkeys(named.values())),
        silent_ids=tuple(local.values()),
        quoted_id=quoted_id,
        quote_allowed=await is_let(house, author, post, quoted_id),
        shows_files=not policy.reject_media,
        is_news=is_news(house.clock.now(), post.published_at, was_brought=was_brought),
    )


async def _about(house: House, uri: str | None, depth: int) -> int | None:
    """What a post answers or quotes; fetched only as long as few were on the way."""
    if uri is None:
        return None
    if depth >= PARENTS_IN_LINE:
        return await id_by_uri(house.db, house.settings, uri)
    return await find_post(house, uri, depth=depth + 1)
