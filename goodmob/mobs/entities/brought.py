"""By whom people were brought, as far as it is told: whoever does not want to be named is nobody to others."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from goodmob.accounts.queries.accounts import standings_of
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.core.database.interface import Reads
from goodmob.mobs.queries.arrivals import ArrivalRow, arrivals_among, is_named_everywhere
from goodmob.social.queries.hidden import blocks_between


class GatheredBrought(Struct, frozen=True):
    """How some people came, by (mob, account), with those who brought them; unseen: whom the viewer is not shown.

    is_named: whether the viewer wants to be named where nothing else is known so far.
    """

    viewer_id: int | None
    arrivals: Mapping[tuple[int, int], ArrivalRow]
    unseen: Collection[int]
    is_named: bool

    def is_told(self, mob_id: int, account_id: int | None) -> bool:
        """Whether the viewer is told who it is that brought somebody, or was brought."""
        if account_id is None or account_id in self.unseen:
            return False
        row = self.arrivals.get((mob_id, account_id))
        return account_id == self.viewer_id or (row is not None and row.standing and row.is_named)


async def gather_brought(reads: Reads, viewer_id: int | None, rows: Collection[CommitmentRow]) -> GatheredBrought:
    """What `first_of` and `last_of` need for these commitments: one read where nobody was brought by anybody."""
    mob_ids = {row.call_id for row in rows}
    arrivals = await arrivals_among(reads, mob_ids, {row.account_id for row in rows})
    inviters = {id_ for row in arrivals.values() for id_ in (row.by_account_id, row.last_by_account_id) if id_}
    own = [row for row in rows if row.account_id == viewer_id and (row.call_id, row.account_id) not in arrivals]
    usual = not own or viewer_id is None or await is_named_everywhere(reads, viewer_id)
    if not inviters:
        return GatheredBrought(viewer_id, arrivals, (), usual)
    arrivals = {**arrivals, **await arrivals_among(reads, mob_ids, inviters)}
    here = {standing.id for standing in (await standings_of(reads, inviters)).values() if standing.state == "active"}
    people = inviters | {row.account_id for row in rows}
    blocked = set() if viewer_id is None else await blocks_between(reads, viewer_id, people - {viewer_id})
    return GatheredBrought(viewer_id, arrivals, (inviters - here) | blocked, usual)


def first_of(gathered: GatheredBrought, row: CommitmentRow) -> str | None:
    """The id of who brought somebody, where the viewer is told both ends; what one said oneself until it is settled."""
    arrival = gathered.arrivals.get((row.call_id, row.account_id))
    if arrival is None:
        is_own = row.account_id == gathered.viewer_id
        return str(row.invited_by) if is_own and row.invited_by is not None else None
    return _told(gathered, row, arrival.by_account_id)


def last_of(gathered: GatheredBrought, row: CommitmentRow) -> str | None:
    """The id of who told somebody last before they came, under the same conditions."""
    arrival = gathered.arrivals.get((row.call_id, row.account_id))
    return None if arrival is None else _told(gathered, row, arrival.last_by_account_id)


def is_named(gathered: GatheredBrought, row: CommitmentRow) -> bool | None:
    """Whether others see who brought whom where it is about the viewer; None for others' commitments."""
    if row.account_id != gathered.viewer_id:
        return None
    arrival = gathered.arrivals.get((row.call_id, row.account_id))
    return gathered.is_named if arrival is None else arrival.is_named


def _told(gathered: GatheredBrought, row: CommitmentRow, by_account_id: int | None) -> str | None:
    is_told = gathered.is_told(row.call_id, row.account_id) and gathered.is_told(row.call_id, by_account_id)
    return str(by_account_id) if is_told else None
