"""Render gathered posts, without I/O, and show those that a viewer may see."""

from collections.abc import Sequence

from msgspec import UNSET, UnsetType, structs

from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.posts.entities.gathered import Gathered, gather, gather_rows
from goodmob.posts.entities.interaction_policy import show_policy_to
from goodmob.posts.entities.marks import marks_of
from goodmob.posts.entities.poll import render_poll
from goodmob.posts.entities.status import PleromaStatus, Quote, QuoteApproval, Status
from goodmob.posts.permissions import quote_standing
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.strangers import kept_off
from goodmob.posts.rules.flags import BOOKMARKED, BOOSTED, FAVOURITED, MUTED, PINNED

_KEYS = {"public": ("public",), "followers": ("followers",), "nobody": ()}


async def show(house: House, viewer_id: int | None, post_ids: Sequence[int]) -> list[Status]:
    """The posts with these ids, in this order; those that the viewer may not see are left out."""
    gathered = await gather(house, viewer_id, post_ids)
    return [render(gathered, id_) for id_ in post_ids if gathered.sight.sees_id(id_)]


async def show_rows(house: House, viewer_id: int | None, rows: Sequence[PostRow]) -> list[Status]:
    """As `show`, for posts that were read already."""
    gathered = await gather_rows(house, viewer_id, rows)
    return [render(gathered, row.id) for row in rows if gathered.sight.sees_id(row.id)]


async def show_met(house: House, viewer_id: int | None, rows: Sequence[PostRow]) -> list[Status]:
    """As `show_rows`, where nobody asked for the authors: those whom staff limited are met by their followers only.

    What a shield of the viewer keeps off is left out.
    """
    if viewer_id is not None and rows:
        kept = await kept_off(house.db, viewer_id, rows, house.clock.now())
        rows = [row for row in rows if row.id not in kept]
    gathered = await gather_rows(house, viewer_id, rows)
    sight = gathered.sight
    return [render(gathered, row.id) for row in rows if sight.sees_id(row.id) and sight.meets(row)]


async def show_entrusted(house: House, staff_id: int, post_ids: Sequence[int]) -> list[Status]:
    """The posts with these ids, in this order, that somebody showed to staff in a report, whoever else may see them.

    Those that were deleted are left out. Whoever calls this has made sure that the account may read reports.
    """
    gathered = await gather(house, staff_id, post_ids, is_entrusted=True)
    return [render(gathered, id_) for id_ in post_ids if gathered.sight.sees_id(id_)]


async def show_one(house: House, viewer_id: int | None, post_id: int) -> Status:
    """The post; NotFound where it does not exist or the viewer may not see it."""
    shown = await show(house, viewer_id, [post_id])
    if not shown:
        raise NotFound
    return shown[0]


def render(gathered: Gathered, post_id: int) -> Status:
    """The Status of a gathered post that the viewer may see."""
    row = gathered.posts[post_id]
    if row.boost_of_id is None:
        return _post(gathered, row, shallow=False)
    original = _post(gathered, gathered.posts[row.boost_of_id], shallow=False)
    return structs.replace(
        gathered.fragments[row.id],
        account=gathered.accounts[row.account_id],
        reblog=original,
        quote_approval=original.quote_approval,
        interaction_policy=original.interaction_policy,
        **marks_of(gathered.posts[post_id]),
        favourited=original.favourited,
        reblogged=original.reblogged,
        muted=original.muted,
        bookmarked=original.bookmarked,
        filtered=UNSET if gathered.viewer_id is None else gathered.filtered.get(row.id, ()),
    )


def _post(gathered: Gathered, row: PostRow, *, shallow: bool) -> Status:
    anyone = gathered.viewer_id is None
    flags = gathered.flags.get(row.id, 0)
    muted = gathered.flags.get(row.conversation_id, 0) & MUTED
    mine = row.account_id == gathered.viewer_id
    fragment = gathered.fragments[row.id]
    return structs.replace(
        fragment,
        account=gathered.accounts[row.account_id],
        sensitive=fragment.sensitive or gathered.sight.covers(row),
        reblogs_count=max(row.boosts, row.told_boosts or 0),
        favourites_count=max(row.favourites, row.told_favourites or 0),
        quotes_count=row.quotes,
        replies_count=row.replies,
        origin_replies_count=UNSET if row.told_replies is None else row.told_replies,
        in_reply_to_id=None if row.in_reply_to_id is None else str(row.in_reply_to_id),
        poll=None if row.poll_id is None else render_poll(gathered.polls, row.poll_id),
        card=None if row.card_id is None else gathered.cards.get(row.card_id),
        quote=None if row.told_quote_state is None else _quote(gathered, row, row.told_quote_state, shallow=shallow),
        quote_approval=_approval(gathered, row),
        favourited=UNSET if anyone else bool(flags & FAVOURITED),
        reblogged=UNSET if anyone else bool(flags & BOOSTED),
        muted=UNSET if anyone else bool(muted),
        bookmarked=UNSET if anyone else bool(flags & BOOKMARKED),
        pinned=bool(flags & PINNED) if mine and row.visibility != "direct" else UNSET,
        filtered=UNSET if anyone else gathered.filtered.get(row.id, ()),
        tagged_collections=gathered.tagged.get(row.id, ()),
        emoji_reactions=gathered.reactions.get(row.id, ()),
        pleroma=_pleroma(gathered, row),
        interaction_policy=show_policy_to(gathered.viewer_id, row, gathered.bonds.get(row.id)),
        **marks_of(row),
        mob=gathered.facets.get(("mob", row.id)),
    )


def _approval(gathered: Gathered, row: PostRow) -> QuoteApproval:
    standing = quote_standing(gathered.viewer_id, row, row.account_id in gathered.sight.followed)
    return QuoteApproval(_KEYS[row.quote_policy], (), standing)


def _pleroma(gathered: Gathered, row: PostRow) -> PleromaStatus:
    folder_id = gathered.folders.get(row.id)
    folder = UNSET if gathered.viewer_id is None else None if folder_id is None else str(folder_id)
    return PleromaStatus(gathered.reactions.get(row.id, ()), folder, _event(gathered, row))


def _event(gathered: Gathered, row: PostRow) -> object | UnsetType:
    thing = gathered.facets.get((row.facet or "", row.id))
    event = None if thing is None else gathered.house.facets[row.facet or ""].event(thing, gathered.viewer_id)
    return UNSET if event is None else event


def _quote(gathered: Gathered, row: PostRow, state: str, *, shallow: bool) -> Quote:
    quoted = gathered.posts.get(row.quote_of_id or 0)
    if state == "accepted":
        state = _shown_state(gathered, quoted)
    if quoted is None or state not in _SHOWING:
        return Quote(state, quoted_status_id=None) if shallow else Quote(state, quoted_status=None)
    if shallow:
        return Quote(state, quoted_status_id=str(quoted.id))
    return Quote(state, quoted_status=_post(gathered, quoted, shallow=True))


_SHOWING = frozenset({"accepted", "muted_account", "blocked_domain"})


def _shown_state(gathered: Gathered, quoted: PostRow | None) -> str:
    if quoted is None:
        return "deleted"
    if quoted.account_id in gathered.sight.blocking:
        return "blocked_account"
    if not gathered.sight.sees(quoted):
        return "unauthorized"
    if quoted.account_id in gathered.away:
        return "blocked_domain"
    return "muted_account" if quoted.account_id in gathered.muted else "accepted"
