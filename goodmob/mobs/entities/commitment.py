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
from goodmob.mobs.entities.brought import GatheredBrought, first_of, gather_brought, is_named, last_of

_OUTCOMES = frozenset({"no_show", "excused"})
_ENDED = frozenset({"tallying", "reported"})


class Condition(Struct, frozen=True, kw_only=True):
    """What somebody waits for: so many places taken, so many of them by those of the own area, somebody, and until
    when. Whom they wait for is told to nobody else."""

    people: int | None
    area: int | None
    account: Account | None
    before: str | None


class Lacking(Struct, frozen=True):
    """What is missing until the condition is met: places, places of the own area, and whether it is somebody."""

    people: int
    area: int
    account: bool


class Commitment(Struct, frozen=True, kw_only=True):
    """What ties an account to a mob. position: in the line. missing: how many until the condition is met. The code is
    told to nobody but the account itself. present_at: when it checked in. role: null where the mob has none.

    invited_by: who told them of the mob first, of those who were in; last_invited_by: who did so last. Both are null
    where one of the two does not want to be named. named: whether one is oneself, null in what others see.

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
    role: str | None
    lacking: Lacking | None
    named: bool | None
    last_invited_by: str | None


class GatheredCommitments(Struct, frozen=True):
    """Some commitments by id, with how they stand and whose they are; those of people who are gone are left out."""

    viewer_id: int | None
    rows: Mapping[int, CommitmentRow]
    shown: Mapping[int, Shown]
    calls: Mapping[int, CallRow]
    accounts: Mapping[int, Account]
    brought: GatheredBrought


async def gather_commitments(
    house: House, viewer_id: int | None, rows: Collection[CommitmentRow]
) -> GatheredCommitments:
    """What these commitments need to be rendered; the number of queries does not grow with them."""
    friends = {row.needs_account_id for row in rows if row.needs_account_id and row.account_id == viewer_id}
    people = await gather_accounts(house, {row.account_id for row in rows} | friends)
    present = {id_ for id_, standing in people.standings.items() if is_shown(standing)}
    kept = [row for row in rows if row.account_id in present]
    return GatheredCommitments(
        viewer_id,
        {row.id: row for row in kept},
        await shown_of(house.db, kept),
        await calls_by_id(house.db, {row.call_id for row in kept}),
        {id_: render_account(people, id_) for id_ in present},
        await gather_brought(house.db, viewer_id, kept),
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
        condition=_condition(gathered, row) if row.is_conditional else None,
        missing=None if shown.lacking is None else max(shown.lacking.places, shown.lacking.area, shown.lacking.account),
        invited_by=first_of(gathered.brought, row),
        code=row.letters if row.account_id == gathered.viewer_id else None,
        created_at=iso(row.created_at),
        offer_expires_at=iso(row.offer_expires_at or 0) if is_offered else None,
        present_at=iso(row.present_at) if row.present_at is not None and (is_whole or not is_over) else None,
        role=shown.role or None,
        lacking=None if shown.lacking is None else Lacking(*shown.lacking),
        named=is_named(gathered.brought, row),
        last_invited_by=last_of(gathered.brought, row),
    )


def _condition(gathered: GatheredCommitments, row: CommitmentRow) -> Condition:
    is_own = row.account_id == gathered.viewer_id
    return Condition(
        people=row.needs,
        area=row.needs_area,
        account=gathered.accounts.get(row.needs_account_id or 0) if is_own else None,
        before=None if row.needs_by is None else iso(row.needs_by),
    )


async def show_commitments(house: House, viewer_id: int | None, rows: Sequence[CommitmentRow]) -> list[Commitment]:
    """The commitments in this order, without those of people who are gone."""
    gathered = await gather_commitments(house, viewer_id, rows)
    return [render_commitment(gathered, row.id) for row in rows if row.id in gathered.rows]
