"""Leaving, in a browser, the words that one says when everybody says it."""

from typing import Any, Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Conflict, Forbidden, Invalid
from goodmob.core.text.cleaning import is_blank
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.mobs.actions.leave_words import SAID, leave_words, take_words_back
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.words import words_of
from goodmob.mobs.rules.standing import COMMITTED

_AHEAD = frozenset({"gathering", "tipped"})


class WordsForm(Struct, kw_only=True):
    """The words; without any, those that were left before are taken back."""

    id: Id
    text: str = ""
    visibility: Literal["public", "unlisted", "private"] = "public"


async def words_part(call: Call, mob: Mob) -> dict[str, Any]:
    """What the page needs where the viewer may leave words: those that were left before."""
    is_in = mob.me is not None and mob.me.state in COMMITTED
    if not (is_in and mob.verb == SAID and mob.state in _AHEAD):
        return {"may_leave_words": False, "own_words": None}
    return {"may_leave_words": True, "own_words": await words_of(call.house.db, int(mob.id), call.account_id)}


async def leave(call: Call, params: WordsForm) -> Response:
    """Keeps the words until the moment, or takes them back."""
    house, account_id = call.house, call.account_id
    row = await seen_mob(house.db, account_id, params.id)
    try:
        if is_blank(params.text):
            await house.db.act(take_words_back, account_id, row.id, lane=row.id)
            call.notify(call.gettext("Nothing will be said in your name."))
        else:
            wish = (params.text, params.visibility)
            await house.db.act(leave_words, house.settings, account_id, row.id, *wish, lane=row.id)
            call.notify(call.gettext("Your words wait. They are posted when it begins."))
    except (Conflict, Forbidden, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    return RedirectResponse(f"/mobs/{row.id}#words", 303)


PAGES = (post("/mobs/:id/words", leave, viewer=SESSION, limit="statuses"),)
