"""Keep the card that came with a post of another server, which is shown on posts of that server only."""

from msgspec import Struct
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.text.blurhash import blurhash_of
from goodmob.media.actions.keep_far_file import keep_far_file
from goodmob.posts.linked.addresses import first_link, host_of, normalised
from goodmob.posts.queries.cards import card_by_url, told_url
from goodmob.posts.tables.cards import card

KEPT_FOR = DAY
"""A card that no post has is kept so long: the post that it came with is written next."""

ADD = statement(insert(card).on_conflict_do_nothing(index_elements=[card.c.url]).inline())


class Told(Struct, frozen=True, kw_only=True):
    """A card as another server (domain) tells of it; html: of the post that it came with."""

    domain: str
    html: str
    own_host: str
    url: str
    title: str
    description: str
    author_name: str
    provider_name: str
    picture: str | None
    width: int
    height: int
    blurhash: str | None


async def keep_told_card(tx: Transaction, told: Told) -> None:
    """The card is there for the post that comes next, where it is of the site that the post links to first.

    Nobody here asks that site. A server may tell anything, so on the posts of others nothing of it is ever shown.
    """
    link, page_url = first_link(told.html, own_host=told.own_host), normalised(told.url)
    if link is None or page_url is None or host_of(link) != host_of(page_url):
        return
    key = told_url(told.domain, link)
    if await card_by_url(tx, key) is not None:
        return
    card_id = tx.new_id()
    picture = await keep_far_file(tx, "card", card_id, told.picture, told.domain) if told.picture else None

    await tx.run(
        ADD,
        id=card_id,
        url=key,
        told_by=told.domain,
        state="ready",
        created_at=tx.now,
        next_at=tx.now + KEPT_FOR,
        failures=0,
        page_url=page_url,
        type="link",
        title=told.title,
        description=told.description,
        language=None,
        author_name=told.author_name,
        author_url="",
        creator_id=None,
        provider_name=told.provider_name,
        provider_url="",
        html="",
        embed_url="",
        width=told.width if picture else 0,
        height=told.height if picture else 0,
        picture=picture.key if picture else None,
        blurhash=blurhash_of(told.blurhash) if picture else None,
        published_at=None,
    )
