"""Mastodon's PreviewCard and Trends::Link: what a linked page says of itself, and how often it is linked to."""

from collections.abc import Mapping, Sequence

from msgspec import UNSET, Struct, UnsetType, structs

from goodmob.accounts.entities.account import Account, attribution_domains_of
from goodmob.accounts.entities.account import Gathered as GatheredAccounts
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.core.clock import DAY, SECOND, iso
from goodmob.core.house import House
from goodmob.posts.linked.addresses import host_of, is_within
from goodmob.posts.queries.cards import CardRow, days_of_cards
from goodmob.posts.rules.days import DAYS_TOLD, day_of


class PreviewCardAuthor(Struct, frozen=True):
    """Who wrote the page; the account only where it allows the site to name it."""

    name: str
    url: str
    account: Account | None


class PreviewCard(Struct, frozen=True, kw_only=True):
    """What a linked page says of itself, in the order of Mastodon's documentation.

    missing_attribution: the page names the viewer as its author, who does not allow its site to; None for nobody.
    told_by: the server that tells so, where the site itself was not asked.
    """

    url: str
    title: str
    description: str
    type: str
    authors: Sequence[PreviewCardAuthor]
    author_name: str
    author_url: str
    provider_name: str
    provider_url: str
    html: str
    width: int
    height: int
    image: str | None
    embed_url: str
    blurhash: str | None
    missing_attribution: bool | None
    published_at: str | None
    told_by: str | UnsetType = UNSET


class LinkHistory(Struct, frozen=True):
    """The use of a link on one day (its midnight in seconds since 1970, UTC), as numbers in text."""

    day: str
    accounts: str
    uses: str


class TrendingLink(PreviewCard, frozen=True, kw_only=True):
    """Mastodon's Trends::Link: a card with its use in the last week."""

    history: Sequence[LinkHistory]


def render_card(house: House, row: CardRow, accounts: GatheredAccounts, viewer_id: int | None) -> PreviewCard:
    """The card; the account that its page names as author, if any, is among the accounts."""
    domains = attribution_domains_of(accounts, row.creator_id or 0)
    is_allowed = domains is not None and is_within(host_of(row.page_url), domains)
    return PreviewCard(
        url=row.page_url,
        title=row.title,
        description=row.description,
        type=row.type,
        authors=_authors(row, render_account(accounts, row.creator_id) if is_allowed and row.creator_id else None),
        author_name=row.author_name,
        author_url=row.author_url,
        provider_name=row.provider_name,
        provider_url=row.provider_url,
        html=row.html,
        width=row.width,
        height=row.height,
        image=None if row.picture is None else house.blobs.url(row.picture),
        embed_url=row.embed_url,
        blurhash=row.blurhash,
        missing_attribution=None if viewer_id is None else row.creator_id == viewer_id and not is_allowed,
        published_at=None if row.published_at is None else iso(row.published_at),
        told_by=row.told_by or UNSET,
    )


def _authors(row: CardRow, account: Account | None) -> list[PreviewCardAuthor]:
    if account is not None:
        name = row.author_name or account.display_name or account.username
        return [PreviewCardAuthor(name, row.author_url or account.url, account)]
    return [PreviewCardAuthor(row.author_name, row.author_url, None)] if row.author_name else []


async def show_trending(house: House, viewer_id: int | None, groups: Sequence[Sequence[CardRow]]) -> list[TrendingLink]:
    """Pages with their use in the last week, in this order; of a page's cards the first is shown."""
    now = house.clock.now()
    days = await days_of_cards(house.db, [row.id for rows in groups for row in rows], now)
    used = {(one.card_id, one.day): (one.accounts, one.uses) for one in days}
    creators = {rows[0].creator_id for rows in groups if rows[0].creator_id is not None}
    accounts = await gather_accounts(house, creators)
    return [
        TrendingLink(
            **structs.asdict(render_card(house, rows[0], accounts, viewer_id)),
            history=_history(rows, used, day_of(now)),
        )
        for rows in groups
    ]


def _history(rows: Sequence[CardRow], used: Mapping[tuple[int, int], tuple[int, int]], today: int) -> list[LinkHistory]:
    history = []
    for day in range(today, today - DAYS_TOLD, -1):
        uses = [used.get((row.id, day), (0, 0)) for row in rows]
        accounts, times = sum(one[0] for one in uses), sum(one[1] for one in uses)
        history.append(LinkHistory(str(day * DAY // SECOND), str(accounts), str(times)))
    return history
