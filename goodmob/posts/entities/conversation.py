"""Mastodon's Context: the conversation around a post, as far as a viewer may see and wants to hear it."""

from collections.abc import Mapping, Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.house import House
from goodmob.posts.entities.show import show_met
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import PostRow, post_by_id, posts_by_id
from goodmob.posts.queries.threads import ancestors_of, descendants_of
from goodmob.social.queries.hidden import mutes_among


class Reach(Struct, frozen=True):
    """How much of a conversation is shown."""

    ancestors: int
    descendants: int
    depth: int


FOR_ANYONE = Reach(ancestors=40, descendants=60, depth=20)
FOR_PEOPLE = Reach(ancestors=4_096, descendants=4_096, depth=4_096)


class Context(Struct, frozen=True):
    """What a post answers, the first one first, and what answers it, each before its own answers.

    hidden_answers_count: how many more answers there are, which who began the conversation hid, and those to them;
    left out where there are none.
    """

    ancestors: Sequence[Status]
    descendants: Sequence[Status]
    hidden_answers_count: int | UnsetType = UNSET


async def show_conversation(
    house: House, viewer_id: int | None, post_id: int, reach: Reach, *, with_hidden: bool = False
) -> Context:
    """The conversation around a post that the viewer sees, without people whom the viewer mutes or does not meet.

    Answers that who began it hid are left out but for their authors and whoever hid them, unless `with_hidden`.
    """
    above = await ancestors_of(house.db, post_id, reach.ancestors)
    below = await descendants_of(house.db, post_id, reach.descendants, reach.depth)
    found = await posts_by_id(house.db, [*above, *below])
    rows = await _heard(house, viewer_id, list(found.values()))
    statuses = {status.id: status for status in await show_met(house, viewer_id, rows)}
    before, after = ([id_ for id_ in ids if str(id_) in statuses] for ids in (above, below))
    hidden = set() if with_hidden else await _hidden(house, viewer_id, below, found)
    return Context(
        [statuses[str(id_)] for id_ in before],
        [statuses[str(id_)] for id_ in after if id_ not in hidden],
        len(hidden.intersection(after)) or UNSET,
    )


async def _hidden(house: House, viewer_id: int | None, below: Sequence[int], found: Mapping[int, PostRow]) -> set[int]:
    marked = {id_ for id_ in below if id_ in found and found[id_].hidden_answer}
    if not marked:
        return set()
    conversation_id = found[next(iter(marked))].conversation_id
    root = found.get(conversation_id) or await post_by_id(house.db, conversation_id)
    if root is not None and root.account_id == viewer_id:
        return set()
    hidden: set[int] = set()
    for row in (found[id_] for id_ in below if id_ in found):
        if row.in_reply_to_id in hidden or (row.id in marked and row.account_id != viewer_id):
            hidden.add(row.id)
    return hidden


async def _heard(house: House, viewer_id: int | None, rows: list[PostRow]) -> list[PostRow]:
    authors = {row.account_id for row in rows} - {viewer_id}
    if viewer_id is None or not authors:
        return rows
    muted = await mutes_among(house.db, viewer_id, authors, house.clock.now())
    return [row for row in rows if row.account_id not in muted]
