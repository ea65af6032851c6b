"""Usernames and handles: what a local name may be, and how "@ada@far.example" is read."""

from typing import NamedTuple

import regex

from goodmob.core.text.hosts import normalise_domain

LONGEST_LOCAL = 30
LONGEST_FAR = 255

LOCAL = regex.compile(r"[A-Za-z0-9_]+")

# Other servers allow dots and hyphens inside a name.
USERNAME = r"[A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+"
FAR = regex.compile(USERNAME)


class Handle(NamedTuple):
    """Who is meant: a username as written and, for another server, its normalised domain."""

    username: str
    domain: str | None = None

    @property
    def key(self) -> str:
        """The spelling two equal handles share: "ada" or "ada@far.example"."""
        name = self.username.lower()
        return f"{name}@{self.domain}" if self.domain else name


def is_local_username(name: str) -> bool:
    """Whether a local account may have this name: 1 to 30 of a-z, 0-9 and _, in either case."""
    return len(name) <= LONGEST_LOCAL and bool(LOCAL.fullmatch(name))


def parse_handle(text: str) -> Handle | None:
    """The handle meant by "ada", "@ada", "ada@far.example" or "@ada@far.example"; None when it is none."""
    username, at, domain = text.strip().removeprefix("@").partition("@")
    if len(username) > LONGEST_FAR or not FAR.fullmatch(username):
        return None
    if not at:
        return Handle(username)
    normalised = normalise_domain(domain)
    return Handle(username, normalised) if normalised else None
