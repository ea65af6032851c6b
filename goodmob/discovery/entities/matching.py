"""The posts that a query finds: candidates of the index, newest first, of which those are shown that really fit."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.discovery.permissions import findable
from goodmob.discovery.queries.indexed import Candidate, matching, matching_among
from goodmob.discovery.queries.people import people_in
from goodmob.discovery.rules import facets
from goodmob.discovery.rules.asking import Asked, asked
from goodmob.discovery.rules.queries import parse
from goodmob.posts.queries.kept import posts_kept_by
from goodmob.posts.queries.posts import PostRow, posts_by_id

DEEPEST = 1_000
"""So many posts of a search can be paged through by offset; by id there is no end."""

_AT_ONCE = 100
_MOST_LOOKED_AT = 2_000
"""So many candidates are read for one answer: more have the words, but not in the wanted order or place."""

_MOST_KEPT = 5_000


class Part(NamedTuple):
    """Which part of what is found: below and above an id, and from which place on; upwards: the oldest of it."""

    limit: int
    offset: int = 0
    max_id: int | None = None
    min_id: int | None = None
    upwards: bool = False


def part_of(window: Window) -> Part:
    """The part that a page of a list shows, as lists have pages everywhere."""
    least = window.since_id if window.min_id is None else window.min_id
    return Part(window.limit, max_id=window.max_id, min_id=least, upwards=window.min_id is not None)


async def posts_matching(
    house: House, viewer_id: int | None, query: str, part: Part, author_id: int | None = None
) -> list[PostRow]:
    """The posts that fit the query and that the viewer may find, newest first; author_id: only by this account."""
    parsed = parse(query)
    people = await people_in(house.db, house.settings, [parsed])
    wanted = asked(parsed, people, viewer_id, more=() if author_id is None else (facets.by(author_id),))
    if wanted is None:
        return []
    wanted = wanted._replace(
        before=wanted.before if part.max_id is None else min(wanted.before, part.max_id),
        after=wanted.after if part.min_id is None else max(wanted.after, part.min_id),
    )
    offset = min(part.offset, DEEPEST)
    kept: Collection[int] = ()
    if viewer_id is not None and wanted.scope != "public":
        kept = await posts_kept_by(house.db, viewer_id, _MOST_KEPT)
    found = await _found(house, viewer_id, wanted, kept, offset + part.limit, upwards=part.upwards)
    return sorted(found[offset:], key=lambda row: row.id, reverse=True)


async def _found(
    house: House, viewer_id: int | None, wanted: Asked, kept: Collection[int], most: int, *, upwards: bool
) -> list[PostRow]:
    found: list[PostRow] = []
    looked_at = 0
    while len(found) < most and looked_at < _MOST_LOOKED_AT:
        candidates = await _candidates(house, viewer_id, wanted, kept, upwards)
        if not candidates:
            break
        fitting = [candidate.id for candidate in candidates if wanted.fits(candidate.line)]
        posts = await posts_by_id(house.db, fitting)
        rows = [posts[id_] for id_ in fitting if id_ in posts]
        now = house.clock.now()
        found += await findable(house.db, viewer_id, rows, kept=kept, scope=wanted.scope, now=now)
        reached = candidates[-1].id
        wanted = wanted._replace(after=reached) if upwards else wanted._replace(before=reached)
        looked_at += len(candidates)
    return found[:most]


async def _candidates(
    house: House, viewer_id: int | None, wanted: Asked, kept: Collection[int], upwards: bool
) -> Sequence[Candidate]:
    """The next posts that have the terms, such as everybody finds and such as the viewer knows, in the wanted order."""
    scopes = {"public": [facets.PUBLIC], "library": [], "all": [facets.PUBLIC]}[wanted.scope]
    if viewer_id is not None and wanted.scope != "public":
        scopes.append(facets.library_of(viewer_id))
    parts = []
    if scopes:
        parts.append(await matching(house.db, wanted, tuple(scopes), _AT_ONCE, upwards=upwards))
    if kept:
        parts.append(await matching_among(house.db, wanted, kept, _AT_ONCE, upwards=upwards))
    # Beyond the end of a full part there may be more of it than of the other.
    ends = [part[-1].id for part in parts if len(part) == _AT_ONCE]
    together = {candidate.id: candidate for part in parts for candidate in part}
    if ends:
        is_before_end = min(ends).__ge__ if upwards else max(ends).__le__
        together = {id_: candidate for id_, candidate in together.items() if is_before_end(id_)}
    return sorted(together.values(), reverse=not upwards)
