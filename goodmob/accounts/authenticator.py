"""From the secret in a browser's cookie to the session it stands for, and the account it acts for."""

import re

from goodmob.accounts.actions.sign_in import GOOD_FOR, note_use
from goodmob.accounts.permissions import may_act_as
from goodmob.accounts.queries.people import PersonRow, person_by_id, person_of
from goodmob.accounts.queries.sessions import SessionRow, session_by_digest
from goodmob.core.clock import DAY
from goodmob.core.errors import Forbidden
from goodmob.core.house import House
from goodmob.core.secrets import digest
from goodmob.core.web.session import Reading, Session

_ID = re.compile(r"[0-9]{1,18}|[1-8][0-9]{18}", re.ASCII)
"""All ids that there can be, in digits."""


async def authenticate(house: House, secret: str, acting_for: str = "") -> Session | None:
    """The session of a cookie; None where it has ended, its person was locked out, or no account of theirs is open.

    acting_for: the id of the account to act for instead of the session's own, as it was sent; Forbidden where it is
    none that the person can act for.
    """
    row = await session_by_digest(house.db, digest(secret))
    now = house.clock.now()
    if row is None or row.used_at + GOOD_FOR <= now or row.disabled_at is not None:
        return None
    other = await _other(house, row, acting_for)
    if other is None and row.account_state != "active":
        return None
    if row.used_at // DAY < now // DAY:
        await house.db.act(note_use, row.id, row.person_id)
    return Session(
        id=row.id,
        person_id=row.person_id,
        account_id=other.account_id if other else row.account_id,
        csrf=row.csrf,
        role=other.role if other else row.role,
        language=row.locale,
        has_others=row.accounts > 1,
        is_new=(other or row).welcomed_at is None,
        reading=Reading(row.expand_media, row.expand_spoilers, row.autoplay_gifs),
        has_moved=(other or row).moved_to_id is not None,
    )


async def _other(house: House, row: SessionRow, acting_for: str) -> PersonRow | None:
    if acting_for:
        wanted = await person_of(house.db, int(acting_for)) if _ID.fullmatch(acting_for) else None
        if wanted is None or not may_act_as(row.person_id, wanted):
            raise Forbidden
        return wanted
    if row.account_state != "active" and row.accounts > 1:
        entered = await person_by_id(house.db, row.person_id)
        return entered if entered is not None and may_act_as(row.person_id, entered) else None
    return None
