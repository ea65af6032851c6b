"""Everything that is needed to render some posts for one viewer, read in batches."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.core.house import House
from goodmob.posts.entities.card import PreviewCard, render_card
from goodmob.posts.entities.emoji_reaction import EmojiReaction, reactions_to
from goodmob.posts.entities.filtered import filtered_for
from goodmob.posts.entities.fragment import fragments_of
from goodmob.posts.entities.poll import GatheredPolls, gather_polls
from goodmob.posts.entities.status import Status
from goodmob.posts.entities.tagged import tagged_in
from goodmob.posts.permissions import Sight, look, with_originals
from goodmob.posts.queries.bonds import bonds_with
from goodmob.posts.queries.bookmark_folders import folders_among
from goodmob.posts.queries.cards import ready_cards
from goodmob.posts.queries.posts import PostRow, posts_by_id
from goodmob.posts.queries.reactions import flags_of
from goodmob.posts.rules.flags import FILED
from goodmob.posts.rules.policies import Bond
from goodmob.social.entities.collection import Collection as Recommended
from goodmob.social.entities.filter import FilterResult
from goodmob.social.queries.hidden import hidden_domains, mutes_among


class Gathered(Struct, frozen=True):
    """Some posts, what they boost and quote, and what the viewer may see of it and did with it.

    muted: authors of quoted posts whom the viewer mutes. away: those on domains that the viewer blocks.
    filtered: what the viewer's filters find, by post. facets: what posts are the face of, by facet and post.
    bonds: how the viewer stands to posts with a policy of their own.
    tagged: the collections that posts link to. cards: what pages that posts link to say of themselves, by card.
    reactions: emoji, by post. folders: those of the viewer's bookmarks, by post.
    """

    house: House
    viewer_id: int | None
    posts: Mapping[int, PostRow]
    sight: Sight
    accounts: Mapping[int, Account]
    fragments: Mapping[int, Status]
    polls: GatheredPolls
    bonds: Mapping[int, Bond]
    flags: Mapping[int, int]
    muted: Collection[int]
    away: Collection[int]
    filtered: Mapping[int, Sequence[FilterResult]]
    facets: Mapping[tuple[str, int], object]
    tagged: Mapping[int, Sequence[Recommended]]
    cards: Mapping[int, PreviewCard]
    reactions: Mapping[int, Sequence[EmojiReaction]]
    folders: Mapping[int, int]


async def gather(
    house: House, viewer_id: int | None, post_ids: Collection[int], *, is_entrusted: bool = False
) -> Gathered:
    """The posts with these ids; the number of queries does not grow with them.

    is_entrusted: somebody showed them to the viewer, who is staff, in a report.
    """
    rows = list((await posts_by_id(house.db, post_ids)).values())
    return await gather_rows(house, viewer_id, rows, is_entrusted=is_entrusted)


async def gather_rows(
    house: House, viewer_id: int | None, rows: Sequence[PostRow], *, is_entrusted: bool = False
) -> Gathered:
    """As `gather`, for posts that were read already."""
    direct = await with_originals(house.db, rows)
    quoted = direct | await posts_by_id(house.db, _quoted(direct) - direct.keys())
    posts = quoted | await posts_by_id(house.db, _quoted(quoted) - quoted.keys())
    cards = await ready_cards(house.db, {row.card_id for row in posts.values() if row.card_id is not None})
    creators = {card.creator_id for card in cards.values() if card.creator_id is not None}
    authors = await gather_accounts(house, {row.account_id for row in posts.values()} | creators)
    sight = await look(house.db, viewer_id, posts, authors.standings, entrusted=direct.keys() if is_entrusted else ())
    seen = [row for row in quoted.values() if sight.sees(row)]
    accounts = {id_: render_account(authors, id_) for id_ in {row.account_id for row in seen}}
    fragments = await fragments_of(house, seen, accounts)
    for row in seen:
        if row.id not in fragments:  # it was deleted while it was being read
            del posts[row.id]
    polls = await gather_polls(house, viewer_id, {row.poll_id for row in seen if row.poll_id is not None})
    quoted_authors = {posts[id_].account_id for id_ in _quoted(quoted) & posts.keys()}
    flags = await _flags(house, viewer_id, seen)
    return Gathered(
        house,
        viewer_id,
        posts,
        sight,
        accounts,
        fragments,
        polls,
        await bonds_with(house.db, viewer_id, seen),
        flags,
        await _muted(house, viewer_id, quoted_authors),
        await _away(house, viewer_id, {id_: accounts[id_].acct for id_ in quoted_authors & accounts.keys()}),
        await filtered_for(house, viewer_id, seen, fragments, polls),
        await _facets(house, viewer_id, seen),
        await tagged_in(house, viewer_id, fragments),
        {id_: render_card(house, card, authors, viewer_id) for id_, card in cards.items()},
        await reactions_to(house, viewer_id, seen),
        await _folders(house, viewer_id, flags),
    )


def _quoted(posts: Mapping[int, PostRow]) -> set[int]:
    return {row.quote_of_id for row in posts.values() if row.quote_of_id is not None}


async def _flags(house: House, viewer_id: int | None, rows: Sequence[PostRow]) -> Mapping[int, int]:
    if viewer_id is None:
        return {}
    originals = [row for row in rows if row.boost_of_id is None]
    return await flags_of(house.db, viewer_id, {id_ for row in originals for id_ in (row.id, row.conversation_id)})


async def _folders(house: House, viewer_id: int | None, flags: Mapping[int, int]) -> Mapping[int, int]:
    filed = [post_id for post_id, flag in flags.items() if flag & FILED]
    return await folders_among(house.db, viewer_id, filed) if viewer_id is not None else {}


async def _muted(house: House, viewer_id: int | None, author_ids: set[int]) -> Collection[int]:
    if viewer_id is None or not author_ids:
        return ()
    return (await mutes_among(house.db, viewer_id, author_ids, house.clock.now())).keys()


async def _away(house: House, viewer_id: int | None, names: Mapping[int, str]) -> Collection[int]:
    domains = {account_id: name.partition("@")[2] for account_id, name in names.items()}
    if viewer_id is None or not any(domains.values()):
        return ()
    hidden = await hidden_domains(house.db, viewer_id)
    return {account_id for account_id, domain in domains.items() if domain in hidden}


async def _facets(house: House, viewer_id: int | None, rows: Sequence[PostRow]) -> Mapping[tuple[str, int], object]:
    posts: dict[str, list[int]] = {}
    for row in rows:
        if row.facet is not None and row.facet in house.facets:
            posts.setdefault(row.facet, []).append(row.id)
    return {
        (facet, post_id): thing
        for facet, post_ids in posts.items()
        for post_id, thing in (await house.facets[facet].gather(house, viewer_id, post_ids)).items()
    }
