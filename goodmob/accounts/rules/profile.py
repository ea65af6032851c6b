"""What a profile may say, and what becomes of it when its owner changes parts."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.rules.faults import BLANK, INVALID, Fault, too_long, too_many
from goodmob.core import bounds
from goodmob.core.text.cleaning import clean_line
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.text.length import graphemes


class Pair(NamedTuple):
    """A field as its owner wrote it."""

    name: str
    value: str


class Picture(NamedTuple):
    """The keys of a picture in the blob store: as it moves, and standing still."""

    key: str
    static_key: str


class ProfileChange(Struct, kw_only=True, frozen=True):
    """What an owner wants to be different; UNSET stays as it is, None takes a picture away."""

    display_name: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    fields: tuple[Pair, ...] | UnsetType = UNSET
    avatar: Picture | UnsetType | None = UNSET
    avatar_description: str | UnsetType = UNSET
    header: Picture | UnsetType | None = UNSET
    header_description: str | UnsetType = UNSET
    locked: bool | UnsetType = UNSET
    bot: bool | UnsetType = UNSET
    discoverable: bool | UnsetType = UNSET
    indexable: bool | UnsetType = UNSET
    hide_collections: bool | UnsetType = UNSET
    show_media: bool | UnsetType = UNSET
    show_media_replies: bool | UnsetType = UNSET
    show_featured: bool | UnsetType = UNSET
    attribution_domains: tuple[str, ...] | UnsetType = UNSET


def profile_faults(change: ProfileChange) -> dict[str, list[Fault]]:
    """What is wrong with a wished profile, by field."""
    return {
        "display_name": _length_faults(change.display_name, bounds.DISPLAY_NAME_LENGTH),
        "note": _length_faults(change.note, bounds.NOTE_LENGTH),
        "avatar_description": _length_faults(change.avatar_description, bounds.PICTURE_DESCRIPTION_LENGTH),
        "header_description": _length_faults(change.header_description, bounds.PICTURE_DESCRIPTION_LENGTH),
        "fields": _field_faults(() if change.fields is UNSET else change.fields),
        "attribution_domains": _domain_faults(
            () if change.attribution_domains is UNSET else change.attribution_domains
        ),
    }


def told(change: Struct) -> dict[str, Any]:
    """The parts of a change that are not UNSET."""
    return {name: value for name, value in msgspec.structs.asdict(change).items() if value is not UNSET}


def written_pairs(fields: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs that say something, each a tidy line."""
    tidy = (Pair(clean_line(name), clean_line(value)) for name, value in fields)
    return tuple(pair for pair in tidy if pair.name or pair.value)


def _length_faults(text: str | UnsetType, most: int) -> list[Fault]:
    return [too_long(most)] if isinstance(text, str) and graphemes(text) > most else []


def _field_faults(fields: Sequence[Pair]) -> list[Fault]:
    pairs = written_pairs(fields)
    if len(pairs) > bounds.PROFILE_FIELDS:
        return [too_many(bounds.PROFILE_FIELDS)]
    if any(not pair.name for pair in pairs):
        return [BLANK]
    names = [fault for pair in pairs for fault in _length_faults(pair.name, bounds.FIELD_NAME_LENGTH)]
    values = [fault for pair in pairs for fault in _length_faults(pair.value, bounds.FIELD_VALUE_LENGTH)]
    return list(dict.fromkeys(names + values))


def _domain_faults(domains: Sequence[str]) -> list[Fault]:
    if len(domains) > bounds.ATTRIBUTION_DOMAINS:
        return [too_many(bounds.ATTRIBUTION_DOMAINS)]
    return [] if all(normalise_domain(domain) for domain in domains) else [INVALID]
