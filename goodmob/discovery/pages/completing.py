"""What a word that is being written may become: people by @, tags by #, emoji by a colon; for the composer's script."""

from collections.abc import Sequence

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.text.emoji_names import NamedEmoji, emoji_called
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get
from goodmob.discovery.entities.found import people_found, tags_found
from goodmob.discovery.rules.queries import LONGEST_QUERY
from goodmob.media.entities.emoji import CustomEmoji, render_emojis
from goodmob.media.queries.emojis import local_emojis
from goodmob.social.queries.hidden import blocks_between

MOST = 8
_LOOKED_AT = 20
"""Some may be left out again."""


class Begun(Struct):
    """The word so far, with its sign: @ad, #te, :tea."""

    q: str = ""


async def complete(call: Call, params: Begun) -> Response:
    """The options of a list, the likeliest first; none for a word that has no sign."""
    word = params.q.strip()[:LONGEST_QUERY]
    sign, begun = word[:1], word[1:]
    emojis = await _custom(call, begun) if sign == ":" and begun else []
    return call.house.pages.render(
        call,
        "discovery/_completing.html",
        people=await _people(call, begun) if sign == "@" else [],
        tags=await tags_found(call.house, call.account_id, f"#{begun}", limit=MOST) if sign == "#" else [],
        emojis=emojis,
        signs=_usual(begun, MOST - len(emojis)) if sign == ":" else [],
    )


async def _people(call: Call, begun: str) -> Sequence[Account]:
    house, viewer_id = call.house, call.account_id
    found = await people_found(house, viewer_id, begun, limit=_LOOKED_AT)
    apart = await blocks_between(house.db, viewer_id, found)
    return await show_accounts(house, [id_ for id_ in found if id_ not in apart][:MOST])


async def _custom(call: Call, begun: str) -> list[CustomEmoji]:
    wanted = begun.lower()
    offered = [row for row in await local_emojis(call.house.db) if row.visible_in_picker]
    fit = [row for row in offered if wanted in row.shortcode.lower()]
    fit.sort(key=lambda row: (not row.shortcode.lower().startswith(wanted), row.shortcode))
    return render_emojis(call.house.blobs, fit[:MOST])


def _usual(begun: str, most: int) -> Sequence[NamedEmoji]:
    return emoji_called(begun, most) if most > 0 else []


PAGES = (get("/compose/complete", complete, viewer=SESSION),)
