"""A commitment to a mob: who is in, in the line, or waits for a condition."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import gather as gather_accounts
from goodmob.accounts.entities.account import render as render_account
from goodmob.accounts.permissions import is_shown
from goodmob.commitments.queries.calls import CallRow, calls_by_id
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.commitments.queries.shown import Shown, shown_of
from goodmob.core.clock import iso
from goodmob.core.house import House

_OUTCOMES = frozenset({"no_show", "excused"})
_ENDED = frozenset({"tallying", "reported"})


class Condition(Struct, frozen=True):
    """What somebody waits for: that so many places are taken."""

    people: int


class Commitment(Struct, frozen=True, kw_only=True):
    """What ties an account to a mob. position: in the line. missing: places until the condition is met. The code is
    told to nobody but the account itself. present_at: when it checked in.

    Who did not come is for the account itself and the host: to others it is in, and once it is over nobody was there.
    """

    id: str
    mob_id: str
    account: Account
    state: str
    position: int | None
    party_size: int
    condition: Condition | None
    missing: int | None
    invited_by: str | None
    code: str | None
    created_at: str
    offer_expires_at: str | None
    present_at: str | None


class GatheredCommitments(Struct, frozen=True):
    """Some commitments by id, with how they stand and whose they are; those of people who are gone are left out."""

    viewer_id: int | None
    rows: Mapping[int, CommitmentRow]
    shown: Mapping[int, Shown]
    calls: Mapping[int, CallRow]
    accounts: Mapping[int, Account]


async def gather_commitments(
    house: House, viewer_id: int | None, rows: Collection[CommitmentRow]
) -> GatheredCommitments:
    """What these commitments need to be rendered; the number of queries does not grow with them."""
    people = await gather_accounts(house, {row.account_id for row in rows})
    present = {id_ for id_, standing in people.standings.items() if is_shown(standing)}
    kept = [row for row in rows if row.account_id in present]
    return GatheredCommitments(
        viewer_id,
        {row.id: row for row in kept},
        await shown_of(house.db, kept),
        await calls_by_id(house.db, {row.call_id for row in kept}),
        {id_: render_account(people, id_) for id_ in present},
    )


def render_commitment(gathered: GatheredCommitments, commitment_id: int) -> Commitment:
    """The Commitment of a gathered id."""
    row, shown = gathered.rows[commitment_id], gathered.shown[commitment_id]
    call = gathered.calls[row.call_id]
    is_whole = gathered.viewer_id in {row.account_id, call.account_id}
    is_over = call.state in _ENDED
    is_offered = shown.state == "offered" and row.offer_expires_at is not None
    return Commitment(
        id=str(row.id),
        mob_id=str(row.call_id),
        account=gathered.accounts[row.account_id],
        state=shown.state if is_whole or shown.state not in _OUTCOMES else "confirmed",
        position=shown.position,
        party_size=row.party_size,
        condition=None if row.needs is None else Condition(row.needs),
        missing=shown.missing,
        invited_by=None if row.invited_by is None else str(row.invited_by),
        code=row.code if row.account_id == gathered.viewer_id else None,
        created_at=iso(row.created_at),
        offer_expires_at=iso(row.offer_expires_at or 0) if is_offered else None,
        present_at=iso(row.present_at) if row.present_at is not None and (is_whole or not is_over) else None,
    )


async def show_commitments(house: House, viewer_id: int | None, rows: Sequence[CommitmentRow]) -> list[Commitment]:
    """The commitments in this order, without those of people who are gone."""
    gathered = await gather_commitments(house, viewer_id, rows)
    return [render_commitment(gathered, row.id) for row in rows if row.id in gathered.rows]
