"""Join a mob as somebody whom a link may have led there."""

from collections.abc import Sequence
from typing import NamedTuple

from goodmob.commitments.actions.elsewhere import Elsewhere
from goodmob.commitments.actions.join import Joining, join
from goodmob.commitments.queries.commitments import CommitmentRow
from goodmob.core.database.interface import Transaction
from goodmob.mobs.actions.join_elsewhere import join_elsewhere
from goodmob.mobs.actions.naming import choose_name
from goodmob.mobs.actions.touch import touch_by_link
from goodmob.mobs.queries.touches import invitation_by_code
from goodmob.mobs.rules.cascade import Via


class Opened(NamedTuple):
    """A link to the mob that was opened, by its code: how, and when (us)."""

    code: str
    via: Via
    at: int


async def come(
    tx: Transaction,
    mob_id: int,
    account_id: int,
    wish: Joining,
    opened: Sequence[Opened] = (),
    named: bool | None = None,
) -> CommitmentRow:
    """Commits the account as commitments.actions.join does, and notes the links it had opened; a mob of another
    server is asked for a place.

    A code that nobody has, or has any more, is no reason not to come. named: whether others see who brought whom.
    """
    for one in sorted(opened, key=lambda link: link.at):
        invitation = await invitation_by_code(tx, mob_id, one.code)
        if invitation is not None:
            await touch_by_link(tx, mob_id, account_id, invitation.account_id, one.via, one.at)
    try:
        row = await join(tx, mob_id, account_id, wish)
    except Elsewhere:
        row = await join_elsewhere(tx, mob_id, account_id, wish)

    # In the same moment: nobody who does not want to be named is named until they say so elsewhere.
    if named is not None:
        await choose_name(tx, mob_id, account_id, named)

    return row
