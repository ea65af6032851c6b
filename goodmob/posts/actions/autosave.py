"""Keep what somebody types in a composer, again and again, without ever replacing what another tab wrote."""

from typing import NamedTuple

from goodmob.core.clock import iso
from goodmob.core.database.interface import Transaction
from goodmob.posts.actions.claim_key import claim_key, earlier_claim
from goodmob.posts.actions.draft import add_draft, change_draft, delete_draft, key_of
from goodmob.posts.queries.drafts import DraftRow, draft_by_id
from goodmob.posts.rules.sketch import Sketch, packed, says_something


class Saved(NamedTuple):
    """The draft as which it is kept, None where nothing is; parted: as one of its own, as the other was changed."""

    draft_id: int | None
    parted: bool = False


async def autosave(
    tx: Transaction, account_id: int, sketch: Sketch, *, key: str, draft_id: int | None, known: str
) -> Saved:
    """Keeps the sketch as the draft that the form knows, or as a new one. Run it in the account's lane.

    key: the form's own, by which the same form is known again whose answer was lost; what was sent with it is not kept
    any more. known: when the form saw the draft change last, in ISO. TooManyDrafts as in `add_draft`.
    """
    if await _is_sent(tx, account_id, key, draft_id):
        return Saved(None)
    row = await _kept(tx, account_id, key, draft_id)
    is_known = row is not None and known == iso(row.updated_at)

    if not says_something(sketch):
        if row is not None and is_known:
            await delete_draft(tx, account_id, row.id)
        return Saved(None)
    if row is not None and row.sketch == packed(sketch):
        return Saved(row.id)
    if row is not None and is_known:
        await change_draft(tx, account_id, row.id, sketch, known)
        return Saved(row.id)
    saved_id = await add_draft(tx, account_id, sketch)
    if row is None and key:
        await claim_key(tx, account_id, _saved(key), saved_id)
    return Saved(saved_id, parted=row is not None)


async def _is_sent(tx: Transaction, account_id: int, key: str, draft_id: int | None) -> bool:
    if key and await earlier_claim(tx, account_id, key) is not None:
        return True
    return draft_id is not None and await earlier_claim(tx, account_id, key_of(draft_id)) is not None


async def _kept(tx: Transaction, account_id: int, key: str, draft_id: int | None) -> DraftRow | None:
    if draft_id is None and key:
        draft_id = await earlier_claim(tx, account_id, _saved(key))
    row = None if draft_id is None else await draft_by_id(tx, draft_id)
    return row if row is not None and row.account_id == account_id else None


def _saved(key: str) -> str:
    return f"saved\n{key}"
