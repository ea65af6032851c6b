"""The JSON of saved searches, and the posts that fit them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.discovery.entities.matching import Part, posts_matching
from goodmob.discovery.permissions import findable
from goodmob.discovery.queries.people import people_in
from goodmob.discovery.queries.saved_searches import SearchRow, searches_by_id
from goodmob.discovery.queries.writings import Writing
from goodmob.discovery.rules.asking import asked
from goodmob.discovery.rules.queries import parse
from goodmob.posts.queries.posts import PostRow, post_by_id


class SavedSearch(Struct, frozen=True):
    """A search that somebody keeps as a feed; alert: new public posts that fit it are told."""

    id: str
    title: str
    query: str
    alert: bool
    created_at: str
    updated_at: str


class SearchNotice:
    """Shows the saved searches that notices of posts are about; those that were deleted are left out."""

    async def gather(self, house: House, viewer_id: int, ids: Sequence[int]) -> Mapping[int, object]:
        """The SavedSearch with each of these ids."""
        rows = await searches_by_id(house.db, ids)
        return {row.id: render(row) for row in rows.values() if row.account_id == viewer_id}


NOTICE = SearchNotice()


def render(row: SearchRow) -> SavedSearch:
    """The SavedSearch of a row."""
    moments = iso(row.created_at), iso(row.updated_at)
    return SavedSearch(str(row.id), row.title, row.query, row.alert, *moments)


async def feed_of(house: House, row: SearchRow, part: Part) -> list[PostRow]:
    """A part of the posts that fit the saved search and that its owner may find, newest first."""
    return await posts_matching(house, row.account_id, row.query, part)


async def fitted_by(house: House, writing: Writing, searches: Sequence[SearchRow]) -> list[SearchRow]:
    """Those of the searches that this post fits, and whose owners may find it and did not write it themselves."""
    post = await post_by_id(house.db, writing.post_id)
    others = [row for row in searches if row.account_id != writing.facts.author_id]
    queries = {row.id: parse(row.query) for row in others}
    people = await people_in(house.db, house.settings, list(queries.values()))
    entry, now = writing.entry(), house.clock.now()
    fitted = []
    for row in others:
        wanted = asked(queries[row.id], people, row.account_id)
        if wanted is None or post is None or not wanted.takes(post.id, entry):
            continue
        if await findable(house.db, row.account_id, [post], kept=(), scope=wanted.scope, now=now):
            fitted.append(row)
    return fitted
