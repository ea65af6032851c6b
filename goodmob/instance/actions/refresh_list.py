"""Have a list of servers that somebody else keeps, and take over what it says."""

from goodmob.core.house import House
from goodmob.core.http.errors import Unanswered
from goodmob.instance.actions.keep_server_list import note_failed, note_read
from goodmob.instance.actions.take_entries import take_list
from goodmob.instance.queries.server_lists import ServerListRow
from goodmob.instance.server_files import MOST_BYTES, ServerFile, read_file

SECONDS = 30.0
_OK = 200


async def had_list(house: House, row: ServerListRow) -> ServerFile | None:
    """What the list says at this moment; None where it cannot be had, or names no server: then that is noted."""
    try:
        answer = await house.http.get(row.url, max_bytes=MOST_BYTES, timeout=SECONDS)
    except Unanswered as error:
        await house.db.act(note_failed, row.id, str(error))
        return None
    file = read_file(answer.body) if answer.status == _OK else None
    if file is None or not file.entries:
        why = "no server is named there" if file else f"the answer was {answer.status}"
        await house.db.act(note_failed, row.id, why)
        return None
    await house.db.act(note_read, row.id, len(file.entries))
    return file


async def refresh_list(house: House, row: ServerListRow, actor_id: int | None = None) -> int:
    """Has the list and takes it over, in the name of whoever follows it or does so now; gives how much changed."""
    file = await had_list(house, row)
    return await take_list(house, actor_id or row.created_by, row, file.entries) if file else 0
