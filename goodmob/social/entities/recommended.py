"""Whom somebody recommends, as the profile shows it: people by themselves, and collections."""

from collections.abc import Sequence
from typing import NamedTuple

from goodmob.accounts.queries.accounts import AccountRow
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.social.entities.collection import Collection
from goodmob.social.entities.collection import show as show_collections
from goodmob.social.entities.relationship import Acquaintance, acquaintances
from goodmob.social.permissions import may_see_featured
from goodmob.social.queries.collections import collections_of
from goodmob.social.queries.follows import endorsed_page
from goodmob.social.queries.hidden import blocks_between

MOST_PEOPLE = 80
MOST_COLLECTIONS = 80


class Recommended(NamedTuple):
    """People on a profile and collections, the latest first; of others those only that the viewer may meet."""

    people: Sequence[Acquaintance] = ()
    collections: Sequence[Collection] = ()


async def recommended(house: House, viewer_id: int | None, owner: AccountRow) -> Recommended:
    """Whom the owner recommends; to the owner also the collections that the profile does not show."""
    if not await may_see_featured(house.db, viewer_id, owner):
        return Recommended()
    ids = [edge.account_id for edge in await endorsed_page(house.db, owner.id, Window(limit=MOST_PEOPLE))]
    hidden = await blocks_between(house.db, viewer_id, ids) if viewer_id is not None and ids else set()
    rows = await collections_of(house.db, owner.id, unlisted=viewer_id == owner.id, limit=MOST_COLLECTIONS)
    return Recommended(
        await acquaintances(house, viewer_id, [id_ for id_ in ids if id_ not in hidden]),
        await show_collections(house, viewer_id, rows),
    )
