"""Pure decisions about timelines: which post stands in whose home, and in which list."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from goodmob.core.database.paging import Window
from goodmob.posts.queries.posts import PostRow

MANY_AUTHORS = 500
"""From so many authors on, a timeline is rebuilt by walking everybody's newest posts backwards."""

BEGINNING = 0
"""Stands at the end of a held feed that goes back to the first post: there is nothing older to ask the database for."""


HOME, LIST = "home:", "list:"
"""What the names of held homes and lists begin with."""


class Standing(NamedTuple):
    """How a reader stands to a post and its author.

    languages: those the reader wants of the author, None for all. hides: a block or mute between the reader and the
    author, or the author of what is boosted. follows_answered: follows whom the post answers. keeps_for_list: reads the
    author on an exclusive list. addressed: named in the post.
    """

    follows: bool = False
    wants_boosts: bool = True
    languages: Collection[str] | None = None
    hides: bool = False
    follows_answered: bool = False
    keeps_for_list: bool = False
    follows_tag: bool = False
    addressed: bool = False


def belongs_at_home(post: PostRow, reader_id: int, standing: Standing) -> bool:
    """Whether the post stands in the reader's home timeline."""
    if post.approval is not None:
        return False
    if post.account_id == reader_id:
        return True
    if standing.hides or post.held:
        return False
    if standing.follows and not standing.keeps_for_list and _wanted_of_author(post, reader_id, standing):
        return True
    return standing.follows_tag and post.visibility == "public" and post.boost_of_id is None


def belongs_on_list(post: PostRow, owner_id: int, standing: Standing, *, replies: str, answers_member: bool) -> bool:
    """Whether a post by a member stands in a list.

    replies: "none" of them, those to "list" members, or those to whomever the owner has "followed". Answers to oneself
    and to the owner always do.
    """
    if standing.hides or post.is_withheld or (post.visibility == "direct" and not standing.addressed):
        return False
    if post.boost_of_id is not None and not standing.wants_boosts:
        return False
    answered = post.in_reply_to_account_id
    if answered is None or answered in {post.account_id, owner_id}:
        return True
    return {"none": False, "list": answers_member, "followed": standing.follows_answered}[replies]


def is_wanted(post: PostRow, reader_id: int, *, boosts: bool, answers: bool) -> bool:
    """Whether a reader who may want no `boosts`, or no `answers` to others, wants this post of their home."""
    if post.account_id == reader_id:
        return True
    if post.boost_of_id is not None:
        return boosts
    return answers or post.in_reply_to_account_id in {None, post.account_id, reader_id}


def cut(held: Sequence[int], window: Window) -> tuple[list[int], bool]:
    """The part of a held feed (newest first) that the window asks for, and whether that is all there is of it."""
    lowest = max(window.since_id or 0, window.min_id or 0, BEGINNING)
    inside = [item for item in held if lowest < item and (window.max_id is None or item < window.max_id)]
    reaches_below = not held or held[-1] <= lowest
    if window.min_id is not None:
        return inside[-window.limit :], reaches_below
    page = inside[: window.limit]
    return page, reaches_below or len(page) == window.limit


def is_among_blocked(others: Collection[int], blocked: Collection[int]) -> bool:
    """Whether a conversation is with blocked accounts alone; one with oneself never is."""
    return bool(others) and all(id_ in blocked for id_ in others)


def addressed(text: str, handles: Sequence[str]) -> str:
    """The words, with the names before them of those to whom they are said and whom they do not name."""
    return " ".join([*(f"@{handle}" for handle in handles), text]).strip()


def home_feed(account_id: int) -> str:
    """The name under which the home timeline of an account is held."""
    return f"{HOME}{account_id}"


def list_feed(list_id: int) -> str:
    """The name under which the timeline of a list is held."""
    return f"{LIST}{list_id}"


def _wanted_of_author(post: PostRow, reader_id: int, standing: Standing) -> bool:
    if post.visibility == "direct":
        return standing.addressed
    if post.boost_of_id is not None:
        return standing.wants_boosts
    if standing.languages is not None and post.language is not None and post.language not in standing.languages:
        return False
    answered = post.in_reply_to_account_id
    return answered is None or answered in {post.account_id, reader_id} or standing.follows_answered
