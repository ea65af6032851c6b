"""Which posts a search may show to whom (the last word is that of posts.permissions), whose it is, what may trend."""

from collections.abc import Collection, Sequence

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.accounts.queries.findable import indexable_among
from goodmob.core.database.interface import Reads
from goodmob.core.errors import NotFound
from goodmob.discovery.queries.reviews import decisions, publishers_among
from goodmob.discovery.queries.saved_searches import SearchRow, searches_by_id
from goodmob.discovery.rules.asking import Scope
from goodmob.discovery.rules.publishers import domains_of
from goodmob.posts.permissions import met
from goodmob.posts.queries.cards import CardRow
from goodmob.posts.queries.mentions import posts_addressing
from goodmob.posts.queries.posts import PostRow
from goodmob.social.queries.hidden import hidden_accounts, hidden_domains


async def findable(
    reads: Reads, viewer_id: int | None, rows: Sequence[PostRow], *, kept: Collection[int], scope: Scope, now: int
) -> list[PostRow]:
    """Of these posts, in their order, those that the viewer may see and, by this scope, find.

    Everybody finds public posts of authors who want that. In the library of the viewer are posts that the viewer wrote,
    is named in, or keeps (`kept`: favourited, boosted, bookmarked, voted on). Whom the viewer hides is not found.
    """
    public = [row for row in rows if row.visibility == "public" and scope != "library"]
    wanting = await indexable_among(reads, {row.account_id for row in public})
    found = {row.id for row in public if row.account_id in wanting}
    if viewer_id is not None and scope != "public":
        found |= {row.id for row in rows if row.account_id == viewer_id or row.id in kept}
        found |= await posts_addressing(reads, viewer_id, [row.id for row in rows if row.id not in found])
    shown = await met(reads, viewer_id, [row for row in rows if row.id in found])
    if viewer_id is None or not shown:
        return shown
    hidden = await hidden_accounts(reads, viewer_id, now)
    if domains := await hidden_domains(reads, viewer_id):
        authors = await accounts_by_id(reads, {row.account_id for row in shown})
        hidden |= {author.id for author in authors.values() if author.domain in domains}
    return [row for row in shown if row.account_id not in hidden]


async def own_search(reads: Reads, account_id: int, search_id: int) -> SearchRow:
    """The saved search, if it is this account's own; NotFound for others."""
    found = (await searches_by_id(reads, [search_id])).get(search_id)
    if found is None or found.account_id != account_id:
        raise NotFound
    return found


async def allowed_pages(reads: Reads, pages: Sequence[Sequence[CardRow]]) -> list[Sequence[CardRow]]:
    """Of these pages, each with its cards, those that may trend: neither they nor, undecided, their sites rejected."""
    decided = await decisions(reads, "link", [card.id for cards in pages for card in cards])
    sites = await publishers_among(reads, {name for cards in pages for name in domains_of(cards[0].page_url)})
    allowed = []
    for cards in pages:
        about_page = {decided[card.id] for card in cards if card.id in decided}
        site = next((sites[name] for name in domains_of(cards[0].page_url) if name in sites), None)
        if False not in about_page and (about_page or site is None or site.trendable is not False):
            allowed.append(cards)
    return allowed
