"""The buttons beside a name: follow, mute, block, a private note, and each of them taken back."""

from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.addresses import acct_of
from goodmob.accounts.permissions import living_anywhere
from goodmob.accounts.queries.accounts import AccountRow
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Forbidden
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.routes import SESSION, Handler, post
from goodmob.core.web.way_back import way_back
from goodmob.social.actions.block import block, unblock
from goodmob.social.actions.endorse import endorse, unendorse
from goodmob.social.actions.follow import follow
from goodmob.social.actions.mute import mute, unmute
from goodmob.social.actions.unfollow import remove_follower, unfollow
from goodmob.social.actions.write_note import write_note
from goodmob.social.entities.relationship import acquaintances
from goodmob.social.rules.ties import NotFollowed
from goodmob.social.ways import known_way

FOLLOW, TIES = "social/_follow.html", "social/_ties.html"

Action = Callable[[Transaction, int, int], Coroutine[Any, Any, None]]


class Named(Struct, kw_only=True):
    """Whom it is about, and the page on which the button stood; `whole`: with the other buttons of the profile."""

    username: str
    return_to: str = ""
    whole: bool = False


class Following(Named, kw_only=True):
    """Whom to follow, and through what one came: a way of `ways.py`, anything else is nothing."""

    through: str = ""


class Muting(Named, kw_only=True):
    """How to mute: for how many seconds (0: for ever)."""

    duration: int = 0


class Note(Named, kw_only=True):
    """A private note; an empty one is taken away."""

    comment: str = ""


async def follow_account(call: Call, params: Following) -> Response:
    """Follow somebody, or ask to."""
    target = await living_anywhere(call.house, params.username)
    try:
        await call.house.db.act(follow, call.account_id, target.id, through=known_way(params.through))
    except Forbidden as error:
        raise Forbidden().told(call.gettext("You cannot follow this account.")) from error
    return await _answer(call, params, target, "")


async def unfollow_account(call: Call, params: Named) -> Response:
    """Follow somebody no longer, or take the request back."""
    return await _done(call, params, unfollow, "")


async def drop_follower(call: Call, params: Named) -> Response:
    """Turn somebody out of one's followers."""
    said = call.gettext("@%(name)s no longer follows you.")
    return await _done(call, params, remove_follower, said)


async def endorse_account(call: Call, params: Named) -> Response:
    """Recommend somebody whom one follows, on one's profile."""
    try:
        return await _done(call, params, endorse, call.gettext("Your profile shows @%(name)s."))
    except NotFollowed as error:
        raise error.told(call.gettext("You can only recommend people you follow.")) from error


async def unendorse_account(call: Call, params: Named) -> Response:
    """Recommend somebody no longer."""
    return await _done(call, params, unendorse, call.gettext("Your profile no longer shows @%(name)s."))


async def mute_account(call: Call, params: Muting) -> Response:
    """Hear nothing of somebody, for ever or for a while."""
    target = await living_anywhere(call.house, params.username)
    await call.house.db.act(mute, call.account_id, target.id, duration=params.duration)
    said = call.gettext("You hear nothing of @%(name)s any more, and they do not know.")
    return await _answer(call, params, target, said)


async def unmute_account(call: Call, params: Named) -> Response:
    """Hear of somebody again."""
    return await _done(call, params, unmute, call.gettext("You hear of @%(name)s again."))


async def block_account(call: Call, params: Named) -> Response:
    """Keep somebody out of one's sight, and oneself out of theirs."""
    return await _done(call, params, block, call.gettext("You block @%(name)s."))


async def unblock_account(call: Call, params: Named) -> Response:
    """Take a block back."""
    said = call.gettext("You no longer block @%(name)s.")
    return await _done(call, params, unblock, said)


async def note_account(call: Call, params: Note) -> Response:
    """Keep a private note about somebody."""
    target = await living_anywhere(call.house, params.username)
    await call.house.db.act(write_note, call.account_id, target.id, params.comment)
    return await _answer(call, params, target, call.gettext("Your note is saved. Only you can read it."))


async def _done(call: Call, params: Named, action: Action, said: str) -> Response:
    target = await living_anywhere(call.house, params.username)
    await call.house.db.act(action, call.account_id, target.id)
    return await _answer(call, params, target, said)


async def _answer(call: Call, params: Named, target: AccountRow, said: str) -> Response:
    """The buttons as they are now, for a script; the page they stood on, for a form. `said` may hold %(name)s."""
    said %= {"name": target.username}
    if not wants_fragment(call):
        if said:
            call.notify(said)
        return RedirectResponse(way_back(params.return_to or f"/@{acct_of(target)}"), 303)
    [known] = await acquaintances(call.house, call.account_id, [target.id])
    return call.house.pages.render(
        call,
        TIES if params.whole else FOLLOW,
        account=known.account,
        tie=known.tie,
        back=params.return_to,
        said=said,
    )


_FORMS: dict[str, Handler] = {
    "follow": follow_account,
    "unfollow": unfollow_account,
    "remove": drop_follower,
    "endorse": endorse_account,
    "unendorse": unendorse_account,
    "mute": mute_account,
    "unmute": unmute_account,
    "block": block_account,
    "unblock": unblock_account,
    "note": note_account,
}

PAGES = tuple(
    post(f"/@:username/{verb}", handler, viewer=SESSION, limit="follows" if verb in {"follow", "unfollow"} else "")
    for verb, handler in _FORMS.items()
)
