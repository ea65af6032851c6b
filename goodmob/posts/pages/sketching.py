"""A filled-in composer as a sketch, as which it is kept while it is not finished."""

from collections.abc import Sequence

from goodmob.posts.pages.form import Writing
from goodmob.posts.rules.sketch import Sketch, SketchedPoll


def sketch_of(form: Writing, media_ids: Sequence[int]) -> Sketch:
    """What was typed, with these files."""
    poll = form.wanted_poll
    return Sketch(
        text=form.status,
        spoiler_text=form.spoiler_text,
        visibility=form.visibility,
        sensitive=form.sensitive,
        language=form.language or None,
        media_ids=tuple(dict.fromkeys(media_ids)),
        poll=SketchedPoll(poll.options, poll.expires_in or None, poll.multiple) if poll else None,
        in_reply_to_id=form.in_reply_to_id,
        quote_of_id=form.quoted_status_id,
        quote_policy=form.quotes or None,
        answers=form.answers,
        local_only=form.local_only,
        more=tuple(one.part for one in form.parts if one.part.says_something),
    )
