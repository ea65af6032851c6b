"""What came of a mob, by API."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.entities.report import MobReport, show_report
from goodmob.mobs.permissions import seen_mob


class OneReport(Struct):
    """The mob of the path."""

    id: Id


async def show_mob_report(call: Call, params: OneReport) -> MobReport:
    """What came of the mob; before its end, what has come of it so far."""
    viewer_id = call.viewer.account_id
    return await show_report(call.house, viewer_id, await seen_mob(call.house.db, viewer_id, params.id))
