"""From the secret in a browser's cookie to the session it stands for."""

from goodmob.accounts.actions.sign_in import GOOD_FOR, note_use
from goodmob.accounts.queries.sessions import session_by_digest
from goodmob.core.clock import DAY
from goodmob.core.house import House
from goodmob.core.secrets import digest
from goodmob.core.web.session import Session


async def authenticate(house: House, secret: str) -> Session | None:
    """The session of a cookie; None where it has ended, or its person or account was locked out."""
    row = await session_by_digest(house.db, digest(secret))
    now = house.clock.now()
    if row is None or row.used_at + GOOD_FOR <= now:
        return None
    if row.disabled_at is not None or row.account_state != "active":
        return None
    if row.used_at // DAY < now // DAY:
        await house.db.act(note_use, row.id, row.person_id)
    return Session(
        id=row.id,
        person_id=row.person_id,
        account_id=row.account_id,
        csrf=row.csrf,
        role=row.role,
        language=row.locale,
    )
