"""Mobs by id and by the post that is their face."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.tables.mobs import mob


class MobRow(NamedTuple):
    """A mob beyond its call, which has the same id. media_ids, languages and rules are JSON lists, report JSON of the
    final figures.

    post_id: the post that is its face, None while it is a draft. place_exact is for people who are in.
    """

    id: int
    account_id: int
    post_id: int | None
    report_post_id: int | None
    version: int
    title: str
    text: str
    verb: str
    unit: str
    time_zone: str
    moment: bool
    place_text: str
    place_cell: str | None
    place_exact: str
    place_policy: str
    visibility: str
    language: str | None
    spoiler_text: str
    media_ids: str
    report: str | None
    addressee_kind: str | None
    addressee_name: str | None
    addressee_id: int | None
    addressee_handle: str | None
    demand: str | None
    languages: str | None
    rules: str | None
    parent_id: int | None
    chapter_state: str | None
    chapter_policy: str | None
    question_policy: str | None
    wall_policy: str | None
    met_at: int | None
    paused_at: int | None


MOBS = select(*(mob.c[name] for name in MobRow._fields))
MOB_BY_ID = statement(MOBS.where(mob.c.id == bindparam("mob_id", type_=BigInteger)), into=MobRow)
MOBS_BY_ID = statement(MOBS.where(among(mob.c.id, "ids")), into=MobRow)
MOB_BY_POST = statement(MOBS.where(mob.c.post_id == bindparam("post_id", type_=BigInteger)), into=MobRow)
MOBS_BY_POSTS = statement(MOBS.where(among(mob.c.post_id, "post_ids")), into=MobRow)


async def mob_by_id(reads: Reads, mob_id: int) -> MobRow | None:
    """The mob, whoever may see it, or None."""
    return await reads.one(MOB_BY_ID, mob_id=mob_id)


async def mobs_by_id(reads: Reads, ids: Collection[int]) -> dict[int, MobRow]:
    """Those of the mobs that exist, whoever may see them."""
    return {row.id: row for row in await reads.all(MOBS_BY_ID, ids=list(ids))} if ids else {}


async def mob_by_post(reads: Reads, post_id: int) -> MobRow | None:
    """The mob that this post is the face of."""
    return await reads.one(MOB_BY_POST, post_id=post_id)


async def mobs_by_posts(reads: Reads, post_ids: Collection[int]) -> dict[int, MobRow]:
    """The mobs that these posts are the face of, by post."""
    rows = await reads.all(MOBS_BY_POSTS, post_ids=list(post_ids)) if post_ids else ()
    return {row.post_id: row for row in rows if row.post_id is not None}
