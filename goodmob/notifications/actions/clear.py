"""Put every notice away, which can be undone for a while."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.paging import Window
from goodmob.core.database.statements import statement
from goodmob.notifications.actions.dismiss import clear_some
from goodmob.notifications.actions.save_marker import save_markers
from goodmob.notifications.events import ClearingAsked
from goodmob.notifications.queries.clearing import clearing_of
from goodmob.notifications.queries.notifications import notifications_page
from goodmob.notifications.queries.unread import read_until
from goodmob.notifications.queries.wanted import Wanted
from goodmob.notifications.rules.kinds import TYPES
from goodmob.notifications.rules.reading import UNDONE_FOR
from goodmob.notifications.tables import notification_clearing

_PUT = insert(notification_clearing)
PUT_CLEARING = statement(
    _PUT.on_conflict_do_update(
        index_elements=["account_id"],
        set_={"newest_id": _PUT.excluded.newest_id, "asked_at": _PUT.excluded.asked_at},
    ).inline()
)
END_CLEARING = statement(
    delete(notification_clearing).where(notification_clearing.c.account_id == bindparam("account_id", type_=BigInteger))
)


async def ask_clearing(tx: Transaction, account_id: int) -> None:
    """All notices that there are now are read, stand on no page, and go for good after UNDONE_FOR."""
    newest = await notifications_page(tx, account_id, Window(limit=1), Wanted(TYPES, with_filtered=True))
    if not newest:
        return

    await tx.run(PUT_CLEARING, account_id=account_id, newest_id=newest[0].id, asked_at=tx.now)
    if newest[0].id > await read_until(tx, account_id):
        await save_markers(tx, account_id, {"notifications": newest[0].id})

    await tx.announce(ClearingAsked(account_id, tx.now + UNDONE_FOR))


async def undo_clearing(tx: Transaction, account_id: int) -> bool:
    """The notices stand where they stood; tells whether it was not too late."""
    return bool(await tx.run(END_CLEARING, account_id=account_id))


async def go_on_clearing(tx: Transaction, account_id: int) -> bool:
    """Puts some away of the notices that were asked to go and can no longer be brought back; tells if there is more."""
    asked = await clearing_of(tx, account_id)
    if asked is None or tx.now < asked.asked_at + UNDONE_FOR:
        return False
    if await clear_some(tx, account_id, asked.newest_id):
        return True
    await tx.run(END_CLEARING, account_id=account_id)
    return False
