"""What a query asks of the index, of the words that stand there, and of the time."""

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from goodmob.core.clock import DAY, from_iso
from goodmob.core.ids import id_at
from goodmob.core.text.search.documents import Document
from goodmob.core.text.search.wanted import Sought, exactly, sought
from goodmob.discovery.rules import facets
from goodmob.discovery.rules.queries import Query

Scope = Literal["all", "public", "library"]

MOST_GROUPS = 64
_END = 2**63 - 1
"""No id is as large; moments beyond it, or before there were computers, are moved to where ids are."""


class Asked(NamedTuple):
    """Which posts are wanted: with a term of each group and none of `none`, whose line has all of `lines` and none of
    `without`, and whose id lies above `after` and below `before`; in what everybody may find, the library, or both.
    """

    every: tuple[tuple[str, ...], ...]
    none: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    after: int = -1
    before: int = _END
    scope: Scope = "all"

    def fits(self, line: str) -> bool:
        """Whether the words stand as they are wanted."""
        return all(words in line for words in self.lines) and not any(words in line for words in self.without)

    def takes(self, post_id: int, entry: Document) -> bool:
        """Whether this post, of which the index keeps `entry`, is wanted; whoever may find it is not asked."""
        return (
            self.after < post_id < self.before
            and all(not entry.terms.isdisjoint(group) for group in self.every)
            and entry.terms.isdisjoint(self.none)
            and self.fits(entry.line)
        )

    def rarest(self) -> tuple[str, ...]:
        """The group that fewest posts have, as far as the terms themselves tell; empty where no group is wanted."""
        return max(filter(None, self.every), key=lambda group: _rareness(group[0]), default=())


def names_in(query: Query) -> set[str]:
    """The handles whose accounts have to be known before the query can be asked."""
    return {wish.value for wish in query.wishes if wish.name in {"from", "to"} and wish.value != "me"}


def asked(
    query: Query, people: Mapping[str, int], viewer_id: int | None, *, more: Collection[str] = ()
) -> Asked | None:
    """What the query asks; None where it asks for nothing. `people` are the accounts of its handles that exist.

    more: terms that have to be there, too.
    """
    language = next((wish.value for wish in query.wishes if wish.name == "language" and not wish.negated), None)
    found = [
        (exactly(piece.text) if piece.quoted else sought(piece.text, language), piece.negated) for piece in query.pieces
    ]
    wanted = [one for one, is_negated in found if not is_negated]
    unwanted = [one for one, is_negated in found if is_negated]
    groups, none = _facets(query, {**people, "me": viewer_id or 0})
    groups += [group for one in wanted for group in one.groups if group]
    groups += [(term,) for term in more]
    none += [term for one in unwanted if not one.line for group in one.groups for term in group]
    without = tuple(one.line for one in unwanted if one.line)
    if not (groups or none or without or query.wishes):
        return None
    after, before = _times(query)
    return Asked(
        every=tuple(dict.fromkeys(groups[:MOST_GROUPS])),
        none=tuple(dict.fromkeys(none)),
        lines=tuple(_lines(wanted)),
        without=without,
        after=after,
        before=before,
        scope=_scope(query),
    )


def _rareness(term: str) -> tuple[int, int]:
    # One person writes less than all who use a word, and more posts have a picture than have any one word.
    if term.startswith("="):
        return (3 if term.startswith((facets.by(0)[:-1], facets.to(0)[:-1])) else 0), 0
    return (2 if term[0] in "#@" else 1), len(term)


def _lines(wanted: Collection[Sought]) -> list[str]:
    return [one.line for one in wanted if one.line]


def _facets(query: Query, people: Mapping[str, int]) -> tuple[list[tuple[str, ...]], list[str]]:
    # Two of one kind of whom one can be only one (from, language) are a choice; of the others both are wanted.
    choices: dict[str, list[str]] = {"from": [], "language": []}
    groups: list[tuple[str, ...]] = []
    none: list[str] = []
    for wish in query.wishes:
        match wish.name:
            case "from":
                term = facets.by(people.get(wish.value, 0))
            case "to":
                term = facets.to(people.get(wish.value, 0))
            case "has" | "is" | "language":
                term = facets.quality(wish.name, wish.value)
            case _:
                continue
        if wish.negated:
            none.append(term)
        elif wish.name in choices:
            choices[wish.name].append(term)
        else:
            groups.append((term,))
    return groups + [tuple(choice) for choice in choices.values() if choice], none


def _scope(query: Query) -> Scope:
    scopes = [wish.value for wish in query.wishes if wish.name == "in"]
    return "public" if "public" in scopes else "library" if "library" in scopes else "all"


def _times(query: Query) -> tuple[int, int]:
    """The ids between which those of the wanted days lie, in UTC: an id tells when a post came here."""
    after, before = -1, _END
    for wish in query.wishes:
        if wish.name in {"before", "after", "during"}:
            day = from_iso(f"{wish.value}T00:00:00Z")
            if wish.name != "before":
                after = max(after, id_at(day if wish.name == "during" else day + DAY) - 1)
            if wish.name != "after":
                before = min(before, id_at(day if wish.name == "before" else day + DAY))
    return min(after, _END), max(before, -1)
