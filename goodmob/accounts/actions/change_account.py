"""An owner changes the profile and what new posts are like, both or nothing."""

from goodmob.accounts.actions.change_preferences import change_preferences
from goodmob.accounts.actions.change_profile import change_profile
from goodmob.accounts.rules.faults import refuse
from goodmob.accounts.rules.preferences import PreferenceChange, preference_faults
from goodmob.accounts.rules.profile import ProfileChange, profile_faults
from goodmob.core.database.interface import Transaction
from goodmob.core.settings import Settings


async def change_account(
    tx: Transaction, settings: Settings, account_id: int, profile: ProfileChange, preferences: PreferenceChange
) -> None:
    """Profile and preferences are as wished. Faulty names every wrong field of either."""
    refuse({**profile_faults(profile), **preference_faults(preferences)})

    await change_profile(tx, settings, account_id, profile)
    await change_preferences(tx, account_id, preferences)
