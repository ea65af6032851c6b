"""Take in an uploaded file: read it, keep it in pieces, and have it ready to be confirmed."""

import asyncio

from goodmob.core.errors import Invalid
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.portability.actions.keep_import import add_rows, begin_import, confirm_import, end_reading
from goodmob.portability.rules.kinds import KEPT_AT_ONCE, KINDS, MODES, MOST_BYTES
from goodmob.portability.rules.reading import read_file


async def take_in(house: House, account_id: int, upload: Upload, kind: str, mode: str, *, confirmed: bool) -> int:
    """The id of the import that the file makes; Invalid where it makes none. `confirmed`: it begins at once."""
    if kind not in KINDS:
        raise Invalid("type", f"must be one of {', '.join(KINDS)}")
    if mode not in MODES:
        raise Invalid("mode", f"must be one of {', '.join(MODES)}")
    if upload.size > MOST_BYTES:
        raise Invalid("data", f"is too large (at most {MOST_BYTES // 1024 // 1024} MB)")
    data = await upload.read()
    read = await asyncio.to_thread(read_file, kind, data, upload.filename, house.settings.local_domain)

    import_id = await house.db.act(begin_import, account_id, kind, mode, upload.filename, read, lane=account_id)
    for first in range(0, len(read.rows), KEPT_AT_ONCE):
        await house.db.act(add_rows, import_id, read.rows[first : first + KEPT_AT_ONCE])
    await house.db.act(end_reading, import_id)

    if confirmed:
        await house.db.act(confirm_import, account_id, import_id)
    return import_id
