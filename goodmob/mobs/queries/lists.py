"""Mobs in lists: by place, by words, by verb and language, and by host; the newest first."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Boolean, Integer, Text, bindparam, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.mobs.queries.mobs import MOBS, MobRow
from goodmob.mobs.tables.mobs import mob

MOST_PLACES = 20

_ESCAPE = "\\"
_PATTERN = bindparam("pattern", type_=Text)
_LANGUAGE = bindparam("language", type_=Text)
_SUCH = MOBS.where(
    or_(
        bindparam("every_title", type_=Boolean),
        func.lower(mob.c.title).like(func.lower(_PATTERN), escape=_ESCAPE),
        func.lower(mob.c.text).like(func.lower(_PATTERN), escape=_ESCAPE),
    ),
    or_(bindparam("every_verb", type_=Boolean), mob.c.verb == bindparam("verb", type_=Text)),
    or_(
        bindparam("every_language", type_=Boolean),
        mob.c.language == _LANGUAGE,
        mob.c.language.like(_LANGUAGE + "-%"),
        mob.c.languages.like('%"' + _LANGUAGE + '"%'),
        mob.c.languages.like('%"' + _LANGUAGE + "-%"),
    ),
)
_IN_CELLS = or_(bindparam("everywhere", type_=Boolean), among(mob.c.place_cell, "cells"))
EVERY_PAGE = paged(_SUCH, mob.c.id, into=MobRow)
NEAR_PAGE = paged(_SUCH.where(among(mob.c.place_cell, "cells")), mob.c.id, into=MobRow)
HOSTS_PAGE = paged(_SUCH.where(among(mob.c.account_id, "host_ids"), _IN_CELLS), mob.c.id, into=MobRow)
AMONG_PAGE = paged(_SUCH.where(among(mob.c.id, "ids"), _IN_CELLS), mob.c.id, into=MobRow)
CELLS_NAMED = statement(
    select(mob.c.place_cell, func.max(mob.c.id).label("last_id"))
    .where(
        mob.c.place_cell.is_not(None),
        mob.c.post_id.is_not(None),
        mob.c.visibility == bindparam("visibility", type_=Text),
        func.lower(mob.c.place_text).like(func.lower(_PATTERN), escape=_ESCAPE),
    )
    .group_by(mob.c.place_cell)
    .order_by(func.max(mob.c.id).desc())
    .limit(bindparam("limit", type_=Integer))
)

PLACES_NAMED = statement(
    MOBS.where(
        mob.c.post_id.is_not(None),
        mob.c.visibility == bindparam("visibility", type_=Text),
        func.lower(mob.c.place_text).like(func.lower(_PATTERN), escape=_ESCAPE),
    )
    .order_by(mob.c.id.desc())
    .limit(bindparam("limit", type_=Integer)),
    into=MobRow,
    long=True,
)


class Such(NamedTuple):
    """What mobs have to be like: what is None or empty leaves it open. host_ids: of these hosts; ids: of these mobs."""

    cells: Collection[str] | None = None
    words: str = ""
    verb: str = ""
    language: str = ""
    host_ids: Collection[int] | None = None
    ids: Collection[int] | None = None

    @property
    def is_bounded(self) -> bool:
        """Whether it narrows mobs to places, hosts or ids."""
        return self.cells is not None or self.host_ids is not None or self.ids is not None


async def mobs_page(reads: Reads, window: Window, such: Such) -> list[MobRow]:
    """A page of mobs, drafts included, whoever may see them."""
    about = {
        "every_title": not such.words,
        "pattern": f"%{_literal(such.words)}%",
        "every_verb": not such.verb,
        "verb": such.verb,
        "every_language": not such.language,
        "language": such.language,
    }
    place = {"everywhere": such.cells is None, "cells": list(such.cells or ())}
    if such.ids is not None:
        return await page(reads, AMONG_PAGE, window, **about, **place, ids=list(such.ids))
    if such.host_ids is not None:
        return await page(reads, HOSTS_PAGE, window, **about, **place, host_ids=list(such.host_ids))
    if such.cells is not None:
        return await page(reads, NEAR_PAGE, window, **about, cells=list(such.cells))
    return await page(reads, EVERY_PAGE, window, **about)


async def cells_named(reads: Reads, words: str) -> list[str]:
    """Where public mobs were called at a place whose name holds these words, the latest first."""
    about = {"pattern": f"%{_literal(words)}%", "visibility": "public", "limit": MOST_PLACES}
    return [row.place_cell for row in await reads.all(CELLS_NAMED, **about)]


async def places_named(reads: Reads, words: str) -> list[MobRow]:
    """Public mobs that were called at a place whose name holds these words, the latest first, whoever may see them."""
    about = {"pattern": f"%{_literal(words)}%", "visibility": "public", "limit": MOST_PLACES}
    return await reads.all(PLACES_NAMED, **about)


def _literal(words: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        words = words.replace(sign, _ESCAPE + sign)
    return words
