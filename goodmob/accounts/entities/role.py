"""Mastodon's Role and AccountRole: what somebody may do here, and the badge that others see."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.rules.roles import ROLES


class AccountRole(Struct, frozen=True):
    """A badge on a profile."""

    id: str
    name: str
    color: str


class Role(Struct, frozen=True):
    """A role as its owner sees it; `permissions` is a bit mask in decimal digits."""

    id: str
    name: str
    color: str
    permissions: str
    highlighted: bool
    collection_limit: int


def role_of(name: str) -> Role:
    """The Role of this name."""
    rule = ROLES[name]
    permissions = str(rule.permissions.value)
    return Role(str(rule.id), rule.name, rule.color, permissions, rule.highlighted, rule.collection_limit)


def badges_of(name: str | None) -> Sequence[AccountRole]:
    """The badges of a role; most people have none."""
    rule = ROLES.get(name or "user")
    return (AccountRole(str(rule.id), rule.name, rule.color),) if rule and rule.highlighted else ()
