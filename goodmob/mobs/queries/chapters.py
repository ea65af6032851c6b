"""The chapters of mobs: the same call in many places."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.commitments.queries.calls import calls_by_id, figures_of
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.queries.mobs import MOBS, MobRow
from goodmob.mobs.rules.choices import MOST_CHAPTERS
from goodmob.mobs.tables.mobs import mob

MOST_NAMED = 1_000
"""Chapters that are named of all mobs of one list together."""

_OPEN = ("public", "unlisted")
_UNSEEN = frozenset({"draft", "cancelled"})
_PARENT = mob.c.parent_id == bindparam("parent_id", type_=BigInteger)
CHAPTERS = statement(
    MOBS.where(_PARENT, among(mob.c.chapter_state, "states")).order_by(mob.c.id).limit(MOST_CHAPTERS), into=MobRow
)
CHAPTERS_AMONG = statement(
    MOBS.where(
        among(mob.c.parent_id, "parent_ids"),
        among(mob.c.visibility, "visibilities"),
        mob.c.chapter_state == "accepted",
    )
    .order_by(mob.c.id)
    .limit(bindparam("limit", type_=Integer)),
    into=MobRow,
)
HOW_MANY = statement(
    select(func.count().label("count")).where(_PARENT, among(mob.c.chapter_state, "states")), long=True
)
ANY_CHAPTER = statement(select(mob.c.id).where(_PARENT).limit(1))


class Together(NamedTuple):
    """What chapters come to, added up: how many they are, places, people who did, and units of what the parent counts.

    Only chapters that everybody may see are counted.
    """

    chapters: int = 0
    joined: int = 0
    present: int = 0
    done: int = 0
    tally: int = 0
    verified: int = 0


async def chapters_of(reads: Reads, parent_id: int, states: Collection[str] = ("accepted",)) -> list[MobRow]:
    """The chapters of the mob in these states, the first one first, without those that were called off, whoever may
    see them."""
    rows = await reads.all(CHAPTERS, parent_id=parent_id, states=list(states))
    calls = await calls_by_id(reads, [row.id for row in rows])
    return [row for row in rows if row.id in calls and calls[row.id].state not in _UNSEEN]


async def open_chapters(reads: Reads, parent_ids: Collection[int]) -> dict[int, list[MobRow]]:
    """The chapters by mob that everybody may see who may see their hosts; without those that were called off."""
    wanted = {"parent_ids": list(parent_ids), "visibilities": list(_OPEN)}
    rows = await reads.all(CHAPTERS_AMONG, **wanted, limit=MOST_NAMED) if parent_ids else []
    calls = await calls_by_id(reads, [row.id for row in rows])
    named: dict[int, list[MobRow]] = {}
    for row in rows:
        if row.parent_id is not None and row.id in calls and calls[row.id].state not in _UNSEEN:
            named.setdefault(row.parent_id, []).append(row)
    return named


async def how_many_chapters(reads: Reads, parent_id: int) -> int:
    """How many chapters the mob has, those that ask to be one included."""
    return int(await reads.value(HOW_MANY, parent_id=parent_id, states=["asked", "accepted"]))


async def has_chapters(reads: Reads, mob_id: int) -> bool:
    """Whether any mob was ever called as a chapter of this one."""
    return await reads.value(ANY_CHAPTER, parent_id=mob_id) is not None


def counts(row: MobRow) -> bool:
    """Whether the chapter's figures are added up: everybody may see it."""
    return row.visibility in _OPEN and row.chapter_state == "accepted"


async def together(reads: Reads, parent: MobRow, chapters: Collection[MobRow]) -> Together:
    """What the chapters come to, each counted once; the parent's own figures stand apart.

    Units are added up only of chapters that count the same thing as the parent.
    """
    counted = {row.id: row for row in chapters if counts(row)}
    sum_ = Together(chapters=len(counted))
    for id_, figures in (await figures_of(reads, list(counted))).items():
        is_same = counted[id_].unit.casefold() == parent.unit.casefold()
        sum_ = sum_._replace(
            joined=sum_.joined + figures.joined,
            present=sum_.present + figures.present,
            done=sum_.done + figures.doers,
            tally=sum_.tally + (figures.units if is_same else 0),
            verified=sum_.verified + (figures.verified if is_same else 0),
        )
    return sum_
