"""What the server keeps of people, and who sees it."""

from functools import cache
from pathlib import Path

TEXT = Path(__file__).parent.parent / "texts" / "privacy.html"
PRIVACY_UPDATED = "2026-11-22T00:00:00.000Z"


@cache
def privacy_html() -> str:
    """The policy as HTML, for the page and for apps."""
    return TEXT.read_text(encoding="utf-8")
