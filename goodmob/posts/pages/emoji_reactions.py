"""Reacting to a post with an emoji in a browser."""

from starlette.responses import Response

from goodmob.core.database.interface import Transaction
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, post
from goodmob.posts.actions.emoji_reaction import react, unreact
from goodmob.posts.pages.deeds import Deed, done


class Sign(Deed, kw_only=True):
    """The post, and the emoji for it."""

    emoji: str


async def react_to_post(call: Call, params: Sign) -> Response:
    """Gives the post an emoji."""

    async def action(tx: Transaction, account_id: int, post_id: int) -> None:
        await react(tx, account_id, post_id, params.emoji)

    return await done(call, params, action, call.gettext("Your reaction counts."))


async def unreact_to_post(call: Call, params: Sign) -> Response:
    """Takes the emoji back."""

    async def action(tx: Transaction, account_id: int, post_id: int) -> None:
        await unreact(tx, account_id, post_id, params.emoji)

    return await done(call, params, action, call.gettext("Your reaction is taken back."))


PAGES = (
    post("/@:username/:id/react", react_to_post, viewer=SESSION),
    post("/@:username/:id/unreact", unreact_to_post, viewer=SESSION),
)
