"""Pure decisions about relationships, filters and collections: limits, durations, and when a word is in a text."""

from collections.abc import Sequence

import msgspec
import regex
from msgspec import UNSET, Struct, UnsetType

from goodmob.core.clock import SECOND
from goodmob.core.errors import Invalid, Refusal
from goodmob.core.text.cleaning import clean_line, is_blank
from goodmob.core.text.language import CODE, language_of
from goodmob.core.text.tags import is_name

FREE_FOLLOWS = 7_500
"""How many accounts anybody may follow, whatever their own audience."""

FOLLOWS_PER_FOLLOWER = 1.1
"""Beyond the free ones, how many follows each follower of one's own allows."""

MOST_LISTS = 50
LONGEST_LIST_TITLE = 256
LONGEST_NOTE = 2_000
LONGEST_MUTE_SECONDS = 100 * 365 * 24 * 60 * 60
MOST_LANGUAGES = 100
MOST_MEMBERS_AT_ONCE = 100
"""How many accounts can be put on a list, or taken off, in one call."""

ENDED_AT_ONCE = 40
"""How many mutes one action ends: each touches four rows, with those of the outbox."""

CLEARED_AT_ONCE = 12
"""How many follows, requests and the like one action clears away: a follow touches five rows."""

LET_IN_AT_ONCE = 20
"""How many requests one action accepts: each touches seven rows."""

REPLIES_POLICIES = ("followed", "list", "none")

FILTER_CONTEXTS = ("home", "notifications", "public", "thread", "account")
FILTER_ACTIONS = ("warn", "hide", "blur")
MOST_FILTERS = 100
MOST_KEYWORDS = 500
"""How many words an account can have in all its filters: each is looked for in every post it is shown."""

MOST_FILTERED_POSTS = 500
LONGEST_FILTER_TITLE = 256
LONGEST_KEYWORD = 512
LONGEST_FILTER_SECONDS = 100 * 365 * 24 * 60 * 60

PENDING, ACCEPTED, REVOKED = "pending", "accepted", "revoked"
"""Whether somebody agrees to be in a collection: has not answered, does, and does no longer.

Who has not answered is seen by the owner alone.
"""

MOST_IN_COLLECTION = 25
MOST_EVER_IN_COLLECTION = 100
"""How many a collection may hold with those who refused, so that one action can delete it."""

LONGEST_COLLECTION_NAME = 40
LONGEST_COLLECTION_DESCRIPTION = 100


class NotFollowed(Refusal):
    """Only somebody whom one follows can be shown on one's profile."""

    status = 422

    def __init__(self) -> None:
        super().__init__("Validation failed: You must be already following the person you want to endorse")


class CollectionWish(Struct, frozen=True, kw_only=True):
    """What a collection shall be like; what is UNSET stays, no language and no tag are None or empty."""

    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    language: str | UnsetType | None = UNSET
    tag: str | UnsetType | None = UNSET
    sensitive: bool | UnsetType = UNSET
    discoverable: bool | UnsetType = UNSET

    def tidied(self) -> "CollectionWish":
        """The wish in the form in which it is stored."""
        return CollectionWish(
            name=self.name if self.name is UNSET else clean_line(self.name),
            description=self.description if self.description is UNSET else clean_line(self.description),
            language=self.language if self.language is UNSET else _language(self.language),
            tag=self.tag if self.tag is UNSET else clean_line(self.tag or "").removeprefix("#") or None,
            sensitive=self.sensitive,
            discoverable=self.discoverable,
        )


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


def may_follow_more(following: int, followers: int) -> bool:
    """Whether somebody who follows `following` accounts and has `followers` may follow one more."""
    return following < max(FREE_FOLLOWS, int(followers * FOLLOWS_PER_FOLLOWER))


def mute_ends(now: int, duration_seconds: int) -> int | None:
    """When a mute of that duration ends, in microseconds; None for one that does not (a duration of 0)."""
    return now + duration_seconds * SECOND if duration_seconds > 0 else None


def check_duration(seconds: int) -> None:
    """Refuses (Invalid) a mute of less than no time, or of more than a hundred years."""
    if seconds < 0:
        raise Invalid("duration", "must be 0 or more seconds")
    if seconds > LONGEST_MUTE_SECONDS:
        raise Invalid("duration", "must be at most a hundred years; 0 means for ever")


def check_languages(languages: Sequence[str]) -> None:
    """Refuses (Invalid) what is no language code, and more of them than anybody reads."""
    if len(languages) > MOST_LANGUAGES:
        raise Invalid("languages", f"can't be more than {MOST_LANGUAGES}")
    if not all(CODE.fullmatch(language) for language in languages):
        raise Invalid("languages", "must be language codes, such as en or pt-BR")


def pack_languages(languages: Sequence[str] | None) -> str | None:
    """The stored form of the languages a follower wants; None means all of them."""
    return msgspec.json.encode(sorted(set(languages))).decode() if languages else None


def unpack_languages(stored: str | None) -> list[str] | None:
    """The languages a follower wants; None means all of them."""
    return msgspec.json.decode(stored, type=list[str]) if stored else None


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


def check_collection(name: str, description: str, tag: str | None) -> None:
    """Refuses (Invalid) a collection without a name, with a text that is too long, or a tag that cannot be one."""
    if is_blank(name):
        raise _fault("name", "ERR_BLANK", "can't be blank")
    for field, text, most in (
        ("name", name, LONGEST_COLLECTION_NAME),
        ("description", description, LONGEST_COLLECTION_DESCRIPTION),
    ):
        if len(text) > most:
            raise _fault(field, "ERR_TOO_LONG", f"is too long (maximum is {most} characters)")
    if tag is not None and not is_name(tag):
        raise _fault("tag_name", "ERR_INVALID", "is invalid")


def _language(language: str | None) -> str | None:
    if not language:
        return None
    if not CODE.fullmatch(language):
        raise _fault("language", "ERR_INVALID", "is invalid")
    return language_of("", language)


def _fault(field: str, code: str, message: str) -> Invalid:
    return Invalid(field, message, details={field: [{"error": code, "description": message}]})
