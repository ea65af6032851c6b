"""Tickets that stand in letters, and end them for whoever brings one."""

from goodmob.core.house import House
from goodmob.core.sealing import seal, unseal

TICKET = "mail ticket"
"""For what they are sealed."""


def ticket_for(house: House, account_id: int) -> str:
    """A ticket of the account, in characters that are safe in addresses; it never lapses, as letters are kept."""
    return seal(house.settings.data, str(account_id), TICKET)


def account_on(house: House, ticket: str) -> int:
    """Whose ticket it is; BrokenSeal where it is not ours."""
    return int(unseal(house.settings.data, ticket, TICKET))
