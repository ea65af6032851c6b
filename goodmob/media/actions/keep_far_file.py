"""Write down where another server has a file: nothing is fetched before somebody looks at it."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Text, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.media.actions.delete import drop_files
from goodmob.media.queries.far_files import far_file_of, far_files_named
from goodmob.media.rules.far import Kind, is_fetchable, key_of, new_name
from goodmob.media.tables import far_file

ADD = statement(insert(far_file).on_conflict_do_nothing(index_elements=["kind", "subject_id"]).inline())
DROP = statement(delete(far_file).where(among(far_file.c.name, "names")))
SEND_AWAY = statement(
    update(far_file)
    .where(among(far_file.c.name, "names"))
    .values(state=bindparam("new_state", type_=Text), file_key=None, still_key=None, bytes=0)
)


class FarKeys(NamedTuple):
    """The keys by which a far file is shown: as it is, and without movement."""

    key: str
    static_key: str


async def keep_far_file(tx: Transaction, kind: Kind, subject_id: int, url: str, domain: str) -> FarKeys | None:
    """The keys of this file of another server, in the place of what the subject had; None where the address is none.

    Doing it again with the same address changes nothing. domain: the server that told of it.
    """
    known = await far_file_of(tx, kind, subject_id)
    if known is not None and known.url == url:
        return _keys(known.name)
    if known is not None:
        await tx.run(DROP, names=[known.name])
        await drop_files(tx, known.keys)
    if not is_fetchable(url):
        return None

    await tx.run(
        ADD,
        name=new_name(),
        kind=kind,
        subject_id=subject_id,
        domain=domain,
        url=url,
        state="away",
        file_key=None,
        still_key=None,
        bytes=0,
        failures=0,
        next_at=0,
        used_at=tx.now,
        spared=False,
    )
    kept = await far_file_of(tx, kind, subject_id)
    return _keys(kept.name) if kept else None


async def drop_far_files(tx: Transaction, names: Collection[str]) -> None:
    """Forgets these files; their copies go after the commit."""
    rows = await far_files_named(tx, list(names))
    if rows:
        await tx.run(DROP, names=[row.name for row in rows])

        await drop_files(tx, [key for row in rows for key in row.keys])


def _keys(name: str) -> FarKeys:
    return FarKeys(key_of(name, "whole"), key_of(name, "still"))
