"""What happens to tokens when something happened to their people, and to whatever a token kept open."""

from goodmob.accounts.events import AccountDeleted, AccountMoved, LockedOut, PasswordChanged, RoleGiven
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.oauth.actions.revoke import revoke_of_account, revoke_of_person
from goodmob.oauth.authenticator import forget
from goodmob.oauth.events import TokenRevoked
from goodmob.oauth.queries.tokens import tokens_of_account


async def lock_apps_out(tx: Transaction, event: PasswordChanged) -> None:
    """Whoever got a token by the old password loses it."""
    await revoke_of_person(tx, event.person_id)


async def end_tokens_of_account(tx: Transaction, event: AccountDeleted) -> None:
    """No app acts for an account that is gone."""
    await revoke_of_account(tx, event.account_id)


async def ask_anew(house: House, event: AccountMoved | LockedOut | RoleGiven) -> None:
    """Memory forgets the tokens of an account that may no longer do what they were for; they are not taken back."""
    for row in await tokens_of_account(house.db, event.account_id):
        forget(house, row.id)


async def close_what_it_opened(house: House, event: TokenRevoked) -> None:
    """Memory forgets the token, and its streams close."""
    forget(house, event.token_id)
    house.bus.publish(f"token:{event.token_id}", b"")
