"""Who may favourite, answer and boost a post: the policies that authors give their posts, decided without I/O."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct, structs

Kind = Literal["favourite", "reply", "reblog"]
Who = Literal["public", "followers", "following", "mutuals", "mentioned", "author"]
Ruling = Literal["allowed", "asks", "refused"]
"""asks: it waits until the author of the post lets it in."""

_SAME_ONE: frozenset[Who] = frozenset({"author", "mentioned"})
"""Whoever is meant in person goes before whoever belongs to a circle, as in GoToSocial."""

_POSSIBLE: Mapping[str, tuple[Who, ...]] = {
    "public": ("public", "followers", "following", "mutuals", "mentioned", "author"),
    "unlisted": ("public", "followers", "following", "mutuals", "mentioned", "author"),
    "private": ("followers", "following", "mutuals", "mentioned", "author"),
    "direct": ("mentioned", "author"),
}
"""Who can see a post of each visibility, and can therefore be allowed something with it."""


class Rules(Struct, frozen=True):
    """Whose deed counts at once, and whose once the author lets it in; nobody else's does."""

    automatic: tuple[Who, ...] = ("author",)
    manual: tuple[Who, ...] = ()


class Policy(Struct, frozen=True):
    """The rules for each kind of deed."""

    favourite: Rules
    reply: Rules
    reblog: Rules


class Bond(NamedTuple):
    """How somebody stands to a post: follows its author, is followed by them, is named in it or answered by it."""

    is_author: bool = False
    follows: bool = False
    is_followed: bool = False
    is_mentioned: bool = False


_ALL = Rules(("public",))
_NEAR = Rules(("author", "followers", "mentioned"))
_NAMED = Rules(("author", "mentioned"))
_USUAL: Mapping[str, Policy] = {
    "public": Policy(_ALL, _ALL, _ALL),
    "unlisted": Policy(_ALL, _ALL, _ALL),
    "private": Policy(_NEAR, _NEAR, Rules()),
    "direct": Policy(_NAMED, _NAMED, Rules()),
}

Audience = Literal["", "everybody", "followers", "following", "mentioned"]
"""Who may answer, in the words of the composer; empty: as it is otherwise."""

AUDIENCES: Mapping[Audience, tuple[Who, ...]] = {
    "everybody": ("public",),
    "followers": ("followers",),
    "following": ("following",),
    "mentioned": (),
}
"""Whom these words mean; who is mentioned always may."""


def usual(visibility: str) -> Policy:
    """What everybody allows with posts of this visibility who has not said otherwise."""
    return _USUAL[visibility]


def policy_of(kept: str | None, visibility: str) -> Policy:
    """The policy of a post, from the column that keeps it."""
    return usual(visibility) if kept is None else _decoded(kept)


def own_usual(kept: str | None, visibility: str) -> Policy:
    """What an account allows with its posts of this visibility that say nothing else, from the kept preference."""
    policies = {} if kept is None else msgspec.json.decode(kept, type=dict[str, Policy])
    return policies.get(visibility) or usual(visibility)


def kept_usual(wishes: Mapping[str, Policy]) -> str | None:
    """How an account's policies by visibility are kept; None where all are as usual."""
    settled = {visibility: settle(policy, visibility) for visibility, policy in wishes.items()}
    unusual = {visibility: policy for visibility, policy in settled.items() if policy != usual(visibility)}
    return msgspec.json.encode(unusual).decode() if unusual else None


def kept(policy: Policy | None, visibility: str) -> str | None:
    """How the policy of a post is kept; None where it is as usual."""
    settled = usual(visibility) if policy is None else settle(policy, visibility)
    return None if settled == usual(visibility) else msgspec.json.encode(settled).decode()


def settle(policy: Policy, visibility: str) -> Policy:
    """The policy without what cannot be: only who sees the post is allowed anything, its author everything, whoever is
    mentioned an answer; what fewer may see than everybody is passed on by its author only."""
    is_open = "public" in _POSSIBLE[visibility]
    return Policy(
        _settled(policy.favourite, visibility, ("author",)),
        _settled(policy.reply, visibility, ("author", "mentioned")),
        _settled(policy.reblog, visibility, ("author",)) if is_open else Rules(),
    )


def _settled(rules: Rules, visibility: str, always: tuple[Who, ...]) -> Rules:
    if "public" in rules.automatic and "public" in _POSSIBLE[visibility]:
        return _ALL
    automatic = _those({*rules.automatic, *always}, visibility)
    return Rules(automatic, _those(set(rules.manual) - set(automatic), visibility))


def _those(wanted: Collection[Who], visibility: str) -> tuple[Who, ...]:
    return tuple(sorted(who for who in _POSSIBLE[visibility] if who in wanted))


def answered_by(policy: Policy, audience: Audience, visibility: str) -> Policy:
    """The policy with those as who may answer whom the composer names; as it is where it names nobody."""
    if not audience:
        return policy
    if audience == "everybody":
        return structs.replace(policy, reply=usual(visibility).reply)
    return structs.replace(policy, reply=Rules(("author", "mentioned", *AUDIENCES[audience])))


def audience_of(policy: Policy) -> Audience:
    """In the composer's words who may answer; empty where it has none for that."""
    answering = set(policy.reply.automatic) - _SAME_ONE
    plain = {frozenset(some): name for name, some in AUDIENCES.items()}
    return "" if policy.reply.manual else plain.get(frozenset(answering), "")


def rule(kind: Kind, policy: Policy, visibility: str, bond: Bond) -> Ruling:
    """Whether somebody who sees the post may do this with it."""
    if kind == "reblog" and (visibility == "direct" or (visibility == "private" and not bond.is_author)):
        return "refused"
    if bond.is_author or (kind == "reply" and bond.is_mentioned):
        return "allowed"
    rules: Rules = {"favourite": policy.favourite, "reply": policy.reply, "reblog": policy.reblog}[kind]
    automatic, manual = _fitting(rules.automatic, bond), _fitting(rules.manual, bond)
    if automatic & _SAME_ONE:
        return "allowed"
    if manual & _SAME_ONE:
        return "asks"
    if automatic:
        return "allowed"
    return "asks" if manual else "refused"


def _fitting(some: Iterable[Who], bond: Bond) -> set[Who]:
    fits: dict[Who, bool] = {
        "public": True,
        "followers": bond.follows,
        "following": bond.is_followed,
        "mutuals": bond.follows and bond.is_followed,
        "mentioned": bond.is_mentioned,
        "author": bond.is_author,
    }
    return {who for who in some if fits[who]}


@lru_cache(maxsize=1_000)
def _decoded(kept: str) -> Policy:
    return msgspec.json.decode(kept, type=Policy)
