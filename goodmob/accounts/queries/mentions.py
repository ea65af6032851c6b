"""Whom the mentions in a text mean."""

from collections.abc import Iterable

from goodmob.accounts.queries.accounts import AccountRow, accounts_by_handles
from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.core.database.interface import Reads
from goodmob.core.settings import Settings
from goodmob.core.text.render import MentionTarget
from goodmob.core.text.usernames import Handle


async def mentioned(reads: Reads, settings: Settings, handles: Iterable[Handle]) -> dict[Handle, AccountRow]:
    """The active accounts that these handles name, closed servers left out; our own domain may be written or not."""
    homely = {handle: at_home(settings, handle) for handle in handles}
    found = await accounts_by_handles(reads, homely.values())
    rows = {handle: found[name] for handle, name in homely.items() if name in found}
    closed = await closed_among(reads, (row.domain for row in rows.values()))
    return {handle: row for handle, row in rows.items() if row.state == "active" and row.domain not in closed}


def at_home(settings: Settings, handle: Handle) -> Handle:
    """The handle without a domain if that is our own."""
    return Handle(handle.username) if handle.domain == settings.local_domain else handle


def target_of(settings: Settings, account: AccountRow) -> MentionTarget:
    """Where a mention of the account leads."""
    url = account.url or f"{settings.base_url}/@{account.username}"
    return MentionTarget(url, account.username, account.domain)
