"""What the accounts slice does later: pages are asked whether they lead back, and at night it is tidied up."""

from msgspec import Struct

from goodmob.accounts.actions.approve import forget_unconfirmed
from goodmob.accounts.actions.keep_email_domain_block import forget_old_attempts
from goodmob.accounts.actions.keep_ip_block import forget_old_ip_blocks
from goodmob.accounts.actions.reset_password import forget_old_links
from goodmob.accounts.actions.sign_in import forget_old_sessions
from goodmob.accounts.queries.people import unconfirmed_before
from goodmob.accounts.verifying import verify_links as verify
from goodmob.core.clock import DAY
from goodmob.core.house import House

PATIENCE = 7 * DAY
AT_ONCE = 200


class OneAccount(Struct, frozen=True):
    """The account a job is about."""

    account_id: int


async def verify_links(house: House, payload: OneAccount) -> None:
    """Asks the pages that a profile names whether they lead back to it, where linked pages are asked at all."""
    if house.settings.link_cards:
        await verify(house, payload.account_id)


async def sweep(house: House) -> None:
    """Sessions, links and blocks that ended, and sign-ups that nobody confirmed within a week, are forgotten."""
    await house.db.act(forget_old_sessions)
    await house.db.act(forget_old_links)
    await house.db.act(forget_old_ip_blocks)
    await house.db.act(forget_old_attempts)
    while waiting := await unconfirmed_before(house.db, house.clock.now() - PATIENCE, AT_ONCE):
        for person_id in waiting:
            await house.db.act(forget_unconfirmed, person_id)
