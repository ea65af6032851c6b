"""What is kept of a mob beyond its call, read as a wish and written from one."""

import msgspec
from sqlalchemy import bindparam, delete, insert, update

from goodmob.commitments.queries.calls import call_by_id, terms_of
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.wishes import Wish
from goodmob.mobs.tables import mob

_SAID = (
    *("title", "text", "verb", "unit", "time_zone", "moment", "place_text", "place_cell", "place_exact"),
    *("place_policy", "visibility", "language", "spoiler_text"),
)
_OF_MOB = mob.c.id == bindparam("mob_id")
ADD_MOB = statement(insert(mob).inline())
REWRITE_MOB = statement(
    update(mob)
    .where(_OF_MOB)
    .values(
        {name: bindparam(f"new_{name}", type_=mob.c[name].type) for name in (*_SAID, "media_ids", "post_id")}
        | {"version": mob.c.version + 1}
    )
)
DROP_MOB = statement(delete(mob).where(_OF_MOB))


async def wish_of(reads: Reads, row: MobRow) -> Wish:
    """The mob as its host wants it until now."""
    call = await call_by_id(reads, row.id)
    if call is None:
        raise NotFound
    terms = await terms_of(reads, call)
    said = {name: getattr(row, name) for name in _SAID}
    times = {"starts_at": terms.starts_at, "ends_at": terms.ends_at, "join_by": terms.join_by}
    places = {"threshold": terms.threshold, "cap": terms.capacity}
    return msgspec.convert({**said, **times, **places, "media_ids": msgspec.json.decode(row.media_ids)}, Wish)


async def add_mob(tx: Transaction, mob_id: int, account_id: int, wish: Wish, post_id: int | None) -> None:
    """Keeps a new mob; post_id is None for a draft."""
    await tx.run(
        ADD_MOB,
        id=mob_id,
        account_id=account_id,
        post_id=post_id,
        report_post_id=None,
        version=0,
        media_ids=_packed(wish),
        report=None,
        **{name: getattr(wish, name) for name in _SAID},
    )


async def rewrite_mob(tx: Transaction, mob_id: int, wish: Wish, post_id: int | None) -> None:
    """Keeps the mob as it is to be from now on."""
    said = {f"new_{name}": getattr(wish, name) for name in _SAID}
    await tx.run(REWRITE_MOB, mob_id=mob_id, new_media_ids=_packed(wish), new_post_id=post_id, **said)


async def drop_mob(tx: Transaction, mob_id: int) -> None:
    """Forgets the mob; its call has to go after it."""
    await tx.run(DROP_MOB, mob_id=mob_id)


def _packed(wish: Wish) -> str:
    return msgspec.json.encode(wish.media_ids).decode()
