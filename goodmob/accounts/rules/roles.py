"""The roles of people on this server, and the permission bits that Mastodon's clients read from them."""

from enum import IntFlag, auto
from typing import NamedTuple


class Permission(IntFlag):
    """What a role may do; the bits are Mastodon's."""

    ADMINISTRATOR = auto()
    VIEW_DEVOPS = auto()
    VIEW_AUDIT_LOG = auto()
    VIEW_DASHBOARD = auto()
    MANAGE_REPORTS = auto()
    MANAGE_FEDERATION = auto()
    MANAGE_SETTINGS = auto()
    MANAGE_BLOCKS = auto()
    MANAGE_TAXONOMIES = auto()
    MANAGE_APPEALS = auto()
    MANAGE_USERS = auto()
    MANAGE_INVITES = auto()
    MANAGE_RULES = auto()
    MANAGE_ANNOUNCEMENTS = auto()
    MANAGE_CUSTOM_EMOJIS = auto()
    MANAGE_WEBHOOKS = auto()
    INVITE_USERS = auto()
    MANAGE_ROLES = auto()
    MANAGE_USER_ACCESS = auto()
    DELETE_USER_DATA = auto()
    VIEW_FEEDS = auto()


class RoleRule(NamedTuple):
    """A role: the id and name that clients see, its bits, whether profiles show it, how many collections one makes."""

    id: int
    name: str
    color: str
    permissions: Permission
    highlighted: bool
    collection_limit: int = 10


_EVERYTHING = ~Permission(0)
_NOT_FOR_ADMINS = Permission.ADMINISTRATOR | Permission.VIEW_DEVOPS
_MODERATION = (
    Permission.VIEW_AUDIT_LOG
    | Permission.VIEW_DASHBOARD
    | Permission.MANAGE_REPORTS
    | Permission.MANAGE_TAXONOMIES
    | Permission.MANAGE_USERS
    | Permission.INVITE_USERS
)

ROLES = {
    "user": RoleRule(-99, "", "", Permission.INVITE_USERS, highlighted=False),
    "moderator": RoleRule(1, "Moderator", "#1f8a5b", _MODERATION, highlighted=True),
    "admin": RoleRule(2, "Admin", "#b23a12", _EVERYTHING & ~_NOT_FOR_ADMINS, highlighted=True),
    "owner": RoleRule(3, "Owner", "#b23a12", _EVERYTHING, highlighted=True),
}
"""Every role a person can have, weakest first."""

GIVEN = ("user", "moderator", "admin")
"""Roles that can be given and taken; the owner comes with the server."""


def allows(role: str, permission: Permission) -> bool:
    """Whether the role has the permission; administrators have all, and whoever has no role has none."""
    rule = ROLES.get(role)
    return rule is not None and bool(rule.permissions & (permission | Permission.ADMINISTRATOR))


def outranks(role: str | None, other: str | None) -> bool:
    """Whether the first role is higher than the other; whoever has none stands with the users."""
    ranks = list(ROLES)
    return ranks.index(role or "user") > ranks.index(other or "user")
