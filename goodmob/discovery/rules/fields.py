"""The fields of the search form and the operators of a query: one is written as the other, both ways."""

from collections.abc import Mapping

import regex

from goodmob.discovery.rules.queries import LONGEST_QUERY, OPERATORS

FIELDS = ("from", "has", "is", "in", "language", "after", "before")
_PART = regex.compile(r"(?:[A-Za-z]++:)?+\"[^\"]*+\"|\S++")


def apart(query: str) -> tuple[str, dict[str, str]]:
    """The words of a query, and the values of the fields; what a form has no field for stays among the words."""
    words: list[str] = []
    values: dict[str, str] = {}
    for part in _PART.findall(query[:LONGEST_QUERY]):
        name, _, value = part.partition(":")
        name = name.lower()
        if name in FIELDS and name not in values and (known := OPERATORS[name](value.strip('"').lower())):
            values[name] = known
        else:
            words.append(part)
    return " ".join(words), values


def together(words: str, values: Mapping[str, str]) -> str:
    """The query that says the same; what a field cannot have is left out."""
    wishes = ((name, OPERATORS[name](values.get(name, "").strip().lower())) for name in FIELDS)
    return " ".join(part for part in (words.strip(), *(f"{name}:{value}" for name, value in wishes if value)) if part)
