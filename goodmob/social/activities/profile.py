"""What other servers are told of an account itself: that it changed, moved, or is gone."""

from goodmob.accounts.events import AccountMoved, ProfileChanged
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri, uris_of
from goodmob.accounts.queries.moves import last_move
from goodmob.core.activitypub.audience import PUBLIC
from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import Json
from goodmob.core.errors import Gone, NotFound
from goodmob.core.house import House
from goodmob.core.settings import Settings
from goodmob.federation.activities.actor import actor_of
from goodmob.social.actions.distribute import distribute


async def tell_of_profile(house: House, event: ProfileChanged) -> None:
    """The servers of an account's followers hear what it is like now; what was told before is not told again."""
    row = await account_by_id(house.db, event.account_id)
    if row is None or row.domain is not None or row.state not in {"active", "suspended"}:
        return
    try:
        actor = await actor_of(house, row.id)
    except (Gone, NotFound):
        return
    uri = actor_uri(house.settings, row.id)
    said = {"id": f"{uri}#updates/{row.version}", "type": "Update", "actor": uri, "to": [PUBLIC], "object": actor}
    await house.db.act(distribute, row.id, with_context(said), followers=True)


async def tell_of_move(house: House, event: AccountMoved) -> None:
    """The servers of an account's followers hear where it moved, so that they lead them there."""
    row = await account_by_id(house.db, event.account_id)
    moved = await last_move(house.db, event.account_id)
    if row is None or row.domain is not None or moved is None or moved.target_id != event.target_id:
        return
    uris = await uris_of(house.settings, house.db, [row.id, event.target_id])
    own = uris[row.id]
    said = {
        "id": f"{own}#moves/{moved.id}",
        "type": "Move",
        "actor": own,
        "object": own,
        "target": uris[event.target_id],
        "to": [f"{own}/followers"],
    }
    await house.db.act(distribute, row.id, with_context(said), followers=True)


def farewell_of(settings: Settings, account_id: int) -> Json:
    """The Delete by which an account is gone for everybody."""
    uri = actor_uri(settings, account_id)
    return with_context({"id": f"{uri}#delete", "type": "Delete", "actor": uri, "to": [PUBLIC], "object": uri})
