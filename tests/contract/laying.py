"""Lays what the house says beside the entities of Mastodon's documentation, field by field."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from goodmob.notifications.rules.kinds import BEYOND_MASTODON

PATHS = tuple(Path(__file__).with_name(name) for name in ("entities.yml", "pleroma.yml", "mobs.yml"))
ENTITIES: dict[str, dict[str, Any]] = {
    name: fields for path in PATHS for name, fields in yaml.safe_load(path.read_text("utf-8")).items()
}

OURS: dict[str, frozenset[str]] = {
    "Notification": frozenset({"filtered"}),
    "NotificationPolicy": frozenset({"for_bots"}),
    "V1::NotificationPolicy": frozenset({"filter_bots"}),
    "Context": frozenset({"hidden_answers_count"}),
    "Status": frozenset(
        {
            *("emoji_reactions", "pleroma", "mob"),
            *("interaction_policy", "local_only", "approval_state", "hidden_by_author"),
        }
    ),
    "Instance": frozenset({"pleroma"}),
    "V1::Instance": frozenset({"pleroma"}),
    "CredentialAccount": frozenset({"mute_expires_at"}),
    "Admin::Report": frozenset({"kind", "due_at", "overdue", "count", "mob_ids"}),
    "Admin::Tag": frozenset({"listable"}),
    "Trends::Link": frozenset({"id", "requires_review"}),
    "WebPushSubscription::Alerts": frozenset(BEYOND_MASTODON),
}
"""What this house says beyond Mastodon: keys of their own, which other clients pass over."""


def differences(kind: str, said: Any, where: str = "") -> list[str]:
    """In what the JSON differs from the kind it should be of; empty where it does not.

    kind is a word of entities.yml ("datetime or null"), the name of an entity, a list of it ("[Entity]"), or a mapping
    of names to it ("{Entity}").
    """
    alternatives = kind.split(" or ")
    found = [list(_unlike(alternative, said, where)) for alternative in alternatives]
    return min(found, key=len)


def _unlike(kind: str, said: Any, where: str) -> Iterator[str]:
    if kind.startswith("[") and isinstance(said, list):
        for place, thing in enumerate(said):
            yield from differences(kind[1:-1], thing, f"{where}[{place}]")
    elif kind.startswith("{") and isinstance(said, dict):
        for name, thing in said.items():
            yield from differences(kind[1:-1], thing, f"{where}.{name}")
    elif kind in ENTITIES and isinstance(said, dict):
        yield from _unlike_fields(fields_of(kind), said, where, _ours(kind))
    elif kind not in WORDS or not WORDS[kind](said):
        yield f"{where or 'the answer'} is {said!r:.80}, not {kind}"


def _unlike_fields(
    fields: Mapping[str, Any], said: Mapping[str, Any], where: str, more: frozenset[str] = frozenset()
) -> Iterator[str]:
    known = {name.removesuffix("?") for name in fields}
    yield from (f"{where}.{name} is not documented" for name in said if name not in known | more)
    for written, kind in fields.items():
        name = written.removesuffix("?")
        if name not in said:
            if name == written:
                yield f"{where}.{name} is missing"
        elif isinstance(kind, dict):
            yield from _unlike_nested(kind, said[name], f"{where}.{name}")
        else:
            yield from differences(kind, said[name], f"{where}.{name}")


def _unlike_nested(fields: Mapping[str, Any], said: Any, where: str) -> Iterator[str]:
    inner = {name: kind for name, kind in fields.items() if name not in {"null", "[]"}}
    if "[]" in fields and isinstance(said, list):
        for place, thing in enumerate(said):
            yield from _unlike_fields(inner, thing, f"{where}[{place}]")
    elif isinstance(said, dict) and "[]" not in fields:
        yield from _unlike_fields(inner, said, where)
    elif said is not None or "null" not in fields:
        yield f"{where} is {said!r:.80}, not what it should hold"


@cache
def fields_of(entity: str) -> dict[str, Any]:
    """The fields of an entity, and those of the entity that it extends where it does not name them itself."""
    own = dict(ENTITIES[entity])
    base = own.pop("<", None)
    names = {name.removesuffix("?") for name in own}
    inherited = fields_of(base) if base else {}
    return {**{name: kind for name, kind in inherited.items() if name.removesuffix("?") not in names}, **own}


def _ours(entity: str) -> frozenset[str]:
    base = ENTITIES[entity].get("<")
    return OURS.get(entity, frozenset()) | (_ours(base) if base else frozenset())


def _is_datetime(said: Any) -> bool:
    return isinstance(said, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", said))


def _is_date(said: Any) -> bool:
    return isinstance(said, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", said)) and bool(date.fromisoformat(said))


def _is_number(said: Any) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool)


WORDS: dict[str, Callable[[Any], bool]] = {
    "any": lambda said: True,
    "id": lambda said: isinstance(said, str) and said.isascii() and said.isdigit(),
    "text": lambda said: isinstance(said, str),
    "url": lambda said: isinstance(said, str) and (not said or bool(re.match(r"(https?|wss?)://", said))),
    "datetime": lambda said: _is_datetime(said) and bool(datetime.fromisoformat(said)),
    "date": _is_date,
    "boolean": lambda said: isinstance(said, bool),
    "integer": lambda said: isinstance(said, int) and not isinstance(said, bool),
    "number": _is_number,
    "hash": lambda said: isinstance(said, dict),
    "null": lambda said: said is None,
    "empty": lambda said: said == {},
}
"""The words for what is no entity."""
