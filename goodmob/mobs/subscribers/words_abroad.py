"""People elsewhere whose servers know no mobs are answered, asked and understood in words and polls."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from goodmob.accounts.queries.elsewhere import actor_uri, far_accounts, inboxes_of
from goodmob.broadcasts.events import WordsDue
from goodmob.core.errors import NotFound, Refusal
from goodmob.core.house import House
from goodmob.federation.actions.send import send
from goodmob.mobs.actions.answer_in_words import answer_in_words
from goodmob.mobs.actions.heed_vote import heed_vote, refuse_vote
from goodmob.mobs.actions.tell_in_words import tell_in_words
from goodmob.mobs.activities.answering import invite_said
from goodmob.mobs.events import AnswerDue, GuestAsked
from goodmob.mobs.queries.abroad import poll_by_post
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.rules.abroad import event_uri
from goodmob.posts.events import PollVoted
from goodmob.posts.queries.polls import votes_by

YES = 1
"""The first option alone, as a set of places."""

log = logging.getLogger(__name__)


async def answer_reply(house: House, event: AnswerDue) -> None:
    """They read what came of their post; where the host may say nothing, they see it by the mob."""
    with _whatever_is_refused(event.account_id):
        await house.db.act(answer_in_words, house.settings, event.mob_id, event.account_id, event.post_id, event.told)


async def tell_news(house: House, event: WordsDue) -> None:
    """They read what the host announces, that it is near, off or at another time, and thanks, as people here do."""
    with _whatever_is_refused(event.account_id):
        await house.db.act(tell_in_words, house.settings, event.account_id, event.broadcast_id)


async def heed_yes(house: House, event: PollVoted) -> None:
    """A vote for the first option of a poll that asks somebody to come joins them; the other one changes nothing."""
    poll = await poll_by_post(house.db, event.post_id)
    if poll is None or poll.account_id != event.account_id:
        return
    chosen = (await votes_by(house.db, event.account_id, [event.poll_id])).get(event.poll_id, 0)
    if chosen != YES:
        return
    try:
        await house.db.act(heed_vote, poll, lane=poll.mob_id)
    except NotFound:
        return
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        await house.db.act(refuse_vote, poll, lane=poll.mob_id)


async def send_invitation(house: House, event: GuestAsked) -> None:
    """Beside the poll goes an Invite, for servers that know what that is."""
    mob = await mob_by_id(house.db, event.mob_id)
    guest = (await far_accounts(house.db, [event.account_id])).get(event.account_id)
    if mob is None or mob.post_id is None or guest is None:
        return
    host = actor_uri(house.settings, mob.account_id)
    uri = event_uri(house.settings, mob.account_id, mob.post_id)
    said = invite_said(host, f"{host}#invites/{event.post_id}", event=uri, guest=guest.uri)
    await house.db.act(send, mob.account_id, said, await inboxes_of(house.db, [guest.id]))


@contextmanager
def _whatever_is_refused(account_id: int) -> Iterator[None]:
    """What the host may not say to somebody stays unsaid; trouble that passes is tried again."""
    try:
        yield
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        log.info("Account %s elsewhere was told nothing: %s", account_id, refusal.error)
