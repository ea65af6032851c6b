"""What is kept of a mob beyond its call, read as a wish and written from one."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import bindparam, delete, insert, update

from goodmob.commitments.queries.calls import call_by_id, terms_of
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.mobs.queries.crowds import crowd_of
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.particulars import addressee_in, languages_of, rules_of
from goodmob.mobs.rules.wishes import Wish
from goodmob.mobs.tables.brakes import mob_crowd, mob_steward
from goodmob.mobs.tables.mobs import mob

_SAID = (
    *("title", "text", "verb", "unit", "time_zone", "moment", "place_text", "place_cell", "place_exact"),
    *("place_policy", "visibility", "language", "spoiler_text"),
)
_KEPT = (
    "media_ids",
    "addressee_kind",
    "addressee_name",
    "addressee_id",
    "addressee_handle",
    "demand",
    "languages",
    "rules",
    "parent_id",
)
_OF_MOB = mob.c.id == bindparam("mob_id")
_NEW = ("id", "account_id", "post_id", "report_post_id", "version", "report", *_SAID, *_KEPT)
ADD_MOB = statement(insert(mob).values({name: bindparam(name, type_=mob.c[name].type) for name in _NEW}).inline())
REWRITE_MOB = statement(
    update(mob)
    .where(_OF_MOB)
    .values(
        {name: bindparam(f"new_{name}", type_=mob.c[name].type) for name in (*_SAID, *_KEPT, "post_id")}
        | {"version": mob.c.version + 1}
    )
)
DROP_BRAKES = [statement(delete(one).where(one.c.mob_id == bindparam("mob_id"))) for one in (mob_crowd, mob_steward)]
DROP_MOB = statement(delete(mob).where(_OF_MOB))


async def wish_of(reads: Reads, row: MobRow) -> Wish:
    """The mob as its host wants it until now."""
    call = await call_by_id(reads, row.id)
    if call is None:
        raise NotFound
    terms = await terms_of(reads, call)
    said = {name: getattr(row, name) for name in _SAID}
    times = {"starts_at": terms.starts_at, "ends_at": terms.ends_at, "join_by": terms.join_by}
    crowd = await crowd_of(reads, row.id)
    cap, roles = crowd.wished if crowd else (terms.capacity, terms.roles)
    wish: Wish = msgspec.convert({**said, **times}, Wish)
    return msgspec.structs.replace(
        wish,
        threshold=terms.threshold,
        area_threshold=terms.area_threshold,
        cap=cap,
        roles=roles,
        media_ids=msgspec.json.decode(row.media_ids, type=tuple[int, ...]),
        addressee=addressee_in(row),
        demand=row.demand or "",
        languages=languages_of(row),
        rules=rules_of(row),
        parent_id=row.parent_id,
    )


async def add_mob(tx: Transaction, mob_id: int, account_id: int, wish: Wish, post_id: int | None) -> None:
    """Keeps a new mob; post_id is None for a draft."""
    await tx.run(
        ADD_MOB,
        id=mob_id,
        account_id=account_id,
        post_id=post_id,
        report_post_id=None,
        version=0,
        report=None,
        **{name: getattr(wish, name) for name in _SAID},
        **_kept(wish),
    )


async def rewrite_mob(tx: Transaction, mob_id: int, wish: Wish, post_id: int | None) -> None:
    """Keeps the mob as it is to be from now on."""
    said = {f"new_{name}": getattr(wish, name) for name in _SAID}
    kept = {f"new_{name}": value for name, value in _kept(wish).items()}
    await tx.run(REWRITE_MOB, mob_id=mob_id, new_post_id=post_id, **said, **kept)


async def drop_mob(tx: Transaction, mob_id: int) -> None:
    """Forgets the mob; its call has to go after it."""
    for ending in DROP_BRAKES:
        await tx.run(ending, mob_id=mob_id)
    await tx.run(DROP_MOB, mob_id=mob_id)


def _kept(wish: Wish) -> dict[str, object]:
    """What is kept in other columns than the wish has; those that few mobs need are null elsewhere."""
    whom = wish.addressee
    values = (
        _packed(wish.media_ids),
        whom.kind if whom else None,
        whom.name if whom else None,
        whom.account_id if whom else None,
        whom.handle if whom else None,
        wish.demand or None,
        _packed(wish.languages) if len(wish.languages) > 1 else None,
        _packed(wish.rules) if wish.rules else None,
        wish.parent_id,
    )
    return dict(zip(_KEPT, values, strict=True))


def _packed(values: Sequence[object]) -> str:
    return msgspec.json.encode(values).decode()
