"""What an e-mail address looks like, and when two of them are one person's."""

import re

from goodmob.accounts.rules.faults import BLANK, INVALID, Fault, too_long
from goodmob.core.bounds import EMAIL_LENGTH

_ADDRESS = re.compile(r"[^\s@<>()\[\]\\,;:\"]{1,64}@[^\s@<>()\[\]\\,;:\"/?#]{1,255}")
_DOMAIN = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))*")


def email_key(address: str) -> str:
    """The form under which an address is unique: lower case, without what follows a plus sign."""
    name, _, domain = address.strip().lower().rpartition("@")
    return f"{name.partition('+')[0] or name}@{domain}"


def email_faults(address: str) -> list[Fault]:
    """What is wrong with an address; nothing if it may be one."""
    if not address:
        return [BLANK]
    if len(address) > EMAIL_LENGTH:
        return [too_long(EMAIL_LENGTH)]
    domain = address.rpartition("@")[2]
    plausible = _ADDRESS.fullmatch(address) and _DOMAIN.fullmatch(domain) and ".." not in address
    return [] if plausible else [INVALID]
