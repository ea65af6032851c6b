"""What the viewer's filters find in posts."""

from collections.abc import Mapping, Sequence

from goodmob.core.house import House
from goodmob.core.text.plain import plain_text
from goodmob.posts.entities.poll import GatheredPolls
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import PostRow
from goodmob.social.entities.filter import FilterResult, sieve_of


async def filtered_for(
    house: House,
    viewer_id: int | None,
    rows: Sequence[PostRow],
    fragments: Mapping[int, Status],
    polls: GatheredPolls,
) -> dict[int, list[FilterResult]]:
    """By post what the filters of the viewer find in it; a boost is found by all that finds what it boosts."""
    sieve = await sieve_of(house, viewer_id)
    if not sieve.rules:
        return {}
    found: dict[int, list[FilterResult]] = {}
    originals = {row.id: row for row in rows if row.boost_of_id is None}
    texts = {row.id: _text(row, fragments, polls) if sieve.reads() else "" for row in originals.values()}
    for row in rows:
        original_id = row.boost_of_id or row.id
        if row.id in fragments and original_id in texts:
            found[row.id] = sieve.finds(texts[original_id], sorted({row.id, original_id}))
    return found


def _text(row: PostRow, fragments: Mapping[int, Status], polls: GatheredPolls) -> str:
    fragment = fragments.get(row.id)
    if fragment is None:
        return ""
    options = polls.options.get(row.poll_id, ()) if row.poll_id is not None else ()
    return "\n\n".join(
        (
            fragment.spoiler_text,
            plain_text(fragment.content or ""),
            *(option.title for option in options),
            *(file.description or "" for file in fragment.media_attachments),
        )
    )
