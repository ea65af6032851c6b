"""What is asked of a service that translates, whichever it is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol


class Translated(NamedTuple):
    """The texts in the wanted language, in their order, and the language in which they were."""

    texts: tuple[str, ...]
    source: str


class Untranslated(Exception):  # noqa: N818  what a service does not do is no fault of the program
    """The service did not answer, or said no."""


class Translator(Protocol):
    """A service that translates HTML."""

    name: str
    """As people read it."""

    async def languages(self) -> Mapping[str, Sequence[str]]:
        """Into which languages each can be translated; "und" where it is not known. Untranslated where it fails."""
        ...

    async def translate(self, texts: Sequence[str], source: str | None, target: str) -> Translated:
        """Pieces of HTML in another language; source: None where it has to be found out. Untranslated where it fails.

        What comes back is as the service says it, and not safe to show.
        """
        ...
