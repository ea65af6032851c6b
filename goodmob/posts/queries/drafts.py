"""Posts that are not finished."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import statement
from goodmob.posts.tables.drafts import draft


class DraftRow(NamedTuple):
    """A draft; updated_at in us, sketch is the JSON of sketch.Sketch."""

    id: int
    account_id: int
    updated_at: int
    sketch: str


_DRAFTS = select(*(draft.c[name] for name in DraftRow._fields))
_ACCOUNT = bindparam("account_id", type_=BigInteger)

DRAFT_BY_ID = statement(_DRAFTS.where(draft.c.id == bindparam("draft_id", type_=BigInteger)), into=DraftRow)
DRAFTS_PAGE = paged(_DRAFTS.where(draft.c.account_id == _ACCOUNT), draft.c.id, DraftRow)
HOW_MANY_DRAFTS = statement(select(func.count().label("drafts")).where(draft.c.account_id == _ACCOUNT))


async def draft_by_id(reads: Reads, draft_id: int) -> DraftRow | None:
    """The draft, whoever writes it."""
    return await reads.one(DRAFT_BY_ID, draft_id=draft_id)


async def drafts_page(reads: Reads, account_id: int, window: Window) -> list[DraftRow]:
    """A page of the account's drafts, the latest begun first."""
    return await page(reads, DRAFTS_PAGE, window, account_id=account_id)


async def how_many_drafts(reads: Reads, account_id: int) -> int:
    """How many drafts the account has."""
    return int(await reads.value(HOW_MANY_DRAFTS, account_id=account_id))
