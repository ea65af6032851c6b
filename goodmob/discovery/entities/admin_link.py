"""Links that trend, and the sites that publish them, as staff see them."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.discovery.queries.reviews import PublisherRow, decisions
from goodmob.posts.entities.card import TrendingLink, show_trending
from goodmob.posts.queries.cards import CardRow


class AdminLink(TrendingLink, frozen=True, kw_only=True):
    """A link, with what it is decided about by, and whether nobody decided yet."""

    id: str
    requires_review: bool


class Publisher(Struct, frozen=True, kw_only=True):
    """Mastodon's preview card provider; trendable is null, and reviewed_at too, as long as nobody decided."""

    id: str
    domain: str
    trendable: bool | None
    reviewed_at: str | None
    requested_review_at: str | None
    requires_review: bool


async def show_links(house: House, viewer_id: int, pages: Sequence[Sequence[CardRow]]) -> list[AdminLink]:
    """The pages, each of which has some cards, in this order."""
    shown = await show_trending(house, viewer_id, pages)
    decided = await decisions(house.db, "link", [card.id for cards in pages for card in cards])
    return [
        AdminLink(
            **msgspec.structs.asdict(link),
            id=str(cards[0].id),
            requires_review=not any(card.id in decided for card in cards),
        )
        for link, cards in zip(shown, pages, strict=True)
    ]


def show_publisher(row: PublisherRow) -> Publisher:
    """The site; nobody asks for its review, as its pages trend without."""
    return Publisher(
        id=str(row.id),
        domain=row.domain,
        trendable=row.trendable,
        reviewed_at=None if row.reviewed_at is None else iso(row.reviewed_at),
        requested_review_at=None,
        requires_review=row.reviewed_at is None,
    )
