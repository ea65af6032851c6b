"""What was written before as a filled-in composer: a kept draft, or a post that waits for its hour."""

from goodmob.core.clock import iso
from goodmob.posts.pages.form import PollInput, Writing
from goodmob.posts.pages.parts import PartInput
from goodmob.posts.queries.drafts import DraftRow
from goodmob.posts.rules.drafts import Draft
from goodmob.posts.rules.policies import audience_of
from goodmob.posts.rules.sketch import sketch_from
from goodmob.posts.rules.threads import Part


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
        quotes=draft.quote_policy,
        local_only=draft.local_only,
        parts=[_below(part, draft.spoiler_text) for part in draft.more],
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
        quotes=sketch.quote_policy or "",
        local_only=sketch.local_only,
        parts=[_below(part) for part in sketch.more],
        key=known,
        draft_id=row.id,
        draft_known=known,
    )


def _below(part: Draft | Part, common_warning: str = "") -> PartInput:
    own = "" if part.spoiler_text == common_warning else part.spoiler_text
    return PartInput(status=part.text, spoiler_text=own, media_ids=list(part.media_ids))
