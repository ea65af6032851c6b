"""What scopes mean, in a person's words."""

from collections.abc import Callable, Sequence

from goodmob.core.i18n import gettext as _

_WORDS: dict[str, Callable[[], str]] = {
    "profile": lambda: _("See your name and picture"),
    "read": lambda: _("Read everything you can read, private posts too"),
    "write": lambda: _("Post, and change everything of your account"),
    "follow": lambda: _("Follow, mute and block for you"),
    "push": lambda: _("Send you notifications"),
    "admin:read": lambda: _("Read all that staff can read"),
    "admin:write": lambda: _("Do all that staff can do"),
    "accounts": lambda: _("accounts and your profile"),
    "blocks": lambda: _("blocks"),
    "bookmarks": lambda: _("bookmarks"),
    "collections": lambda: _("collections"),
    "conversations": lambda: _("conversations"),
    "favourites": lambda: _("favourites"),
    "filters": lambda: _("filters"),
    "follows": lambda: _("follows"),
    "lists": lambda: _("lists"),
    "media": lambda: _("files"),
    "mobs": lambda: _("mobs"),
    "mutes": lambda: _("mutes"),
    "notifications": lambda: _("notifications"),
    "reports": lambda: _("reports"),
    "search": lambda: _("search"),
    "statuses": lambda: _("posts"),
}


def described(scopes: Sequence[str]) -> list[str]:
    """A line for each scope, in the reader's language."""
    return [_line(scope) for scope in scopes]


def _line(scope: str) -> str:
    if scope in _WORDS:
        return _WORDS[scope]()
    verb, _colon, noun = scope.rpartition(":")
    told = _WORDS.get(noun, lambda: noun.replace("_", " "))()
    match verb:
        case "read":
            return _("Read: %(what)s", what=told)
        case "write":
            return _("Change: %(what)s", what=told)
        case "admin:read":
            return _("Read as staff: %(what)s", what=told)
        case _other:
            return _("Change as staff: %(what)s", what=told)
