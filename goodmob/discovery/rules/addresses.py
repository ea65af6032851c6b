"""Which post or account of this server an address in the web names."""

import re

_OF_POST = re.compile(
    r"/(?:@[A-Za-z0-9_.@:-]{1,300}|users/[A-Za-z0-9_]{1,30}/statuses|ap/users/[0-9]{1,19}/statuses)/([0-9]{1,19})"
)
_OF_ACCOUNT = re.compile(r"/(?:@|users/)([A-Za-z0-9_]{1,30}(?:@[A-Za-z0-9.:-]{1,260})?)")
_OF_ACTOR = re.compile(r"/ap/users/([0-9]{1,19})")
_FAR_PROFILE = re.compile(r"https?://([^/?#]{1,253})/(?:@|users/)([A-Za-z0-9_.-]{1,255})")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def is_address(query: str) -> bool:
    """Whether the query is an address in the web and nothing else."""
    return bool(_ADDRESS.fullmatch(query))


def post_named(query: str, base_url: str) -> int | None:
    """The id of the post of this server whose page, or whose object, has this address."""
    found = _OF_POST.fullmatch(_path(query, base_url))
    return int(found[1]) if found else None


def actor_named(query: str, base_url: str) -> int | None:
    """The id of the account of this server whose actor has this address."""
    found = _OF_ACTOR.fullmatch(_path(query, base_url))
    return int(found[1]) if found else None


def handle_named(query: str, base_url: str) -> str | None:
    """The handle of the account whose profile has this address, as servers like ours write them."""
    if found := _OF_ACCOUNT.fullmatch(_path(query, base_url)):
        return found[1]
    far = _FAR_PROFILE.fullmatch(query)
    return f"{far[2]}@{far[1]}" if far else None


def _path(query: str, base_url: str) -> str:
    return query.removeprefix(base_url) if query.startswith(f"{base_url}/") else ""
