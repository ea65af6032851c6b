"""What a collection may be called and hold, and who agrees to be in it."""

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line, is_blank
from goodmob.core.text.language import CODE, language_of
from goodmob.core.text.tags import is_name

PENDING, ACCEPTED, REVOKED = "pending", "accepted", "revoked"
"""Whether somebody agrees to be in a collection: has not answered, does, and does no longer.

Who has not answered is seen by the owner alone.
"""

MOST_IN_COLLECTION = 25
MOST_EVER_IN_COLLECTION = 100
"""How many a collection may hold with those who refused, so that one action can delete it."""

LONGEST_COLLECTION_NAME = 40
LONGEST_COLLECTION_DESCRIPTION = 100


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
