"""What follows from policies of other servers, and for accounts of them that become known."""

from goodmob.accounts.actions.stand_as_domain import stand_as_domain
from goodmob.accounts.events import AccountMet
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.core.database.interface import Transaction
from goodmob.instance.events import PolicyChanged
from goodmob.instance.jobs import OneDomain
from goodmob.instance.queries.server_blocks import policy_of


async def order_standing(tx: Transaction, event: PolicyChanged) -> None:
    """Accounts of the server will stand as it does."""
    await tx.enqueue("instance.stand_as_policy", OneDomain(event.domain))


async def meet_as_domain(tx: Transaction, event: AccountMet) -> None:
    """Somebody who becomes known stands as their server does."""
    row = (await accounts_by_id(tx, [event.account_id])).get(event.account_id)
    if row is None or row.domain is None:
        return
    limited = (await policy_of(tx, row.domain)).severity == "silence"
    closed = bool(await closed_among(tx, [row.domain]))
    if limited or closed:
        await stand_as_domain(tx, row.domain, closed=closed, limited=limited)
