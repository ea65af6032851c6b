"""What came of a mob is told once it is over."""

import logging

from goodmob.commitments.events import CallReported
from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.mobs.actions.report import freeze, report

log = logging.getLogger(__name__)


async def publish_report(house: House, event: CallReported) -> None:
    """The figures are frozen, and the host's account publishes them; where it may not, they are frozen all the same.

    Those of a mob elsewhere are published there.
    """
    mob_id = event.call_id
    call = await call_by_id(house.db, mob_id)
    if call is None or call.far:
        return
    try:
        await house.db.act(report, house.settings, mob_id, lane=mob_id)
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        log.warning("The report of mob %s was refused: %s", mob_id, refusal.error)
        await house.db.act(freeze, mob_id, lane=mob_id)
