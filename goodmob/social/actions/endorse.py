"""Show somebody whom one follows on one's profile, or no longer."""

from sqlalchemy import bindparam, update

from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.events import Endorsed, Unendorsed
from goodmob.social.queries.follows import follow_between
from goodmob.social.rules.ties import NotFollowed
from goodmob.social.tables.ties import follow

_PAIR = (follow.c.follower_id == bindparam("account_id"), follow.c.target_id == bindparam("other_id"))
ENDORSE = statement(
    update(follow).where(*_PAIR, follow.c.endorsement_id.is_(None)).values(endorsement_id=bindparam("new_id"))
)
UNENDORSE = statement(update(follow).where(*_PAIR, follow.c.endorsement_id.is_not(None)).values(endorsement_id=None))


async def endorse(tx: Transaction, account_id: int, target_id: int) -> None:
    """Shows the target on the profile of the account, which must follow it (NotFollowed); shown already, nothing."""
    shown(await account_by_id(tx, target_id))
    if await follow_between(tx, account_id, target_id) is None:
        raise NotFollowed

    if await tx.run(ENDORSE, account_id=account_id, other_id=target_id, new_id=tx.new_id()):
        await tx.announce(Endorsed(account_id, target_id))


async def unendorse(tx: Transaction, account_id: int, target_id: int) -> None:
    """Takes the target off the profile of the account; not on it, nothing happens."""
    shown(await account_by_id(tx, target_id))

    if await tx.run(UNENDORSE, account_id=account_id, other_id=target_id):
        await tx.announce(Unendorsed(account_id, target_id))
