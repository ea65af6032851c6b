"""What a post said before it was edited, and what each edit changed, for whoever may see the post."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import UNSET, Struct
from starlette.responses import Response

from goodmob.core.text.plain import plain_text
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.posts.entities.edit import StatusEdit, show_history
from goodmob.posts.pages.conversation import PostOfAccount
from goodmob.posts.pages.seen_at import seen_at
from goodmob.posts.permissions import seen
from goodmob.posts.rules.differences import Piece, differences


class Version(Struct, frozen=True):
    """A version of the post beside the one before it: the words as pieces, and what else is as it was or came anew."""

    created_at: str
    warning: Sequence[Piece]
    words: Sequence[Piece]
    choices: Sequence[Piece]
    media: Sequence[MediaAttachment]
    is_first: bool
    new_media: int
    gone_media: int
    turned_sensitive: bool
    turned_plain: bool


async def show_versions(call: Call, params: PostOfAccount) -> Response:
    """Every version, the last one first."""
    house, viewer_id = call.house, call.viewer.account_id
    post = await seen_at(call, params)
    edits = await show_history(house, viewer_id, await seen(house.db, viewer_id, params.id))
    versions = [_version(None, edits[0]), *(_version(before, after) for before, after in pairwise(edits))]
    return house.pages.render(call, "posts/history.html", post=post, versions=versions[::-1])


def _version(before: StatusEdit | None, after: StatusEdit) -> Version:
    earlier = after if before is None else before
    old, new = ({media.id for media in one.media_attachments} for one in (earlier, after))
    return Version(
        after.created_at,
        differences(earlier.spoiler_text, after.spoiler_text),
        differences(plain_text(earlier.content), plain_text(after.content)),
        differences(_choices(earlier), _choices(after)),
        after.media_attachments,
        before is None,
        len(new - old),
        len(old - new),
        after.sensitive and not earlier.sensitive,
        earlier.sensitive and not after.sensitive,
    )


def _choices(edit: StatusEdit) -> str:
    return "" if edit.poll is UNSET else "\n".join(option.title for option in edit.poll.options)


PAGES = (get("/@:username/:id/history", show_versions, viewer=OPTIONAL_SESSION),)
