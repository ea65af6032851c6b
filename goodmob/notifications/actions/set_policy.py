"""Choose whose notices one wants to hear."""

from msgspec import Struct
from sqlalchemy import BigInteger, Text, bindparam, func, literal
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.notifications.queries.policies import policy_of
from goodmob.notifications.rules.policy import DEFAULT, OUTCOMES, Policy
from goodmob.notifications.tables import notification_policy


class PolicyWish(Struct, frozen=True, kw_only=True):
    """What shall become of the notices of whom, one of OUTCOMES for each kind of sender; what is None stays."""

    for_not_following: str | None = None
    for_not_followers: str | None = None
    for_new_accounts: str | None = None
    for_private_mentions: str | None = None
    for_limited_accounts: str | None = None
    for_bots: str | None = None


_CHOSEN = {name: bindparam(f"chosen_{name}", type_=Text) for name in Policy._fields}
PUT_POLICY = statement(
    insert(notification_policy)
    .values(
        account_id=bindparam("chooser_id", type_=BigInteger),
        **{name: func.coalesce(_CHOSEN[name], literal(choice)) for name, choice in DEFAULT._asdict().items()},
    )
    .on_conflict_do_update(
        index_elements=["account_id"],
        set_={name: func.coalesce(chosen, notification_policy.c[name]) for name, chosen in _CHOSEN.items()},
    )
    .inline()
)


async def set_policy(tx: Transaction, account_id: int, wish: PolicyWish) -> Policy:
    """Changes what is wished for; gives the whole policy. Invalid for a word that is none of OUTCOMES."""
    chosen = {name: getattr(wish, name) for name in Policy._fields}
    for name, choice in chosen.items():
        if choice is not None and choice not in OUTCOMES:
            raise Invalid(name, f"must be one of {', '.join(OUTCOMES)}")

    await tx.run(PUT_POLICY, chooser_id=account_id, **{f"chosen_{name}": choice for name, choice in chosen.items()})
    return await policy_of(tx, account_id)
