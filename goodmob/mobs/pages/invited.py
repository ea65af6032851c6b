"""The links to mobs that a browser has opened: they stand in a sealed cookie of its own until somebody joins."""

import msgspec
from starlette.responses import Response

from goodmob.core.clock import DAY, SECOND
from goodmob.core.sealing import BrokenSeal, seal, unseal
from goodmob.core.web.call import Call
from goodmob.core.web.cookies import keep, read
from goodmob.mobs.actions.come import Opened
from goodmob.mobs.rules.cascade import Via

COOKIE = "goodmob_invited"
KEPT = 30 * DAY
MOST_KEPT = 10
LONGEST_CODE = 40
"""No code of ours is longer, and a cookie has no room for what is."""

_PURPOSE = "mobs.invited"


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """The first and the last link to a mob that was opened."""

    mob_id: int
    first: Opened
    last: Opened


_LIST = msgspec.json.Decoder(list[Kept])


def opened_links(call: Call, mob_id: int) -> tuple[Opened, ...]:
    """The links to the mob that this browser has opened, the first one first."""
    return next(((one.first, one.last) for one in _kept(call) if one.mob_id == mob_id), ())


def keep_opened(call: Call, response: Response, mob_id: int, code: str, via: Via) -> None:
    """The browser remembers that it opened the link; the server keeps nothing of it."""
    if not code or len(code) > LONGEST_CODE:
        return
    now = Opened(code, via, call.house.clock.now())
    before = opened_links(call, mob_id)
    others = [one for one in _kept(call) if one.mob_id != mob_id][: MOST_KEPT - 1]
    kept = [Kept(mob_id, before[0] if before else now, now), *others]
    text = seal(call.house.settings.data, msgspec.json.encode(kept).decode(), _PURPOSE)
    keep(call.house.settings, response, COOKIE, text, KEPT // SECOND)


def _kept(call: Call) -> list[Kept]:
    sealed = read(call.house.settings, call, COOKIE)
    if not sealed:
        return []
    try:
        return _LIST.decode(unseal(call.house.settings.data, sealed, _PURPOSE))
    except (BrokenSeal, msgspec.MsgspecError):
        return []
