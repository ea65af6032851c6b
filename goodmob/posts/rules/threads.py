"""Several posts that are written as one: what goes on from what, and how much fits into one action."""

from collections.abc import Sequence

from msgspec import Struct, structs

from goodmob.core.text.language import language_of
from goodmob.posts.rules.drafts import Draft
from goodmob.posts.rules.refusals import Unfit

MOST_PARTS = 12
MOST_ROWS = 192
"""An action has room for 200 rows, and a thread is published in one: all of it or nothing."""
ROWS_OF_POST, ROWS_OF_FILE, ROWS_OF_MENTION, ROWS_OF_TAG, ROWS_OF_POLL = 13, 2, 1, 4, 6


class Part(Struct, frozen=True):
    """What is particular to a post that goes on from another; without a warning it has that of the first."""

    text: str = ""
    spoiler_text: str = ""
    media_ids: tuple[int, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything to publish."""
        return bool(self.text.strip() or self.media_ids)


class ThreadTooLong(Unfit):
    """The posts do not fit into one action."""


def continued(first: Draft, parts: Sequence[Part]) -> Draft:
    """The draft with the parts below it, each for the same readers; parts that say nothing are left out."""
    common = structs.replace(first, poll=None, in_reply_to_id=None, quote_of_id=None, facet=None, more=())
    return structs.replace(
        first,
        more=tuple(
            structs.replace(
                common,
                text=part.text,
                spoiler_text=part.spoiler_text.strip() or first.spoiler_text,
                language=language_of(part.text, first.language),
                media_ids=part.media_ids,
            )
            for part in parts
            if part.says_something
        ),
    )


def check_thread(draft: Draft) -> None:
    """Refuses (ThreadTooLong) a draft with more below it than fits into one action."""
    posts = (draft, *draft.more)
    if len(posts) > MOST_PARTS:
        raise ThreadTooLong(f"A thread has at most {MOST_PARTS} posts")
    if draft.more and sum(_rows(post) for post in posts) > MOST_ROWS:
        raise ThreadTooLong("The names, tags and files are too many for one thread")


def _rows(post: Draft) -> int:
    named = ROWS_OF_MENTION * post.text.count("@") + ROWS_OF_TAG * post.text.count("#")
    return ROWS_OF_POST + named + ROWS_OF_FILE * len(post.media_ids) + (ROWS_OF_POLL if post.poll else 0)
