"""What was written before as a filled-in composer: a kept draft, or a post that waits for its hour."""

from goodmob.core.clock import iso
from goodmob.posts.pages.form import PollInput, Writing
from goodmob.posts.queries.drafts import DraftRow
from goodmob.posts.rules.drafts import Draft
from goodmob.posts.rules.policies import audience_of
from goodmob.posts.rules.sketch import sketch_from


def form_of(draft: Draft) -> Writing:
    """The draft, which could be published as it is, without its files."""
    poll, policy = draft.poll, draft.interaction_policy
    return Writing(
        status=draft.text,
        spoiler_text=draft.spoiler_text,
        sensitive=draft.sensitive,
        visibility=draft.visibility,
        language=draft.language or "",
        poll=PollInput(poll.options, poll.expires_in, poll.multiple) if poll else PollInput(),
        in_reply_to_id=draft.in_reply_to_id,
        quoted_status_id=draft.quote_of_id,
        answers=audience_of(policy) if policy else "",
        local_only=draft.local_only,
    )


def form_of_kept(row: DraftRow) -> Writing:
    """What its author wrote so far, without its files."""
    sketch = sketch_from(row.sketch)
    poll, known = sketch.poll, iso(row.updated_at)
    return Writing(
        status=sketch.text,
        spoiler_text=sketch.spoiler_text,
        sensitive=bool(sketch.sensitive),
        visibility=sketch.visibility or "public",
        language=sketch.language or "",
        poll=PollInput(poll.options, poll.expires_in or 0, poll.multiple) if poll else PollInput(),
        in_reply_to_id=sketch.in_reply_to_id,
        quoted_status_id=sketch.quote_of_id,
        answers=sketch.answers,
        local_only=sketch.local_only,
        key=known,
        draft_id=row.id,
        draft_known=known,
    )
