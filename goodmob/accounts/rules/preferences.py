"""How an owner posts unless a post says otherwise, and how an owner reads."""

from collections.abc import Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.rules.faults import INVALID, NOT_INCLUDED, Fault

PRIVACIES = ("public", "unlisted", "private", "direct")
QUOTE_POLICIES = ("public", "followers", "nobody")
MEDIA_EXPANSIONS = ("default", "show_all", "hide_all")


class PreferenceChange(Struct, kw_only=True, frozen=True):
    """How an owner wants to post and read from now on; UNSET stays as it is, an empty language means: not chosen."""

    posting_privacy: str | UnsetType = UNSET
    posting_sensitive: bool | UnsetType = UNSET
    posting_language: str | UnsetType = UNSET
    posting_quote_policy: str | UnsetType = UNSET
    expand_media: str | UnsetType = UNSET
    expand_spoilers: bool | UnsetType = UNSET
    autoplay_gifs: bool | UnsetType = UNSET


def preference_faults(change: PreferenceChange) -> dict[str, list[Fault]]:
    """What is wrong with wished preferences, by the name that clients send."""
    return {
        "privacy": _choice_faults(change.posting_privacy, PRIVACIES),
        "quote_policy": _choice_faults(change.posting_quote_policy, QUOTE_POLICIES),
        "expand_media": _choice_faults(change.expand_media, MEDIA_EXPANSIONS),
        "language": _language_faults(change.posting_language),
    }


def _choice_faults(value: str | UnsetType, choices: Sequence[str]) -> list[Fault]:
    return [] if value is UNSET or value in choices else [NOT_INCLUDED]


def _language_faults(language: str | UnsetType) -> list[Fault]:
    if not language:
        return []
    is_code = 2 <= len(language) <= 12 and language.isascii() and language.replace("-", "").isalnum()
    return [] if is_code else [INVALID]
