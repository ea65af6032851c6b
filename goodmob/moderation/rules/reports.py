"""Pure decisions about reports: what they can be about, why, and how much of it."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from msgspec import UNSET, Struct, UnsetType

from goodmob.core import bounds
from goodmob.core.errors import Invalid

SPAM, LEGAL, VIOLATION, OTHER = "spam", "legal", "violation", "other"

CATEGORIES = (SPAM, LEGAL, VIOLATION, OTHER)
"""Why somebody is reported, as in Mastodon."""

POST, COLLECTION = "post", "collection"
"""What a report can be about besides the account. Another kind is one more word: the table takes any."""


class Subject(NamedTuple):
    """Something that a report is about, by the kind of thing and its id."""

    kind: str
    id: int


class Complaint(Struct, frozen=True):
    """What somebody reports: whom, why, in which words, and about which posts and collections of theirs.

    forward: whether the server that the account lives on may know.
    """

    target_id: int
    category: str = ""
    comment: str = ""
    rule_ids: Sequence[int] = ()
    post_ids: Sequence[int] = ()
    collection_ids: Sequence[int] = ()
    forward: bool = False

    @property
    def subjects(self) -> list[Subject]:
        """What it is about, each once."""
        named = [(POST, self.post_ids), (COLLECTION, self.collection_ids)]
        return [Subject(kind, id_) for kind, ids in named for id_ in dict.fromkeys(ids)]


class Reason(NamedTuple):
    """Why somebody is reported: a category, and the rules that were broken, each once."""

    category: str
    rule_ids: tuple[int, ...]


class ReasonWish(Struct, frozen=True):
    """Another reason for a report, as staff wish it; what is unset stays."""

    category: str | UnsetType = UNSET
    rule_ids: Sequence[int] | UnsetType = UNSET


def reason_of(category: str, rule_ids: Collection[int], known_rules: Collection[int]) -> Reason:
    """The reason for a report: whoever names rules speaks of a violation, and who says nothing of something other.

    Invalid where the category is none, or the rules of a violation are not all among the known ones.
    """
    return _checked(VIOLATION if rule_ids else category or OTHER, rule_ids, known_rules)


def changed_reason(former: Reason, wish: ReasonWish, known_rules: Collection[int]) -> Reason:
    """The reason that staff give to a report; the rules go with the category of violations.

    Invalid as for a new report, and where rules are named though nothing is violated; what stays is not asked again.
    """
    category = former.category if wish.category is UNSET else wish.category
    kept = former.rule_ids if category == VIOLATION else ()
    rule_ids = kept if wish.rule_ids is UNSET else wish.rule_ids
    wished = Reason(category, tuple(rule_ids))
    return former if wished == former else _checked(category, rule_ids, known_rules)


def check_size(complaint: Complaint) -> None:
    """Invalid where more is said or named than a report holds."""
    if len(complaint.comment) > bounds.REPORT_COMMENT_LENGTH:
        raise Invalid("comment", f"is too long (maximum is {bounds.REPORT_COMMENT_LENGTH} characters)")
    if len(complaint.subjects) > bounds.REPORT_SUBJECTS:
        raise Invalid("status_ids", f"is too long (maximum is {bounds.REPORT_SUBJECTS} items)")


def _checked(category: str, rule_ids: Collection[int], known_rules: Collection[int]) -> Reason:
    if category not in CATEGORIES:
        raise Invalid("category", "is not included in the list")
    if category != VIOLATION and rule_ids:
        raise Invalid("rule_ids", "must be blank")
    if category == VIOLATION and not (rule_ids and set(rule_ids) <= set(known_rules)):
        raise Invalid("rule_ids", "does not reference valid rules")
    return Reason(category, tuple(dict.fromkeys(rule_ids)))
