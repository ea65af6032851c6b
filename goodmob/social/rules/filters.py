"""What a filter may hold, when it ends, and when a word is in a text."""

from collections.abc import Sequence

import msgspec
import regex
from msgspec import UNSET, Struct, UnsetType

from goodmob.core.clock import SECOND
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import is_blank

FILTER_CONTEXTS = ("home", "notifications", "public", "thread", "account")
FILTER_ACTIONS = ("warn", "hide", "blur")
MOST_FILTERS = 100
MOST_KEYWORDS = 500
"""How many words an account can have in all its filters: each is looked for in every post it is shown."""

MOST_FILTERED_POSTS = 500
LONGEST_FILTER_TITLE = 256
LONGEST_KEYWORD = 512
LONGEST_FILTER_SECONDS = 100 * 365 * 24 * 60 * 60


class FilterWish(Struct, frozen=True, kw_only=True):
    """What a filter shall be; what is UNSET stays, an end of None takes the end away."""

    title: str | UnsetType = UNSET
    contexts: Sequence[str] | UnsetType = UNSET
    action: str | UnsetType = UNSET
    expires_in: int | UnsetType | None = UNSET


class KeywordWish(Struct, frozen=True, kw_only=True):
    """What a word of a filter shall be: a new one without id, one to remove if `gone`; what is UNSET stays."""

    id: int | None = None
    keyword: str | UnsetType = UNSET
    whole_word: bool | UnsetType = UNSET
    gone: bool = False


def check_filter(title: str, contexts: Sequence[str], action: str, *, field: str = "title") -> None:
    """Refuses (Invalid) a filter without a name or context, or with contexts and actions that nobody knows."""
    if is_blank(title):
        raise Invalid(field, "can't be blank")
    if len(title) > LONGEST_FILTER_TITLE:
        raise Invalid(field, f"is too long (at most {LONGEST_FILTER_TITLE} characters)")
    if not contexts:
        raise Invalid("context", "can't be blank")
    if not set(contexts) <= set(FILTER_CONTEXTS):
        raise Invalid("context", f"must be one of {', '.join(FILTER_CONTEXTS)}")
    if action not in FILTER_ACTIONS:
        raise Invalid("filter_action", f"must be one of {', '.join(FILTER_ACTIONS)}")


def check_keyword(keyword: str, *, field: str = "keyword") -> None:
    """Refuses (Invalid) a word that shows nothing or is longer than anybody needs."""
    if is_blank(keyword):
        raise Invalid(field, "can't be blank")
    if len(keyword) > LONGEST_KEYWORD:
        raise Invalid(field, f"is too long (at most {LONGEST_KEYWORD} characters)")


def filter_ends(now: int, expires_in: int | None) -> int | None:
    """When a filter of that many seconds ends, in microseconds; Invalid for less than none and more than a life."""
    if expires_in is None:
        return None
    if not 0 <= expires_in <= LONGEST_FILTER_SECONDS:
        raise Invalid("expires_in", "must be 0 or more seconds, and at most a hundred years")
    return now + expires_in * SECOND


def pack_contexts(contexts: Sequence[str]) -> str:
    """The stored form of contexts, each once."""
    return msgspec.json.encode(list(dict.fromkeys(contexts))).decode()


def unpack_contexts(stored: str) -> list[str]:
    """The contexts of a filter."""
    return msgspec.json.decode(stored, type=list[str])


def pattern_of(keyword: str, *, whole_word: bool) -> regex.Pattern[str]:
    """What finds the word in any case; a whole word only at the borders of words, where it ends in a letter or digit.

    So "+1" is found in "me+1" and not in "+10", as on every server of this kind.
    """
    start = r"\b" if whole_word and regex.match(r"\w", keyword) else ""
    end = r"\b" if whole_word and regex.search(r"\w\Z", keyword) else ""
    return regex.compile(f"{start}{regex.escape(keyword)}{end}", regex.IGNORECASE)
