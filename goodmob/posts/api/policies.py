"""Who may do what with posts, by API as GoToSocial has it: a policy as it is sent, and those of new posts."""

from typing import Literal

from msgspec import Struct

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core.web.call import Call
from goodmob.posts.actions.set_interaction_policy import set_default_policies
from goodmob.posts.entities.interaction_policy import DefaultPolicies, show_policy
from goodmob.posts.rules.policies import Policy, Rules, Who, own_usual, usual

Wished = Literal["public", "followers", "following", "mutuals", "mentioned", "author", "me"]


class RulesParams(Struct):
    """The rules for one kind of deed, in the newer words or the older."""

    automatic_approval: list[Wished] | None = None
    manual_approval: list[Wished] | None = None
    always: list[Wished] | None = None
    with_approval: list[Wished] | None = None

    def rules(self) -> Rules:
        """The rules as the actions take them."""
        return Rules(
            _those(self.automatic_approval, self.always),
            _those(self.manual_approval, self.with_approval),
        )


class PolicyParams(Struct):
    """A policy; deeds that are left out are ruled as is usual."""

    can_favourite: RulesParams | None = None
    can_reply: RulesParams | None = None
    can_reblog: RulesParams | None = None

    def policy(self, otherwise: Policy) -> Policy:
        """The policy as the actions take it."""
        return Policy(
            self.can_favourite.rules() if self.can_favourite else otherwise.favourite,
            self.can_reply.rules() if self.can_reply else otherwise.reply,
            self.can_reblog.rules() if self.can_reblog else otherwise.reblog,
        )


class DefaultsParams(Struct):
    """The policies of new posts by visibility; those left out are as usual again."""

    public: PolicyParams | None = None
    unlisted: PolicyParams | None = None
    private: PolicyParams | None = None
    direct: PolicyParams | None = None

    def policies(self) -> dict[str, Policy]:
        """The policies that were sent."""
        sent = {"public": self.public, "unlisted": self.unlisted, "private": self.private, "direct": self.direct}
        return {name: params.policy(usual(name)) for name, params in sent.items() if params is not None}


async def show_default_policies(call: Call) -> DefaultPolicies:
    """Who may do what with one's new posts."""
    return await _shown(call)


async def change_default_policies(call: Call, params: DefaultsParams) -> DefaultPolicies:
    """Decide that anew."""
    await call.house.db.act(set_default_policies, call.account_id, params.policies(), lane=call.account_id)
    return await _shown(call)


async def _shown(call: Call) -> DefaultPolicies:
    kept = (await posting_defaults(call.house.db, call.account_id)).posting_policies
    public, unlisted, private, direct = (
        show_policy(own_usual(kept, name)) for name in ("public", "unlisted", "private", "direct")
    )
    return DefaultPolicies(public, unlisted, private, direct)


def _those(newer: list[Wished] | None, older: list[Wished] | None) -> tuple[Who, ...]:
    found: list[Who] = ["author" if who == "me" else who for who in (*(newer or ()), *(older or ()))]
    return tuple(dict.fromkeys(found))
