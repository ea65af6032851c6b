"""Posts of other servers, found by their address: known here, or fetched and kept with what they name."""

import logging

from msgspec import structs

from goodmob.accounts.queries.elsewhere import FarRow, far_accounts, local_ids_by_uri
from goodmob.core.activitypub.bounds import PARENTS_IN_LINE
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.activitypub.values import id_of, is_a, objects
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.people import accounts_by_uri, known_actor
from goodmob.federation.permissions import policy_for
from goodmob.federation.trouble import Unfetched
from goodmob.media.actions.keep_far_emoji import keep_far_emoji
from goodmob.posts.actions.far.keep import MOST_NAMED, keep_far_post
from goodmob.posts.actions.far.place import is_news
from goodmob.posts.actions.far.tell_card import Told, keep_told_card
from goodmob.posts.actions.stamp import keep_stamp
from goodmob.posts.activities.reading.cards import card_in
from goodmob.posts.activities.reading.faces import face_of
from goodmob.posts.activities.reading.posts import READABLE, FarAuthor, read_post, writers_of
from goodmob.posts.activities.stamps import stamp_holds
from goodmob.posts.queries.posts import PostRow, id_by_uri, is_buried, posts_by_id
from goodmob.posts.queries.stamps import stamp_on
from goodmob.posts.rules.far_posts import FarPost, Known

MOST_MET = 5
"""So many people whom a post names are met on its account; others it names are known already, or are not noted."""

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
    if post.emojis and known.shows_files:
        await keep_emojis(house, author.domain, post)
    carried = card_in(document) if known.shows_files else None
    if carried is not None:
        own_host, said = house.settings.local_domain, structs.asdict(carried)
        await house.db.act(keep_told_card, Told(domain=author.domain, html=post.html, own_host=own_host, **said))
    post_id = await house.db.act(keep_far_post, author_id, post, known)
    if post.stamp is not None and known.quote_allowed:
        await note_stamp(house, author_id, post, known)
    if post_id is not None:
        await keep_facets(house, post_id, document)
    return post_id


async def keep_facets(house: House, post_id: int, document: Json) -> None:
    """Upper slices keep what came with the document of a post and is theirs."""
    for source in house.facets.values():
        await source.keep_from_abroad(house, post_id, document)


def read_by(house: House, document: Json, author: FarRow) -> FarPost | None:
    """The post that a document says it is, if it is this author's."""
    said = FarAuthor(author.uri, author.followers_uri, author.following_uri)
    return read_post(document, said, house.clock.now())


async def look_up(house: House, author: FarRow, post: FarPost, depth: int, *, was_brought: bool) -> Known:
    """Who and what the post names, fetched as far as there is need and room."""
    named = await _named(house, post, MOST_MET if depth == 0 else 0)
    local = await local_ids_by_uri(house.db, house.settings, post.audience.named)
    quoted_id = await _about(house, post.quotes, depth)
    policy = await policy_for(house.db, author.domain)
    return Known(
        domain=author.domain,
        parent_id=await _about(house, post.answers, depth),
        answered_id=_answered(post, named),
        named_ids=tuple(dict.fromkeys(named.values())),
        silent_ids=tuple(local.values()),
        quoted_id=quoted_id,
        quote_allowed=await _may_quote(house, author, post, quoted_id),
        shows_files=not policy.reject_media,
        is_news=is_news(house.clock.now(), post.published_at, was_brought=was_brought),
    )


async def keep_emojis(house: House, domain: str, post: FarPost) -> None:
    """The custom emoji in the words of the post are shown from now on."""
    await house.db.act(keep_far_emoji, domain, post.emojis)


async def _named(house: House, post: FarPost, most_met: int) -> dict[str, int]:
    """Whom the post mentions, by their addresses: people of this server first, then who is known or becomes so."""
    found = await accounts_by_uri(house.db, house.settings, list(post.named))
    ours = await local_ids_by_uri(house.db, house.settings, post.named)
    met = 0
    for uri in post.named[:MOST_NAMED]:
        if uri in found or met >= most_met or host_of(uri) in {None, house.settings.local_domain}:
            continue
        met += 1
        try:
            found[uri] = await known_actor(house, uri)
        except (Unfetched, Refusal) as error:
            log.info("Nobody from %s: %s", host_of(uri), error)
    theirs = {uri: found[uri] for uri in post.named if uri in found and uri not in ours}
    return ours | theirs


def _answered(post: FarPost, named: dict[str, int]) -> int | None:
    """Whose the answered post is, by what servers do: the first one named who lives where it lies."""
    host = None if post.answers is None else host_of(post.answers)
    return next((named[uri] for uri in post.named if uri in named and host_of(uri) == host), None) if host else None


async def _about(house: House, uri: str | None, depth: int) -> int | None:
    """What a post answers or quotes; fetched only as long as few were on the way."""
    if uri is None:
        return None
    if depth >= PARENTS_IN_LINE:
        return await id_by_uri(house.db, house.settings, uri)
    return await find_post(house, uri, depth=depth + 1)


async def _may_quote(house: House, author: FarRow, post: FarPost, quoted_id: int | None) -> bool:
    """Whether whom the post quotes let it: its author does, others by a stamp that they keep, and that says so."""
    quoted = None if quoted_id is None else (await posts_by_id(house.db, [quoted_id])).get(quoted_id)
    if quoted is None:
        return False
    if quoted.account_id == author.id:
        return True
    is_claimed = quoted.local or post.stamp is not None
    return is_claimed and await _is_stamped(house, post.uri, post.stamp or "", quoted)


async def _is_stamped(house: House, uri: str, stamp_uri: str, quoted: PostRow) -> bool:
    """Whether the stamp lies on the server of the quoted author, names them, the quoting post and the quoted one.

    Who lives here is not asked by letter: it is known whom they gave one.
    """
    if quoted.local:
        given = await stamp_on(house.db, uri, "quote")
        return given is not None and given.post_id == quoted.id
    try:
        return await stamp_holds(house, "quote", uri, stamp_uri, quoted)
    except Unfetched:
        return False


async def note_stamp(house: House, author_id: int, post: FarPost, known: Known) -> None:
    """Keeps with which stamp the post quotes somebody elsewhere, so that it can be taken back."""
    quoted = None if known.quoted_id is None else (await posts_by_id(house.db, [known.quoted_id])).get(known.quoted_id)
    if quoted is not None and not quoted.local and quoted.account_id != author_id:
        about = {"owner_id": quoted.account_id, "account_id": author_id, "post_id": quoted.id}
        await house.db.act(keep_stamp, "quote", **about, object_uri=post.uri, uri=post.stamp)
