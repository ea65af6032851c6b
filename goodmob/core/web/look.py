"""How the pages of this server look where its owner wished: its picture and its accent, which every template knows."""

from typing import NamedTuple

from goodmob.core.web import accents


class Sheet(NamedTuple):
    """A style sheet to link; `media` says when it holds, empty where it always does."""

    href: str
    media: str


class Look:
    """One for each house, changed in place; all empty means: as Goodmob looks by itself.

    logo: the address of the server's picture; accent: its colour, as "#b23a12".
    """

    def __init__(self, contrast_sheet: str) -> None:
        self.logo = ""
        self.accent = ""
        self._contrast_sheet = contrast_sheet

    def sheets(self, contrast: str) -> list[Sheet]:
        """What is linked after the one style sheet: contrast is "more", "usual", or empty where the device decides."""
        accent = self.accent
        sheets = [Sheet(accents.address(accent, more=False), "")] if accent else []
        if contrast != "usual":
            media = "" if contrast == "more" else "(prefers-contrast: more)"
            sheets.append(Sheet(self._contrast_sheet, media))
            if accent:
                sheets.append(Sheet(accents.address(accent, more=True), media))
        return sheets
