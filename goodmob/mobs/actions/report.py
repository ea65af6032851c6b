"""Report what came of a mob: the figures are frozen and the host's account tells of them."""

from typing import cast

import msgspec
from sqlalchemy import BigInteger, Text, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.settings import Settings
from goodmob.mobs.actions.claim_reply import claim_reply
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.queries.outcomes import present_outcome
from goodmob.mobs.queries.places import present_places
from goodmob.mobs.rules.addresses import report_url_of
from goodmob.mobs.rules.outcome import Outcome
from goodmob.mobs.rules.replies import Visibility, report_words
from goodmob.mobs.tables.mobs import mob as mob_table
from goodmob.mobs.tables.outcomes import mob_record
from goodmob.posts.actions.publish import Draft, publish

FREEZE = statement(
    update(mob_table)
    .where(mob_table.c.id == bindparam("mob_id", type_=BigInteger), mob_table.c.report.is_(None))
    .values(report=bindparam("final", type_=Text))
)
LINK = statement(
    update(mob_table)
    .where(mob_table.c.id == bindparam("mob_id", type_=BigInteger))
    .values(report_post_id=bindparam("post_id", type_=BigInteger))
)
RECORD = statement(insert(mob_record).on_conflict_do_nothing(index_elements=[mob_record.c.mob_id]).inline())


async def report(tx: Transaction, settings: Settings, mob_id: int) -> None:
    """Freezes the figures of a mob that is over and publishes its report, once, in the lane of the mob.

    What refuses a post of the host refuses the report.
    """
    mob = await mob_by_id(tx, mob_id)
    if mob is None or (outcome := await _frozen(tx, mob)) is None:
        return

    draft = Draft(
        text=report_words(mob.language, outcome, mob.unit, report_url_of(settings, mob.id), mob.verb),
        visibility=cast(Visibility, mob.visibility),
        language=mob.language,
        in_reply_to_id=mob.post_id,
    )
    post_id = await publish(tx, settings, mob.account_id, draft)
    # The words of the host may hold a command, and a report orders nothing.
    await claim_reply(tx, post_id, mob.id, mob.account_id, "report")
    await tx.run(LINK, mob_id=mob.id, post_id=post_id)


async def freeze(tx: Transaction, mob_id: int) -> None:
    """Freezes the figures of a mob whose host may not publish a report any more."""
    mob = await mob_by_id(tx, mob_id)
    if mob is not None:
        await _frozen(tx, mob)


async def _frozen(tx: Transaction, mob: MobRow) -> Outcome | None:
    """The figures, which are final from now on; None where they were frozen before."""
    outcome = await present_outcome(tx, mob)
    final = msgspec.json.encode(outcome).decode()
    if not await tx.run(FREEZE, mob_id=mob.id, final=final):
        return None
    # The places of the deeds are forgotten some days later; what may be told of them stays.
    places = msgspec.json.encode(await present_places(tx, mob.id)).decode()
    await tx.run(RECORD, mob_id=mob.id, places=places, created_at=tx.now)
    return outcome
