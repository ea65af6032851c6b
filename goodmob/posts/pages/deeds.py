"""What people do with a post in a browser: favourite, boost, bookmark, pin it, and hear no more of its conversation."""

from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core.database.interface import Transaction
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.posts.actions.bookmark import bookmark, unbookmark
from goodmob.posts.actions.boost import boost, unboost
from goodmob.posts.actions.favourite import favourite, unfavourite
from goodmob.posts.actions.hide_answer import hide_answer, unhide_answer
from goodmob.posts.actions.mute_conversation import mute_conversation, unmute_conversation
from goodmob.posts.actions.pin import pin, unpin
from goodmob.posts.entities.show import show_one
from goodmob.posts.pages.standing import back_to_post
from goodmob.posts.permissions import seen_original
from goodmob.posts.rules.visibility import boostable

Action = Callable[[Transaction, int, int], Coroutine[Any, Any, Any]]


class Deed(Struct):
    """The post, and `at`: the entry on the page that shows it, which is another one for a boost.

    hides: whether the page offers to hide the answer.
    """

    username: str
    id: Id
    at: Id | None = None
    hides: bool = False


async def favourite_post(call: Call, params: Deed) -> Response:
    """Makes the post a favourite."""
    return await done(call, params, favourite, call.gettext("It is among your favourites."))


async def unfavourite_post(call: Call, params: Deed) -> Response:
    """Takes the favourite back."""
    return await done(call, params, unfavourite, call.gettext("It is no favourite of yours any more."))


async def boost_post(call: Call, params: Deed) -> Response:
    """Boosts the post to whom the person usually posts to."""
    usual = (await posting_defaults(call.house.db, call.account_id)).posting_privacy

    async def boost_as_usual(tx: Transaction, account_id: int, post_id: int) -> int:
        return await boost(tx, account_id, post_id, boostable(usual))

    return await done(call, params, boost_as_usual, call.gettext("You boosted it."))


async def unboost_post(call: Call, params: Deed) -> Response:
    """Takes the boost back."""
    return await done(call, params, unboost, call.gettext("Your boost is taken back."))


async def bookmark_post(call: Call, params: Deed) -> Response:
    """Bookmarks the post, which nobody else learns of."""
    return await done(call, params, bookmark, call.gettext("It is among your bookmarks."))


async def unbookmark_post(call: Call, params: Deed) -> Response:
    """Takes the bookmark back."""
    return await done(call, params, unbookmark, call.gettext("Your bookmark is taken away."))


async def pin_post(call: Call, params: Deed) -> Response:
    """Shows one's own post on top of one's profile."""
    return await done(call, params, pin, call.gettext("It stands on top of your profile."), lane=call.account_id)


async def unpin_post(call: Call, params: Deed) -> Response:
    """Takes the pin off."""
    return await done(call, params, unpin, call.gettext("It no longer stands on top of your profile."))


async def mute_post(call: Call, params: Deed) -> Response:
    """Ends notices of the post's conversation."""
    return await done(call, params, mute_conversation, call.gettext("You hear no more of this conversation."))


async def unmute_post(call: Call, params: Deed) -> Response:
    """Lets notices of the post's conversation come again."""
    return await done(call, params, unmute_conversation, call.gettext("You hear of this conversation again."))


async def hide_post(call: Call, params: Deed) -> Response:
    """Leaves an answer out of the conversation that one began."""
    return await done(call, params, hide_answer, call.gettext("Others no longer see it under your post."))


async def unhide_post(call: Call, params: Deed) -> Response:
    """Shows the answer there again."""
    return await done(call, params, unhide_answer, call.gettext("Others see it under your post again."))


async def done(call: Call, params: Deed, action: Action, said: str, lane: int | None = None) -> Response:
    """The actions as they are now, for a script; the page where the post stands, for a form."""
    house, account_id = call.house, call.account_id
    original = await seen_original(house.db, account_id, params.id)
    await house.db.act(action, account_id, original.id, lane=lane or original.id)
    if wants_fragment(call):
        status = await show_one(house, account_id, original.id)
        return house.pages.render(
            call, "posts/_acts.html", post=status, at=params.at or original.id, said=said, hides=params.hides
        )
    call.notify(said)
    return back_to_post(call, params.username, original.id, params.at)


_DEEDS = {
    "favourite": favourite_post,
    "unfavourite": unfavourite_post,
    "boost": boost_post,
    "unboost": unboost_post,
    "bookmark": bookmark_post,
    "unbookmark": unbookmark_post,
    "pin": pin_post,
    "unpin": unpin_post,
    "mute": mute_post,
    "unmute": unmute_post,
    "hide": hide_post,
    "unhide": unhide_post,
}
_LIMITS = {"boost": "statuses", "unboost": "delete"}

PAGES = tuple(
    post(f"/@:username/:id/{verb}", handler, viewer=SESSION, limit=_LIMITS.get(verb, ""))
    for verb, handler in _DEEDS.items()
)
