"""Mastodon's Suggestion: somebody whom the viewer may want to follow."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.house import House
from goodmob.discovery.entities.explored import people_to_meet


class Suggestion(Struct, frozen=True):
    """An account; Mastodon's reasons do not name ours, which is that it wants to be found and posted lately."""

    source: str
    sources: Sequence[str]
    account: Account


async def suggested(house: House, viewer_id: int, most: int) -> list[Suggestion]:
    """Up to so many people whom the viewer does not follow yet."""
    accounts = await show_accounts(house, await people_to_meet(house, viewer_id, most))
    return [Suggestion("global", (), account) for account in accounts]
