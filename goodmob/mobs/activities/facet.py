"""What a post says of the mob that it is the face of: here to people and apps, abroad to other servers."""

from collections.abc import Mapping, Sequence

from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.mobs.activities.keeping import keep_event
from goodmob.mobs.activities.telling import events_of
from goodmob.mobs.entities.facet import MobFacet


class FarMobFacet(MobFacet):
    """The source of Status.mob, and of the Event that goes with the Note of a mob."""

    async def said_abroad(self, house: House, post_ids: Sequence[int]) -> Mapping[int, Json]:
        """The Event of each mob among these posts, as it is now."""
        return {post_id: {"event": event} for post_id, event in (await events_of(house, post_ids)).items()}

    async def keep_from_abroad(self, house: House, post_id: int, document: Json) -> None:
        """Keeps the mob of an Event, or of a Note that carries one."""
        await keep_event(house, post_id, document)


FACET = FarMobFacet()
