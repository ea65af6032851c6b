"""Take a post back in order to write it anew: it is deleted, and what it said becomes a draft."""

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import NotFound
from goodmob.posts.actions.delete import delete
from goodmob.posts.actions.draft import add_draft
from goodmob.posts.ownership import own
from goodmob.posts.queries.polls import options_of, poll_by_id
from goodmob.posts.queries.posts import PostRow, body_of, unpacked
from goodmob.posts.rules.policies import audience_of, policy_of
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.rules.sketch import Sketch, SketchedPoll
from goodmob.posts.rules.visibility import quote_policy_named, visibility_named


async def redraft(tx: Transaction, account_id: int, post_id: int) -> int:
    """Deletes the account's own post and gives the id of the draft that holds all of it, its files too.

    NotFound where it is no post of the account's; Unfit where it is the face of something that lives on, or where no
    more drafts are kept. Run it in the account's lane.
    """
    row = await own(tx, account_id, post_id)
    if row.boost_of_id is not None:
        raise NotFound
    if row.facet is not None:
        raise Unfit("This post belongs to something that is changed elsewhere")
    sketch = await _sketch_of(tx, row)

    await delete(tx, account_id, post_id, keep_media=True)
    return await add_draft(tx, account_id, sketch)


async def _sketch_of(tx: Transaction, row: PostRow) -> Sketch:
    body = await body_of(tx, row.id)
    return Sketch(
        text=body.text if body else "",
        spoiler_text=body.spoiler_text if body else "",
        visibility=visibility_named(row.visibility),
        sensitive=body.sensitive if body else False,
        language=row.language,
        media_ids=tuple(unpacked(body.media_ids)) if body else (),
        poll=await _poll_of(tx, row),
        in_reply_to_id=row.in_reply_to_id,
        quote_of_id=row.quote_of_id,
        quote_policy=quote_policy_named(row.quote_policy),
        answers=audience_of(policy_of(row.interaction_policy, row.visibility)),
        local_only=row.local_only,
    )


async def _poll_of(tx: Transaction, row: PostRow) -> SketchedPoll | None:
    poll = None if row.poll_id is None else await poll_by_id(tx, row.poll_id)
    if poll is None:
        return None
    options = (await options_of(tx, [poll.id]))[poll.id]
    lasts = None if poll.expires_at is None else (poll.expires_at - row.created_at) // SECOND
    return SketchedPoll(tuple(one.title for one in options), lasts, poll.multiple, poll.hide_totals)
