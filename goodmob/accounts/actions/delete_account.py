"""An account goes away for good."""

from sqlalchemy import bindparam, update

from goodmob.accounts.actions.erase import part_from_account
from goodmob.accounts.events import AccountDeleted
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.people import person_of
from goodmob.accounts.tables import account, account_count
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.media.actions.delete import drop_files

_BLANK = {
    "state": "deleted",
    **dict.fromkeys(("display_name", "note", "note_html", "avatar_description", "header_description"), ""),
    **dict.fromkeys(("fields", "attribution_domains"), "[]"),
    **dict.fromkeys(("avatar", "avatar_static", "header", "header_static", "moved_to_id"), None),
    **dict.fromkeys(("discoverable", "indexable"), False),
}
BLANK_ACCOUNT = statement(
    update(account).values({**_BLANK, "version": account.c.version + 1}).where(account.c.id == bindparam("account_id"))
)
BLANK_COUNTS = statement(
    update(account_count)
    .values(followers=0, following=0, statuses=0, follow_requests=0, last_status_at=None)
    .where(account_count.c.account_id == bindparam("account_id"))
)


async def delete_account(tx: Transaction, account_id: int) -> None:
    """Nothing of the profile is left but the name, which nobody can have again; others hear of it.

    The person is erased with their last account; whoever has another one goes on there.
    """
    leaving = await account_by_id(tx, account_id)
    if leaving is None or leaving.state == "deleted":
        raise NotFound
    behind = await person_of(tx, account_id)

    await tx.run(BLANK_ACCOUNT, account_id=account_id)
    await tx.run(BLANK_COUNTS, account_id=account_id)
    if behind is not None:
        await part_from_account(tx, behind.id, account_id)
    await drop_files(tx, leaving.pictures)

    await tx.announce(AccountDeleted(account_id=account_id))
