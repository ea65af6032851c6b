"""Mobs in lists: by place, by words of their title, and by host; the newest first."""

from collections.abc import Collection

from sqlalchemy import Boolean, Text, bindparam, func, or_

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among
from goodmob.mobs.queries.mobs import MOBS, MobRow
from goodmob.mobs.tables import mob

_ESCAPE = "\\"
_NAMED = MOBS.where(
    or_(
        bindparam("every_title", type_=Boolean),
        func.lower(mob.c.title).like(func.lower(bindparam("pattern", type_=Text)), escape=_ESCAPE),
    )
)
_IN_CELLS = or_(bindparam("everywhere", type_=Boolean), among(mob.c.place_cell, "cells"))
EVERY_PAGE = paged(_NAMED, mob.c.id, into=MobRow)
NEAR_PAGE = paged(_NAMED.where(among(mob.c.place_cell, "cells")), mob.c.id, into=MobRow)
HOSTS_PAGE = paged(_NAMED.where(among(mob.c.account_id, "host_ids"), _IN_CELLS), mob.c.id, into=MobRow)


async def mobs_page(
    reads: Reads,
    window: Window,
    *,
    cells: Collection[str] | None = None,
    words: str = "",
    host_ids: Collection[int] | None = None,
) -> list[MobRow]:
    """A page of mobs, drafts included, whoever may see them: in these cells, with these words, by these hosts."""
    pattern = f"%{_literal(words)}%"
    named = {"every_title": not words, "pattern": pattern}
    if host_ids is not None:
        place = {"everywhere": cells is None, "cells": list(cells or ())}
        return await page(reads, HOSTS_PAGE, window, **named, **place, host_ids=list(host_ids))
    if cells is not None:
        return await page(reads, NEAR_PAGE, window, **named, cells=list(cells))
    return await page(reads, EVERY_PAGE, window, **named)


def _literal(words: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        words = words.replace(sign, _ESCAPE + sign)
    return words
