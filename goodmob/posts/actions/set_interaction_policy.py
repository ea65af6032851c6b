"""Decide who may favourite, answer and boost one's posts."""

from collections.abc import Mapping

from sqlalchemy import bindparam, update

from goodmob.accounts.actions.change_preferences import set_posting_policies
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.events import InteractionPolicyChanged
from goodmob.posts.ownership import own
from goodmob.posts.rules.policies import Policy, kept, kept_usual
from goodmob.posts.tables.posts import post

SET_RULES = statement(
    update(post).where(post.c.id == bindparam("of_post_id")).values(interaction_policy=bindparam("new_policy"))
)


async def set_interaction_policy(tx: Transaction, account_id: int, post_id: int, policy: Policy) -> None:
    """Decides who may do what with the account's own post from now on; what was done or asked before stays."""
    row = await own(tx, account_id, post_id)
    settled = kept(policy, row.visibility)
    if settled == row.interaction_policy or row.boost_of_id is not None:
        return

    await tx.run(SET_RULES, of_post_id=post_id, new_policy=settled)

    await tx.announce(InteractionPolicyChanged(post_id, account_id))


async def set_default_policies(tx: Transaction, account_id: int, policies: Mapping[str, Policy]) -> None:
    """Decides that for new posts, by visibility; those left out are as usual."""
    await set_posting_policies(tx, account_id, kept_usual(policies))
