"""Whether a stamp of another server proves what it is shown for."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of, is_a
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.posts.activities.writing.consent import STAMPS
from goodmob.posts.queries.posts import PostRow, body_of


async def stamp_holds(house: House, kind: str, made_uri: str, stamp_uri: str, about: PostRow) -> bool:
    """Whether the stamp says that the author of the post, who lives elsewhere, allows what has the id `made_uri`.

    It has to lie on the author's own server, and to name the author, the thing and the post. Unfetched where it cannot
    be had.
    """
    owner, body = await account_by_id(house.db, about.account_id), await body_of(house.db, about.id)
    if owner is None or owner.uri is None or body is None or body.uri is None:
        return False
    if not same_origin(stamp_uri, owner.uri):
        return False
    stamp = await fetch(house, stamp_uri)
    says = tuple(id_of(stamp.get(key)) for key in ("id", "attributedTo", "interactingObject", "interactionTarget"))
    return is_a(stamp, STAMPS[kind]) and says == (stamp_uri, owner.uri, made_uri, body.uri)
