"""Become a chapter of a mob, and let others be one."""

from sqlalchemy import BigInteger, Text, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, NotFound
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.tables.mobs import mob
from goodmob.notifications.actions.tell import tell

ASKED, ACCEPTED, DECLINED = "asked", "accepted", "declined"

_TOLD = {ACCEPTED: "mob.chapter_accepted", DECLINED: "mob.chapter_declined"}
TURN = statement(
    update(mob)
    .where(mob.c.id == bindparam("of_mob_id", type_=BigInteger))
    .values(chapter_state=bindparam("new_state", type_=Text))
)


async def ask_to_be_chapter(tx: Transaction, mob_id: int) -> None:
    """Lets a published mob be a chapter of its parent, or ask its host; without a parent it is none.

    Chapters of one's own mobs, and of those that are open to all, need nobody's consent.
    """
    row = await mob_by_id(tx, mob_id)
    if row is None or row.post_id is None:
        return
    parent = None if row.parent_id is None else await mob_by_id(tx, row.parent_id)
    state = None
    if parent is not None:
        is_free = parent.account_id == row.account_id or parent.chapter_policy == "open"
        state = ACCEPTED if is_free else ASKED

    await tx.run(TURN, of_mob_id=mob_id, new_state=state)

    if parent is not None and state == ASKED:
        await _tell(tx, parent.account_id, "mob.chapter_asked", row, row.account_id)


async def answer_chapter(tx: Transaction, host_id: int, parent_id: int, chapter_id: int, *, accepted: bool) -> None:
    """Lets a mob be a chapter of the host's own mob, or not, or no longer. NotFound, Forbidden as own_mob.

    NotFound also where it did not ask; Conflict where its host was refused before and has not asked anew.
    """
    await own_mob(tx, host_id, parent_id)
    row = await mob_by_id(tx, chapter_id)
    if row is None or row.parent_id != parent_id or row.chapter_state is None:
        raise NotFound
    state = ACCEPTED if accepted else DECLINED
    if row.chapter_state == state:
        return
    if row.chapter_state == DECLINED:
        raise Conflict("It was declined already")

    await tx.run(TURN, of_mob_id=chapter_id, new_state=state)

    if row.account_id != host_id:
        await _tell(tx, row.account_id, _TOLD[state], row, host_id)


async def _tell(tx: Transaction, account_id: int, type_: str, chapter: MobRow, from_id: int) -> None:
    about = {"from_account_id": from_id, "cause_id": chapter.id}
    await tell(tx, [account_id], type_, post_id=chapter.post_id, **about)
