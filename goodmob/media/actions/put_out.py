"""Make room: copies of other servers' files go, and come again when somebody looks; or they are spared for good."""

from collections.abc import Collection

from sqlalchemy import update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.media.actions.delete import drop_files
from goodmob.media.actions.keep_far_file import SEND_AWAY
from goodmob.media.queries.far_files import far_files_named
from goodmob.media.tables import far_file

SPARE = statement(update(far_file).where(among(far_file.c.name, "names")).values(spared=True))


async def put_out(tx: Transaction, names: Collection[str]) -> None:
    """The copies of these files go after the commit; of what is no longer here or spared nothing changes."""
    rows = [row for row in await far_files_named(tx, list(names)) if row.state == "here" and not row.spared]
    if not rows:
        return

    await tx.run(SEND_AWAY, names=[row.name for row in rows], new_state="away")

    await drop_files(tx, [key for row in rows for key in row.keys])


async def spare(tx: Transaction, names: Collection[str]) -> None:
    """The copies of these files stay, however little room there is."""
    await tx.run(SPARE, names=list(names))
