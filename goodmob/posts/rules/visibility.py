"""Who sees, boosts and quotes a post, in Mastodon's words."""

from typing import Literal, get_args

Visibility = Literal["public", "unlisted", "private", "direct"]
BoostVisibility = Literal["public", "unlisted", "private"]
QuotePolicy = Literal["public", "followers", "nobody"]

OPEN_VISIBILITIES: frozenset[str] = frozenset({"public", "unlisted"})
"""Posts that everybody may see."""

VISIBILITIES: tuple[Visibility, ...] = get_args(Visibility)
"""From the widest to the narrowest."""

QUOTE_POLICIES: tuple[QuotePolicy, ...] = get_args(QuotePolicy)


def visibility_named(name: str) -> Visibility:
    """The visibility that a column holds."""
    return next(known for known in VISIBILITIES if known == name)


def quote_policy_named(name: str) -> QuotePolicy:
    """The policy that a column or preference holds."""
    return next(known for known in QUOTE_POLICIES if known == name)


def stands_in_public(visibility: str, held: bool, answers_another: bool) -> bool:
    """Whether a post stands in the public timeline; a boost never does."""
    return visibility == "public" and not held and not answers_another


def boostable(visibility: str) -> BoostVisibility:
    """How a boost is seen by somebody who posts like this: what was meant for few is boosted for followers."""
    match visibility:
        case "public" | "unlisted":
            return visibility
        case _:
            return "private"
