"""Polls by API: look, and vote."""

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.posts.actions.far.show_poll import poll_shown
from goodmob.posts.actions.vote import vote
from goodmob.posts.entities.poll import Poll, show_poll
from goodmob.posts.permissions import seen
from goodmob.posts.queries.polls import poll_by_id


class OnePoll(Struct):
    """The poll of the path."""

    id: Id


class VoteParams(OnePoll):
    """The places of the options that are chosen, from 0."""

    choices: list[int]


async def show_status_poll(call: Call, params: OnePoll) -> Poll:
    """A poll, for whoever sees its post; one of another server is asked for anew meanwhile."""
    viewer_id = call.viewer.account_id
    poll = await poll_by_id(call.house.db, params.id)
    if poll is None:
        raise NotFound
    post = await seen(call.house.db, viewer_id, poll.post_id)
    await poll_shown(call.house, viewer_id, post, poll)
    return await _shown(call, viewer_id, params.id)


async def vote_in_poll(call: Call, params: VoteParams) -> Poll:
    """Vote in a poll."""
    await call.house.db.act(vote, call.account_id, params.id, params.choices, lane=params.id)
    return await _shown(call, call.account_id, params.id)


async def _shown(call: Call, viewer_id: int | None, poll_id: int) -> Poll:
    poll = await show_poll(call.house, viewer_id, poll_id)
    if poll is None:
        raise NotFound
    return poll
