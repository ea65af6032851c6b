"""Posts of other servers become posts here, with what came with them."""

from msgspec import structs

from goodmob.accounts.queries.elsewhere import FarRow
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.media.actions.keep_far_emoji import keep_far_emoji
from goodmob.posts.actions.far.keep import keep_far_post
from goodmob.posts.actions.far.tell_card import Told, keep_told_card
from goodmob.posts.actions.stamp import keep_stamp
from goodmob.posts.activities.reading.cards import card_in
from goodmob.posts.activities.reading.posts import FarAuthor, read_post
from goodmob.posts.queries.posts import posts_by_id
from goodmob.posts.rules.far_posts import FarPost, Known


def read_by(house: House, document: Json, author: FarRow) -> FarPost | None:
    """The post that a document says it is, if it is this author's."""
    said = FarAuthor(author.uri, author.followers_uri, author.following_uri)
    return read_post(document, said, house.clock.now())


async def keep(house: House, author: FarRow, document: Json, post: FarPost, known: Known) -> int:
    """The id of the post, kept from now on with its emoji, card and stamp; Refusal where it may not be kept."""
    await keep_emojis(house, author, post, known)
    carried = card_in(document) if known.shows_files else None
    if carried is not None:
        own_host, said = house.settings.local_domain, structs.asdict(carried)
        await house.db.act(keep_told_card, Told(domain=author.domain, html=post.html, own_host=own_host, **said))
    post_id = await house.db.act(keep_far_post, author.id, post, known)
    await note_stamp(house, author, post, known)
    await keep_facets(house, post_id, document)
    return post_id


async def keep_facets(house: House, post_id: int, document: Json) -> None:
    """Upper slices keep what came with the document of a post and is theirs."""
    for source in house.facets.values():
        await source.keep_from_abroad(house, post_id, document)


async def keep_emojis(house: House, author: FarRow, post: FarPost, known: Known) -> None:
    """The custom emoji in the words of the post are shown from now on, where pictures of that server are."""
    if post.emojis and known.shows_files:
        await house.db.act(keep_far_emoji, author.domain, post.emojis)


async def note_stamp(house: House, author: FarRow, post: FarPost, known: Known) -> None:
    """Keeps with which stamp the post quotes somebody elsewhere, if with one, so that it can be taken back."""
    if post.stamp is None or not known.quote_allowed or known.quoted_id is None:
        return
    quoted = (await posts_by_id(house.db, [known.quoted_id])).get(known.quoted_id)
    if quoted is not None and not quoted.local and quoted.account_id != author.id:
        about = {"owner_id": quoted.account_id, "account_id": author.id, "post_id": quoted.id}
        await house.db.act(keep_stamp, "quote", **about, object_uri=post.uri, uri=post.stamp)
