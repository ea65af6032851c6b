"""Take note of the avatar or header of somebody on another server."""

from goodmob.core.database.interface import Transaction
from goodmob.media.actions.keep_far_file import FarKeys, drop_far_files, keep_far_file
from goodmob.media.actions.keep_picture import Kind
from goodmob.media.queries.far_files import far_file_of


async def keep_far_portrait(
    tx: Transaction, account_id: int, kind: Kind, url: str | None, domain: str
) -> FarKeys | None:
    """The keys for the account's row, under which the picture is shown; None where it has none.

    The earlier picture goes. Doing it again with the same address changes nothing.
    """
    if url:
        return await keep_far_file(tx, kind, account_id, url, domain)
    known = await far_file_of(tx, kind, account_id)
    if known is not None:
        await drop_far_files(tx, [known.name])
    return None
