"""What upper slices show of the things that notices are about: reports, warnings, severances, collections."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from goodmob.core.house import House
from goodmob.notifications.queries.notifications import NotificationRow
from goodmob.notifications.rules.kinds import ABOUT
from goodmob.posts.entities.emoji_reaction import ReactionSign

Things = Mapping[tuple[str, int], object]
"""The things behind notices, by type and `cause_id`."""


async def gather_things(house: House, viewer_id: int, rows: Iterable[NotificationRow]) -> Things:
    """The things behind those of the notices whose type is about one; no query where there are none."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.type in house.notices:
            wanted[row.type].add(row.cause_id)
    return {
        (type_, cause_id): thing
        for type_, cause_ids in wanted.items()
        for cause_id, thing in (await house.notices[type_].gather(house, viewer_id, sorted(cause_ids))).items()
    }


def is_whole(house: House, row: NotificationRow, things: Things) -> bool:
    """Whether the thing behind the notice is there, or it has none."""
    return row.type not in house.notices or (row.type, row.cause_id) in things


def under_its_key(row: NotificationRow, things: Things) -> dict[str, object]:
    """The thing behind the notice under the key of its type; nothing where it has none. An emoji is given apart."""
    thing = things.get((row.type, row.cause_id))
    if isinstance(thing, ReactionSign):
        return {ABOUT[row.type]: thing.name, "emoji_url": thing.url}
    return {ABOUT[row.type]: thing} if thing is not None else {}
