"""Pure decisions about searching and exploring: which post an address names, which tags are no topics, what trends."""

import re
from math import exp2

from goodmob.core.clock import DAY

LONGEST_QUERY = 500

ORDERS = frozenset({"join", "jeviens", "meapunto", "leave", "jannule", "mevoy", "did", "fait", "hecho"})
"""Tags by which people take part in mobs: whoever uses them talks about something else."""

_OF_POST = re.compile(r"/(?:@[A-Za-z0-9_]{1,30}|ap/users/[0-9]{1,19}/statuses)/([0-9]{1,19})")


def post_named(query: str, base_url: str) -> int | None:
    """The id of the post of this server whose page, or whose object, has this address."""
    if not query.startswith(f"{base_url}/"):
        return None
    found = _OF_POST.fullmatch(query.removeprefix(base_url))
    return int(found[1]) if found else None


def warmth(reactions: int, age: int) -> float:
    """How much a post is talked about: its favourites and boosts, half as much worth with each day (age in us)."""
    return reactions * exp2(-max(age, 0) / DAY)
