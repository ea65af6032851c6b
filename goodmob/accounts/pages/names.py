"""Whether a name is free, said while it is being typed."""

from msgspec import Struct

from goodmob.accounts.entities.remedies import words_for
from goodmob.accounts.queries.accounts import is_taken
from goodmob.accounts.rules.faults import TAKEN, Faulty
from goodmob.accounts.rules.names import username_faults
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get

ADDRESS = "/auth/sign_up/name"


class Wish(Struct):
    """The name that somebody types."""

    username: str = ""


class Verdict(Struct, frozen=True):
    """Whether it can be had, and what is said about it in the reader's language."""

    is_free: bool
    words: str


async def judge(call: Call, params: Wish) -> Verdict:
    """What the form would say of this name; nothing is kept for whoever asks."""
    username = params.username.strip().removeprefix("@")
    faults = username_faults(username) or [TAKEN] * await is_taken(call.house.db, username)
    if faults:
        return Verdict(is_free=False, words=words_for(Faulty({"username": faults}))["username"])
    return Verdict(is_free=True, words=call.gettext("@%(name)s is free.", name=username))


PAGES = (get(ADDRESS, judge, viewer=OPTIONAL_SESSION, limit="names"),)
