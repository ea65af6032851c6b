"""What is going on here: tags and pages that people share, posts that they like, people who want to be found."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar, cast

from goodmob.accounts.queries.discoverable import discoverable_accounts, discoverable_among
from goodmob.core.clock import DAY, MINUTE
from goodmob.core.house import House
from goodmob.core.ids import id_at
from goodmob.discovery.permissions import allowed_pages
from goodmob.discovery.queries.dismissed import dismissed_among
from goodmob.discovery.queries.reviews import rejected_among
from goodmob.discovery.rules.exploring import ORDERS, heat, warmth
from goodmob.posts.entities.card import TrendingLink, show_trending
from goodmob.posts.entities.show import show_met
from goodmob.posts.entities.status import Status
from goodmob.posts.entities.tag import Tag, show_tags
from goodmob.posts.queries.cards import CardRow, busiest_cards, days_of_cards
from goodmob.posts.queries.liked import most_liked
from goodmob.posts.queries.posts import posts_by_id
from goodmob.posts.queries.tags import TagRow, busiest_tags
from goodmob.social.queries.follows import follows_among
from goodmob.social.queries.hidden import hidden_accounts

KEPT = 5 * MINUTE
"""How old the answers may be: each looks through a whole table."""

RECENT = 30 * DAY
TALK = 4 * DAY
MOST_TAGS = 10
TAGS_KEPT, POSTS_KEPT, LINKS_KEPT = 100, 200, 200
LOOKED_AT = 200
"""Of so many who posted last, those are suggested whom the reader does not follow or hide."""

_ENTRY_BYTES = 20_000

T = TypeVar("T")


async def tags_lately(house: House, viewer_id: int | None, *, most: int = MOST_TAGS, offset: int = 0) -> list[Tag]:
    """The tags that most people used in the last week."""

    async def ask() -> list[TagRow]:
        busy = await busiest_tags(house.db, house.clock.now(), TAGS_KEPT + len(ORDERS))
        return [tag for tag in busy if tag.name not in ORDERS]

    tags = await _kept(house, "discovery.tags", ask)
    return await show_tags(house, viewer_id, tags[offset : offset + most])


async def talked_about(house: House, most: int) -> list[Tag]:
    """The first of those tags as strangers see them, for beside every page."""

    async def ask() -> list[Tag]:
        return await tags_lately(house, None)

    return (await _kept(house, "discovery.talked", ask))[:most]


async def posts_lately(house: House, viewer_id: int | None, *, most: int, offset: int = 0) -> list[Status]:
    """The public posts of the last days that people like most, of authors who want to be found and are not hidden."""

    async def ask() -> list[tuple[int, int]]:
        found = await liked_lately(house)
        rejected = await rejected_among(house.db, "status", [post_id for post_id, _ in found])
        return [pair for pair in found if pair[0] not in rejected]

    found = await _kept(house, "discovery.posts", ask)
    hidden = frozenset[int]()
    if viewer_id is not None:
        hidden = await hidden_accounts(house.db, viewer_id, house.clock.now())
    ids = [post_id for post_id, author_id in found if author_id not in hidden]
    wanted = ids[offset : offset + most]
    posts = await posts_by_id(house.db, wanted)
    return await show_met(house, viewer_id, [posts[id_] for id_ in wanted if id_ in posts])


async def liked_lately(house: House) -> list[tuple[int, int]]:
    """Those posts and their authors, the warmest first, whatever staff decided about them."""
    now = house.clock.now()
    rows = await most_liked(house.db, id_at(now - TALK), POSTS_KEPT)
    authors = await discoverable_among(house.db, {row.account_id for row in rows})
    warm = {row.id: warmth(row.favourites + row.boosts, now - row.created_at) for row in rows}
    found = [(row.id, row.account_id) for row in rows if row.account_id in authors]
    return sorted(found, key=lambda pair: (-warm[pair[0]], -pair[0]))


async def links_lately(house: House, viewer_id: int | None, *, most: int, offset: int = 0) -> list[TrendingLink]:
    """The pages that most people linked to in public this week, those of the last days first."""

    async def ask() -> list[Sequence[CardRow]]:
        return await allowed_pages(house.db, await shared_lately(house))

    found = await _kept(house, "discovery.links", ask)
    return await show_trending(house, viewer_id, found[offset : offset + most])


async def shared_lately(house: House) -> list[list[CardRow]]:
    """The cards of each of those pages, warmest page first, whatever staff decided about them."""
    now = house.clock.now()
    pages: dict[str, list[CardRow]] = {}
    for card in await busiest_cards(house.db, now, LINKS_KEPT):
        pages.setdefault(card.page_url, []).append(card)
    of_page = {card.id: card.page_url for cards in pages.values() for card in cards}
    sharers: dict[str, Counter[int]] = {url: Counter() for url in pages}
    for used in await days_of_cards(house.db, of_page, now):
        sharers[of_page[used.card_id]][used.day] += used.accounts
    hot = {url: heat(days, now // DAY) for url, days in sharers.items()}
    return [pages[url] for url in sorted(pages, key=lambda url: (-hot[url], url)) if hot[url]]


async def people_to_meet(house: House, viewer_id: int | None, most: int) -> list[int]:
    """People who want to be found and posted last, without the reader, whom they follow, hide or dismissed."""

    async def ask() -> list[int]:
        return await discoverable_accounts(house.db, house.clock.now() - RECENT, LOOKED_AT)

    ids = await _kept(house, "discovery.people", ask)
    wanted = await discoverable_among(house.db, ids)
    ids = [id_ for id_ in ids if id_ in wanted]
    if viewer_id is None:
        return ids[:most]
    known = {viewer_id, *await follows_among(house.db, viewer_id, ids)}
    known |= await hidden_accounts(house.db, viewer_id, house.clock.now())
    known |= await dismissed_among(house.db, viewer_id, ids)
    return [id_ for id_ in ids if id_ not in known][:most]


def look_again(house: House) -> None:
    """Forgets what this process found, because staff decided about a trend."""
    for name in ("discovery.tags", "discovery.talked", "discovery.posts", "discovery.links"):
        house.cache.drop((name, house.clock.now() // KEPT))


async def _kept(house: House, name: str, ask: Callable[[], Awaitable[list[T]]]) -> list[T]:
    key = (name, house.clock.now() // KEPT)
    kept = cast("list[T] | None", house.cache.get(key))
    if kept is None:
        kept = await ask()
        house.cache.put(key, kept, _ENTRY_BYTES)
    return kept
