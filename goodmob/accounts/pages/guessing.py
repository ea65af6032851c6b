"""What a browser tells of somebody before they say a word."""

from goodmob.core import i18n
from goodmob.core.languages import CODES
from goodmob.core.web.call import Call


def language_spoken(call: Call) -> str:
    """In which language somebody writes most likely: the page's, unless their browser prefers one that is not ours."""
    preferred = i18n.first_accepted(call.headers.get("accept-language", ""))
    return preferred if preferred in CODES and preferred not in i18n.LANGUAGES else i18n.current.get()
