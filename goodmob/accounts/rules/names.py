"""Which names an account of this server can have."""

from goodmob.accounts.rules.faults import BLANK, NOT_A_USERNAME, RESERVED, Fault, too_long
from goodmob.core.text.usernames import LOCAL, LONGEST_LOCAL

_LOOK_ALIKE = str.maketrans("123457890", "izeastbgo")

RESERVED_NAMES = frozenset(
    {
        *("abuse", "account", "accounts", "admin", "administration", "administrator", "admins", "everyone"),
        *("goodmob", "help", "helpdesk", "instance", "mastodon", "mod", "moderation", "moderator", "moderators"),
        *("mods", "noreply", "official", "owner", "postmaster", "root", "security", "server", "staff", "support"),
        *("sysop", "system", "team", "webmaster"),
    }
)


def username_faults(username: str, *, may_be_reserved: bool = False) -> list[Fault]:
    """What is wrong with a wished username; `may_be_reserved` is for those whom the operator names."""
    if not username:
        return [BLANK]
    faults = []
    if not LOCAL.fullmatch(username):
        faults.append(NOT_A_USERNAME)
    if len(username) > LONGEST_LOCAL:
        faults.append(too_long(LONGEST_LOCAL))
    if not may_be_reserved and is_reserved(username):
        faults.append(RESERVED)
    return faults


def is_reserved(username: str) -> bool:
    """Whether the name would pass for the server's own, also with digits for letters and underscores between."""
    plain = username.lower().replace("_", "")
    return plain in RESERVED_NAMES or plain.translate(_LOOK_ALIKE) in RESERVED_NAMES
