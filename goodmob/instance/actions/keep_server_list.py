"""Follow a list of servers that somebody else keeps, or no longer; note how it was had."""

from urllib.parse import urlsplit

from msgspec import Struct
from sqlalchemy import bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.text.cleaning import clean_line
from goodmob.instance.actions.keep_server_allow import remove_server_allow
from goodmob.instance.actions.keep_server_block import remove_server_block
from goodmob.instance.queries.server_lists import ServerListRow, every_server_list, held_by, server_list_by_id
from goodmob.instance.tables import server_allow, server_block, server_list

MOST_LISTS = 20
LONGEST_TITLE = 200
LONGEST_URL = 2_000
AT_ONCE = 10
"""How many entries one action takes or gives up: each touches as many rows as there are listeners, too."""

ADD = statement(
    insert(server_list)
    .values({name: bindparam(name) for name in ServerListRow._fields})
    .on_conflict_do_nothing(index_elements=["url"])
    .inline()
)
NOTE_READ = statement(
    update(server_list)
    .where(server_list.c.id == bindparam("list_id"))
    .values(fetched_at=bindparam("now"), read_at=bindparam("now"), error="", entries=bindparam("number"))
)
NOTE_FAILED = statement(
    update(server_list)
    .where(server_list.c.id == bindparam("list_id"))
    .values(fetched_at=bindparam("now"), error=bindparam("why"))
)
KEEP = {
    "block": statement(
        update(server_block).where(among(server_block.c.id, "ids")).values(list_id=None),
    ),
    "allow": statement(
        update(server_allow).where(among(server_allow.c.id, "ids")).values(list_id=None),
    ),
}
END = statement(delete(server_list).where(server_list.c.id == bindparam("list_id")))
_MOST_KEPT = 150


class ListWish(Struct, frozen=True, kw_only=True):
    """A list as staff wish to follow it; permission_type: block or allow."""

    url: str
    title: str = ""
    permission_type: str = "block"
    as_draft: bool = True


async def add_server_list(tx: Transaction, actor_id: int, wish: ListWish) -> int:
    """Follows a list, which will be had by a job; gives its id. Invalid for what is no address or is followed."""
    url = wish.url.strip()
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or len(url) > LONGEST_URL:
        raise Invalid("uri", "is not a web address")
    if wish.permission_type not in KEEP:
        raise Invalid("permission_type", "is not included in the list")
    if len(await every_server_list(tx)) >= MOST_LISTS:
        raise Invalid("uri", f"would be more lists than {MOST_LISTS}")
    title = clean_line(wish.title)[:LONGEST_TITLE] or parts.netloc

    row = ServerListRow(
        tx.new_id(), title, url, wish.permission_type, wish.as_draft, actor_id, tx.now, None, None, "", 0
    )
    if not await tx.run(ADD, **row._asdict()):
        raise Invalid("uri", "has already been taken")
    await _note(tx, actor_id, "add", row)

    return row.id


async def note_read(tx: Transaction, list_id: int, number: int) -> None:
    """The list was had, with so many servers on it."""
    await tx.run(NOTE_READ, list_id=list_id, now=tx.now, number=number)


async def note_failed(tx: Transaction, list_id: int, why: str) -> None:
    """The list could not be had; what came with it before stays."""
    await tx.run(NOTE_FAILED, list_id=list_id, now=tx.now, why=why)


async def remove_server_list(tx: Transaction, actor_id: int, list_id: int, *, keep: bool) -> bool:
    """Follows the list no longer, a part at a time: True where there is more to do.

    keep: what came with it stays, as if staff had set it; otherwise it goes, too. NotFound where it is not followed.
    """
    row = await server_list_by_id(tx, list_id)
    if row is None:
        raise NotFound
    held = await held_by(tx, row)
    some = [one.id for one in held[: _MOST_KEPT if keep else AT_ONCE]]

    if keep and some:
        await tx.run(KEEP[row.permission_type], ids=some)
    elif some:
        await drop_entries(tx, actor_id, row.permission_type, some)
    if len(some) < len(held):
        return True
    await tx.run(END, list_id=list_id)
    await _note(tx, actor_id, "remove", row)

    return False


async def drop_entries(tx: Transaction, actor_id: int, permission_type: str, ids: list[int]) -> None:
    """Lifts these limits, or takes these allowances back, as many as AT_ONCE."""
    for id_ in ids:
        if permission_type == "allow":
            await remove_server_allow(tx, actor_id, id_)
        else:
            await remove_server_block(tx, actor_id, id_)


async def _note(tx: Transaction, actor_id: int, verb: str, row: ServerListRow) -> None:
    details = {"url": row.url, "permission_type": row.permission_type, "as_draft": row.as_draft}
    await record(tx, actor_id=actor_id, action=f"server_list.{verb}", target=f"server_list:{row.id}", details=details)
