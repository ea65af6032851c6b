"""Which service translates here, by the settings."""

from typing import TYPE_CHECKING

from goodmob.core.settings import TRANSLATION
from goodmob.core.translation.libre import LibreTranslate
from goodmob.core.translation.translator import Translator

if TYPE_CHECKING:
    from goodmob.core.house import House


def translator(house: "House") -> Translator | None:
    """The service that the operator named, or None."""
    settings = house.settings
    if not settings.translation:
        return None
    url = settings.translation.removeprefix(TRANSLATION).rstrip("/")
    return LibreTranslate(url, settings.translation_key, house.http)
