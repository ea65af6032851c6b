"""Asking other servers how many follow somebody, and how much they said."""

from msgspec import Struct

from goodmob.accounts.actions.keep_far_counts import keep_far_counts
from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import number
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Unfetched

MOST = 10**9
"""No more is believed."""


class OneFarAccount(Struct, frozen=True):
    """The account that a job is about."""

    account_id: int


async def count(house: House, payload: OneFarAccount) -> None:
    """Keeps the totals of somebody's followers, followed and outbox; what is not told stays as it is known here."""
    row = (await far_accounts(house.db, [payload.account_id])).get(payload.account_id)
    if row is None or row.state != "active":
        return
    followers, following = await _asked(house, row.followers_uri), await _asked(house, row.following_uri)
    outbox = await _asked(house, row.outbox)
    told = [told for told in (followers, following) if told is not None]
    await house.db.act(
        keep_far_counts,
        row.id,
        followers=_total(followers),
        following=_total(following),
        statuses=_total(outbox),
        hides=not any("first" in one or "orderedItems" in one or "items" in one for one in told) if told else None,
    )


async def _asked(house: House, uri: str | None) -> Json | None:
    if uri is None:
        return None
    try:
        return await fetch(house, uri, of_host=host_of(uri))
    except Unfetched:
        return None


def _total(collection: Json | None) -> int | None:
    told = number(collection.get("totalItems")) if collection is not None else None
    return told if told is not None and 0 <= told <= MOST else None
