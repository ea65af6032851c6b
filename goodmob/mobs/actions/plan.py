"""Ask staff for a larger crowd with a plan, and agree to one; say how many somebody may gather."""

import msgspec
from sqlalchemy import BigInteger, Integer, Text, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.settings import Settings
from goodmob.core.text.cleaning import is_blank
from goodmob.core.text.length import graphemes
from goodmob.mobs.actions.crowd import widen
from goodmob.mobs.actions.keep import wish_of
from goodmob.mobs.events import PlanSent
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.queries.crowds import crowd_of
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.rules.brakes import LARGEST_CROWD, LONGEST_PLAN
from goodmob.mobs.tables.brakes import host_word, mob_crowd

_MOB = mob_crowd.c.mob_id == bindparam("of_mob_id", type_=BigInteger)
BEGIN = statement(insert(mob_crowd).on_conflict_do_nothing(index_elements=["mob_id"]).inline())
PLAN = statement(
    update(mob_crowd)
    .values(
        plan=bindparam("new_plan", type_=Text),
        asked=bindparam("new_asked", type_=Integer),
        asked_at=bindparam("now", type_=BigInteger),
    )
    .where(_MOB)
)
APPROVE = statement(
    update(mob_crowd)
    .values(approved=bindparam("places", type_=Integer), approved_at=bindparam("now", type_=BigInteger))
    .where(_MOB)
)
_SAY = insert(host_word).values({name: bindparam(name) for name in ("account_id", "crowd", "given_at")})
SAY = statement(
    _SAY.on_conflict_do_update(
        index_elements=["account_id"], set_={name: _SAY.excluded[name] for name in ("crowd", "given_at")}
    ).inline()
)
UNSAY = statement(delete(host_word).where(host_word.c.account_id == bindparam("of_account_id", type_=BigInteger)))


async def send_plan(tx: Transaction, host_id: int, mob_id: int, text: str, places: int) -> None:
    """The host tells staff how so many are looked after; a later plan takes the place of an earlier one.

    Run it in the mob's lane. NotFound and Forbidden as own_mob, Invalid names what is wrong.
    """
    mob = await own_mob(tx, host_id, mob_id)
    _check_places(places)
    if is_blank(text):
        raise Invalid("text", "can't be blank")
    if graphemes(text) > LONGEST_PLAN:
        raise Invalid("text", f"is too long (maximum is {LONGEST_PLAN} characters)")

    await _begin(tx, mob)
    await tx.run(PLAN, of_mob_id=mob_id, new_plan=text.strip(), new_asked=places, now=tx.now)

    await tx.announce(PlanSent(mob_id, tx.now))


async def approve_crowd(tx: Transaction, settings: Settings, actor_id: int, mob_id: int, places: int) -> None:
    """Staff agree to so many; who waits in the line is offered places. Run it in the mob's lane.

    NotFound where there is no such mob, or its host sent no plan; Invalid "places" for a number that cannot be.
    """
    mob, crowd = await mob_by_id(tx, mob_id), await crowd_of(tx, mob_id)
    if mob is None or crowd is None or crowd.plan is None:
        raise NotFound
    _check_places(places)

    await tx.run(APPROVE, of_mob_id=mob_id, places=places, now=tx.now)
    details = {"places": places, "plan": crowd.plan}
    await record(tx, actor_id=actor_id, action="mob.approve", target=f"mob:{mob_id}", details=details)
    await widen(tx, settings, mob_id)


async def say_crowd(tx: Transaction, actor_id: int, account_id: int, places: int | None) -> None:
    """Staff say how many somebody may gather, whatever else is known of them; None: nothing any more.

    NotFound where there is no such account, Invalid "places" for a number that cannot be.
    """
    account = await account_by_id(tx, account_id)
    if account is None or account.state == "deleted":
        raise NotFound
    if places is not None:
        _check_places(places)

    if places is None:
        await tx.run(UNSAY, of_account_id=account_id)
    else:
        await tx.run(SAY, account_id=account_id, crowd=places, given_at=tx.now)
    details = {"places": places}
    await record(tx, actor_id=actor_id, action="account.crowd", target=f"account:{account_id}", details=details)


async def forget_word(tx: Transaction, account_id: int) -> None:
    """Nothing is said any more of who is gone."""
    await tx.run(UNSAY, of_account_id=account_id)


async def _begin(tx: Transaction, mob: MobRow) -> None:
    wish = await wish_of(tx, mob)
    roles = msgspec.json.encode([tuple(role) for role in wish.roles]).decode() if wish.roles else None
    nothing = dict.fromkeys(("plan", "asked", "asked_at", "approved", "approved_at"))
    await tx.run(BEGIN, mob_id=mob.id, allowed=0, capacity=wish.cap, roles=roles, **nothing)


def _check_places(places: int) -> None:
    if not 1 <= places <= LARGEST_CROWD:
        raise Invalid("places", f"must be between 1 and {LARGEST_CROWD}")
