"""Voting in the poll of a post."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import Invalid, NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.posts.actions.vote import vote
from goodmob.posts.entities.poll import Poll
from goodmob.posts.entities.show import show_one
from goodmob.posts.pages.standing import back_to_post
from goodmob.posts.permissions import seen_original
from goodmob.posts.rules.refusals import Unfit


class Ballot(Struct):
    """The post with the poll, the places of what is chosen, and `at`: the entry on the page that shows the post."""

    username: str
    id: Id
    choices: list[int] = []
    at: Id | None = None


async def cast_vote(call: Call, params: Ballot) -> Response:
    """Votes; a script gets the poll as it is then."""
    house, account_id = call.house, call.account_id
    row = await seen_original(house.db, account_id, params.id)
    if row.poll_id is None:
        raise NotFound
    try:
        await house.db.act(vote, account_id, row.poll_id, params.choices, lane=row.poll_id)
        is_refused = False
    except (Invalid, Unfit):
        is_refused = True
    status = await show_one(house, account_id, row.id)
    if status.poll is None:
        raise NotFound
    trouble = _trouble(call, status.poll, is_mine=row.account_id == account_id) if is_refused else ""
    if wants_fragment(call):
        code, at = 422 if trouble else 200, params.at or row.id
        return house.pages.render(call, "posts/_poll.html", status=code, post=status, at=at, trouble=trouble)
    call.notify(trouble or call.gettext("Your vote counts."), "warn" if trouble else "done")
    return back_to_post(call, params.username, row.id, params.at)


def _trouble(call: Call, poll: Poll, *, is_mine: bool) -> str:
    if poll.expired:
        return call.gettext("This poll is over.")
    if is_mine:
        return call.gettext("You cannot vote in your own poll.")
    if poll.voted:
        return call.gettext("You have voted here before; that vote counts.")
    return call.gettext("Choose one of the answers.")


PAGES = (post("/@:username/:id/vote", cast_vote, viewer=SESSION),)
