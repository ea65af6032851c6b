"""The JSON of filters, and what of a post they find for their owner."""

from collections.abc import Collection, Sequence

import regex
from msgspec import UNSET, Struct, UnsetType

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.social.queries.filters import (
    FilteredPostRow,
    FilterRow,
    KeywordRow,
    filtered_posts_in,
    filters_of,
    keywords_in,
)
from goodmob.social.rules.filters import pattern_of, unpack_contexts

_PATTERN_BYTES = 3_000


class FilterKeyword(Struct, frozen=True):
    """Mastodon's FilterKeyword."""

    id: str
    keyword: str
    whole_word: bool


class FilterStatus(Struct, frozen=True):
    """Mastodon's FilterStatus: a single post in a filter."""

    id: str
    status_id: str


class Filter(Struct, frozen=True):
    """Mastodon's Filter; its words and posts are absent within a FilterResult."""

    id: str
    title: str
    context: Sequence[str]
    expires_at: str | None
    filter_action: str
    keywords: Sequence[FilterKeyword] | UnsetType = UNSET
    statuses: Sequence[FilterStatus] | UnsetType = UNSET


class FilterResult(Struct, frozen=True):
    """Mastodon's FilterResult: a filter that found a post, and what it found in it."""

    filter: Filter
    keyword_matches: Sequence[str] | None
    status_matches: Sequence[str] | None


class OldFilter(Struct, frozen=True):
    """Mastodon's V1::Filter: a word with the settings of its filter."""

    id: str
    phrase: str
    context: Sequence[str]
    whole_word: bool
    expires_at: str | None
    irreversible: bool


class _Word(Struct, frozen=True):
    folded: str
    pattern: regex.Pattern[str]


class _Rules(Struct, frozen=True):
    filter: Filter
    words: Sequence[_Word]
    post_ids: Collection[int]


class Sieve(Struct, frozen=True):
    """The filters of one viewer that are not over, ready to be asked about any number of posts."""

    rules: Sequence[_Rules]

    def reads(self) -> bool:
        """Whether the text of a post matters."""
        return any(rules.words for rules in self.rules)

    def finds(self, text: str, post_ids: Sequence[int]) -> list[FilterResult]:
        """What the filters find in a post of this text, with these ids (a boost has that of the post, too)."""
        folded = text.casefold()
        found = []
        for rules in self.rules:
            hits = (word.pattern.search(text) for word in rules.words if word.folded in folded)
            words = [hit[0] for hit in hits if hit is not None]
            posts = [str(id_) for id_ in post_ids if id_ in rules.post_ids]
            if words or posts:
                found.append(FilterResult(rules.filter, words or None, posts or None))
        return found


async def sieve_of(house: House, viewer_id: int | None) -> Sieve:
    """The viewer's filters in one query, and two more for those that changed since they were last asked for."""
    rows = [] if viewer_id is None else await filters_of(house.db, viewer_id)
    now = house.clock.now()
    current = [row for row in rows if row.expires_at is None or row.expires_at > now]
    kept = {row.id: house.cache.get(("filter", row.id, row.version)) for row in current}
    missing = [row for row in current if not isinstance(kept[row.id], _Rules)]
    if missing:
        ids = [row.id for row in missing]
        keywords, posts = await keywords_in(house.db, ids), await filtered_posts_in(house.db, ids)
        for row in missing:
            kept[row.id] = rules = _compiled(row, keywords, posts)
            size = _PATTERN_BYTES * (1 + len(rules.words)) + 100 * len(rules.post_ids)
            house.cache.put(("filter", row.id, row.version), rules, size)
    return Sieve([rules for rules in kept.values() if isinstance(rules, _Rules)])


def _compiled(row: FilterRow, keywords: Sequence[KeywordRow], posts: Sequence[FilteredPostRow]) -> _Rules:
    return _Rules(
        _filter(row),
        [
            _Word(word.keyword.casefold(), pattern_of(word.keyword, whole_word=word.whole_word))
            for word in keywords
            if word.filter_id == row.id
        ],
        frozenset(entry.post_id for entry in posts if entry.filter_id == row.id),
    )


async def show_filters(house: House, rows: Sequence[FilterRow]) -> list[Filter]:
    """These filters with all that is in them."""
    ids = [row.id for row in rows]
    keywords, posts = await keywords_in(house.db, ids), await filtered_posts_in(house.db, ids)
    return [
        _filter(
            row,
            [render_keyword(word) for word in keywords if word.filter_id == row.id],
            [render_filtered_post(entry) for entry in posts if entry.filter_id == row.id],
        )
        for row in rows
    ]


def _filter(
    row: FilterRow,
    keywords: Sequence[FilterKeyword] | UnsetType = UNSET,
    statuses: Sequence[FilterStatus] | UnsetType = UNSET,
) -> Filter:
    ends = None if row.expires_at is None else iso(row.expires_at)
    return Filter(str(row.id), row.title, unpack_contexts(row.contexts), ends, row.action, keywords, statuses)


def render_keyword(row: KeywordRow) -> FilterKeyword:
    """The FilterKeyword of a row."""
    return FilterKeyword(str(row.id), row.keyword, row.whole_word)


def render_filtered_post(row: FilteredPostRow) -> FilterStatus:
    """The FilterStatus of a row."""
    return FilterStatus(str(row.id), str(row.post_id))


def render_old(row: FilterRow, word: KeywordRow) -> OldFilter:
    """The V1::Filter of a word and its filter."""
    about = _filter(row)
    hides = row.action == "hide"
    return OldFilter(str(word.id), word.keyword, about.context, word.whole_word, about.expires_at, hides)
