"""Leaving words, by API, that are said when everybody says it."""

from typing import Literal

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.actions.leave_words import leave_words, take_words_back
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.words import MobWords, render_words
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.words import words_of

Wide = Literal["public", "unlisted", "private"]


class WordsParams(Struct, kw_only=True):
    """The words of one's own post; without a visibility that of one's other posts."""

    id: Id
    text: str
    visibility: Wide | None = None


async def leave_ones_words(call: Call, params: WordsParams) -> MobWords:
    """Leave the words of one's own post: they are published when the mob begins, and seen by nobody before."""
    house, account_id = call.house, call.account_id
    await seen_mob(house.db, account_id, params.id)
    wish = (params.text, params.visibility)
    await house.db.act(leave_words, house.settings, account_id, params.id, *wish, lane=params.id)
    row = await words_of(house.db, params.id, account_id)
    if row is None:
        raise NotFound
    return render_words(row)


async def show_ones_words(call: Call, params: OneMob) -> MobWords | Empty:
    """The words that one left, while they wait; nothing where one left none."""
    await seen_mob(call.house.db, call.account_id, params.id)
    row = await words_of(call.house.db, params.id, call.account_id)
    return EMPTY if row is None else render_words(row)


async def take_ones_words_back(call: Call, params: OneMob) -> Empty:
    """Take the words back that one left; they are gone also where the mob can no longer be seen."""
    await call.house.db.act(take_words_back, call.account_id, params.id, lane=params.id)
    await seen_mob(call.house.db, call.account_id, params.id)
    return EMPTY
