"""GoToSocial's InteractionPolicy: who may favourite, answer and boost a post, and whether the viewer may."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from goodmob.posts.queries.posts import PostRow
from goodmob.posts.rules.policies import Bond, Kind, Policy, Rules, Ruling, policy_of, rule


class PolicyRules(Struct, frozen=True):
    """Whose deeds count at once, and whose once the author lets them in; "me" is the viewer.

    always and with_approval say the same in the words of older versions.
    """

    automatic_approval: Sequence[str]
    manual_approval: Sequence[str]
    always: Sequence[str]
    with_approval: Sequence[str]


class InteractionPolicy(Struct, frozen=True):
    """The rules for each kind of deed."""

    can_favourite: PolicyRules
    can_reply: PolicyRules
    can_reblog: PolicyRules


class DefaultPolicies(Struct, frozen=True):
    """The policies of an account's new posts, by visibility."""

    public: InteractionPolicy
    unlisted: InteractionPolicy
    private: InteractionPolicy
    direct: InteractionPolicy


def show_policy(policy: Policy) -> InteractionPolicy:
    """The policy as such, whoever looks at it."""
    return InteractionPolicy(_shown(policy.favourite), _shown(policy.reply), _shown(policy.reblog))


def show_policy_to(viewer_id: int | None, row: PostRow, bond: Bond | None) -> InteractionPolicy:
    """The policy of a post that the viewer sees; `bond` is how they stand to it, if its policy is its own."""
    if viewer_id is None:
        return _policy(row.interaction_policy, row.visibility, None)
    if bond is None:
        bond = Bond(row.account_id == viewer_id, is_mentioned=True, follows=True)
    return _policy(row.interaction_policy, row.visibility, bond)


@lru_cache(maxsize=2_000)
def _policy(kept: str | None, visibility: str, bond: Bond | None) -> InteractionPolicy:
    policy = policy_of(kept, visibility)
    if bond is None:
        return show_policy(policy)

    def seen(kind: Kind, rules: Rules) -> PolicyRules:
        return _shown(rules, rule(kind, policy, visibility, bond))

    return InteractionPolicy(
        seen("favourite", policy.favourite), seen("reply", policy.reply), seen("reblog", policy.reblog)
    )


def _shown(rules: Rules, ruling: Ruling | Literal[""] = "") -> PolicyRules:
    automatic = (*rules.automatic, *(["me"] if ruling == "allowed" else []))
    manual = (*rules.manual, *(["me"] if ruling == "asks" else []))
    return PolicyRules(automatic, manual, automatic, manual)
