"""Everything that is needed to write some posts of this server for others, read in batches."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.queries.accounts import AccountRow, accounts_by_id
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.core.text.shortcodes import shortcodes
from goodmob.media.entities.attachment import Gathered as Files
from goodmob.media.entities.attachment import gather as gather_files
from goodmob.media.queries.emojis import Emoji, emojis_named
from goodmob.posts.activities.writing.addresses import own_id
from goodmob.posts.queries.cards import CardRow, ready_cards
from goodmob.posts.queries.far_conversations import contexts_of
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.polls import OptionRow, PollRow, options_of, polls_by_id
from goodmob.posts.queries.posts import PostBody, PostRow, bodies, posts_by_id, unpacked
from goodmob.posts.queries.stamps import StampRow, stamps_on
from goodmob.posts.queries.tags import TagOfPost, tags_of


class Gathered(Struct, frozen=True):
    """Some posts and boosts, and what they name.

    posts, bodies: also what they boost, answer and quote, and where their conversations began.
    accounts: the authors of all these, and who is mentioned. stamps: by the
    ids of the posts that have them. contexts: what conversations that began elsewhere are called there. facets: what
    upper slices say of their posts, by post.
    """

    house: House
    posts: Mapping[int, PostRow]
    bodies: Mapping[int, PostBody]
    accounts: Mapping[int, AccountRow]
    mentions: Mapping[int, Sequence[int]]
    tags: Mapping[int, Sequence[TagOfPost]]
    files: Files
    polls: Mapping[int, PollRow]
    options: Mapping[int, Sequence[OptionRow]]
    emojis: Mapping[str, Emoji]
    cards: Mapping[int, CardRow]
    stamps: Mapping[str, Sequence[StampRow]]
    contexts: Mapping[int, str]
    facets: Mapping[int, Json]


async def gather(house: House, post_ids: Collection[int]) -> Gathered:
    """The posts with these ids; the number of queries does not grow with them."""
    return await gather_rows(house, list((await posts_by_id(house.db, post_ids)).values()))


async def gather_rows(house: House, rows: Sequence[PostRow]) -> Gathered:
    """As `gather`, for posts that were read already."""
    own = {row.id: row for row in rows}
    posts = own | await posts_by_id(house.db, {id_ for row in rows for id_ in _named(row)} - own.keys())
    texts = await bodies(house.db, posts.keys())
    ids = [row.id for row in rows if row.boost_of_id is None]
    mentions = await mentioned_in(house.db, ids)
    poll_ids = {row.poll_id for row in rows if row.poll_id is not None}
    options = await options_of(house.db, poll_ids)
    titles = [option.title for some in options.values() for option in some]
    words = [text for id_ in ids if id_ in texts for text in (texts[id_].text, texts[id_].spoiler_text)]
    people = {row.account_id for row in posts.values()} | {id_ for some in mentions.values() for id_ in some}
    return Gathered(
        house,
        posts,
        texts,
        await accounts_by_id(house.db, people),
        mentions,
        await tags_of(house.db, ids),
        await gather_files(house, [id_ for post in ids if post in texts for id_ in unpacked(texts[post].media_ids)]),
        await polls_by_id(house.db, poll_ids),
        options,
        await emojis_named(house.db, shortcodes([*words, *titles])),
        await ready_cards(house.db, {row.card_id for row in rows if row.card_id is not None}),
        await stamps_on(house.db, [own_id(house.settings, row) for row in rows]),
        await contexts_of(house.db, {row.conversation_id for row in rows} - {id_ for id_ in posts if posts[id_].local}),
        await _facets(house, rows),
    )


def _named(row: PostRow) -> set[int]:
    named = (row.boost_of_id, row.in_reply_to_id, row.quote_of_id, row.conversation_id)
    return {id_ for id_ in named if id_ is not None}


async def _facets(house: House, rows: Sequence[PostRow]) -> dict[int, Json]:
    found: dict[int, Json] = {}
    for facet in {row.facet for row in rows if row.facet is not None} & house.facets.keys():
        ids = [row.id for row in rows if row.facet == facet]
        found.update(await house.facets[facet].said_abroad(house, ids))
    return found
