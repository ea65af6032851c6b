"""A poll as a Question, and a vote in one."""

from goodmob.core.activitypub.documents import Json
from goodmob.core.clock import iso
from goodmob.posts.activities.writing.gathering import Gathered
from goodmob.posts.queries.polls import OptionRow
from goodmob.posts.queries.posts import PostRow


def poll_said(gathered: Gathered, row: PostRow) -> Json:
    """What a Question has beside a Note; nothing where the post has no poll.

    While the author keeps the numbers back, none is told.
    """
    poll = gathered.polls.get(row.poll_id or 0)
    if poll is None:
        return {}
    is_over = poll.expires_at is not None and poll.expires_at <= gathered.house.clock.now()
    shown = is_over or not poll.hide_totals
    options = [_option(option, shown=shown) for option in gathered.options.get(poll.id, ())]
    said: Json = {"type": "Question", "anyOf" if poll.multiple else "oneOf": options, "votersCount": poll.voters}
    if poll.expires_at is not None:
        said["endTime"] = iso(poll.expires_at)
        if is_over:
            said["closed"] = iso(poll.expires_at)
    return said


def _option(option: OptionRow, *, shown: bool) -> Json:
    replies = {"type": "Collection", "totalItems": option.votes if shown else 0}
    return {"type": "Note", "name": option.title, "replies": replies}


def vote_said(actor: str, poll_id: int, place: int, title: str, *, question: str, asker: str) -> Json:
    """The Create of a vote for one option of somebody else's poll: for the asker alone."""
    vote = f"{actor}#votes/{poll_id}/{place}"
    note = {"id": vote, "type": "Note", "name": title, "attributedTo": actor, "to": [asker], "inReplyTo": question}
    return {"id": f"{vote}/activity", "type": "Create", "actor": actor, "to": [asker], "object": note}
