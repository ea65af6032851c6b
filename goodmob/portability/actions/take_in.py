"""Take in an uploaded file: read it, keep it in pieces, and have it ready to be confirmed."""

import asyncio
from pathlib import Path
from secrets import token_hex

from goodmob.core.errors import Invalid
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.portability.actions.keep_import import add_rows, begin_import, confirm_import, end_reading
from goodmob.portability.rules.kinds import KEPT_AT_ONCE, KINDS, MERGE, MODES, POSTS, most_bytes
from goodmob.portability.rules.outbox import read_outbox
from goodmob.portability.rules.reading import ReadFile, read_file
from goodmob.portability.unpacking import FOLDER, NEW, folder_of, unpack, unpacked_into


async def take_in(house: House, account_id: int, upload: Upload, kind: str, mode: str, *, confirmed: bool) -> int:
    """The id of the import that the file makes; Invalid where it makes none. `confirmed`: it begins at once."""
    if kind not in KINDS:
        raise Invalid("type", f"must be one of {', '.join(KINDS)}")
    if mode not in MODES:
        raise Invalid("mode", f"must be one of {', '.join(MODES)}")
    if upload.size > most_bytes(kind):
        raise Invalid("data", f"is too large (at most {most_bytes(kind) // 1024 // 1024} MB)")
    if kind == POSTS:
        with unpacked_into(house.settings.data / FOLDER / f"{NEW}{token_hex(8)}") as folder:
            read = await asyncio.to_thread(_unpacked, upload, folder)
            import_id = await _keep(house, account_id, kind, MERGE, upload.filename, read)
            await asyncio.to_thread(folder.replace, folder_of(house.settings.data, import_id))
    else:
        data = await upload.read()
        read = await asyncio.to_thread(read_file, kind, data, upload.filename, house.settings.local_domain)
        import_id = await _keep(house, account_id, kind, mode, upload.filename, read)

    if confirmed:
        await house.db.act(confirm_import, account_id, import_id)
    return import_id


async def _keep(house: House, account_id: int, kind: str, mode: str, filename: str, read: ReadFile) -> int:
    import_id = await house.db.act(begin_import, account_id, kind, mode, filename, read, lane=account_id)
    for first in range(0, len(read.rows), KEPT_AT_ONCE):
        await house.db.act(add_rows, import_id, read.rows[first : first + KEPT_AT_ONCE])
    await house.db.act(end_reading, import_id)
    return import_id


def _unpacked(upload: Upload, folder: Path) -> ReadFile:
    return read_outbox(*unpack(upload.file, folder))
