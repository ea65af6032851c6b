"""Whether a stamp of another server proves what it is shown for, and with it that whoever is quoted let it."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.elsewhere import FarRow
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of, is_a
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Unfetched
from goodmob.posts.activities.writing.consent import STAMPS
from goodmob.posts.queries.posts import PostRow, body_of, posts_by_id
from goodmob.posts.queries.stamps import stamp_on
from goodmob.posts.rules.far_posts import FarPost


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


async def is_let(house: House, author: FarRow, post: FarPost, quoted_id: int | None) -> bool:
    """Whether whom the post quotes let it: its author does, others by a stamp that they keep, and that says so."""
    quoted = None if quoted_id is None else (await posts_by_id(house.db, [quoted_id])).get(quoted_id)
    if quoted is None:
        return False
    if quoted.account_id == author.id:
        return True
    is_claimed = quoted.local or post.stamp is not None
    return is_claimed and await _is_stamped(house, post.uri, post.stamp or "", quoted)


async def _is_stamped(house: House, uri: str, stamp_uri: str, quoted: PostRow) -> bool:
    """Whether the stamp lies on the server of the quoted author, names them, the quoting post and the quoted one.

    Who lives here is not asked by letter: it is known whom they gave one.
    """
    if quoted.local:
        given = await stamp_on(house.db, uri, "quote")
        return given is not None and given.post_id == quoted.id
    try:
        return await stamp_holds(house, "quote", uri, stamp_uri, quoted)
    except Unfetched:
        return False
