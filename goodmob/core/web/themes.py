"""Light or dark, as a reader chose it in this browser; the system's choice where nothing was chosen."""

from typing import TYPE_CHECKING

from starlette.responses import Response

from goodmob.core.web import cookies

if TYPE_CHECKING:
    from goodmob.core.web.call import Call

PARAMETER = "theme"
SYSTEM = "system"
THEMES = ("light", "dark")
A_YEAR = 365 * 24 * 3600


def chosen(call: "Call") -> str:
    """The theme of this page: light, dark, or empty where the system decides."""
    asked = _asked(call)
    theme = asked or cookies.read(call.house.settings, call, cookies.THEME)
    return theme if theme in THEMES else ""


def remember(call: "Call", response: Response) -> None:
    """Keeps for a year what the address of this page asks for, if it does."""
    asked = _asked(call)
    if asked == SYSTEM:
        cookies.drop(call.house.settings, response, cookies.THEME)
    elif asked:
        cookies.keep(call.house.settings, response, cookies.THEME, asked, A_YEAR)


def _asked(call: "Call") -> str:
    asked = call.query_params.get(PARAMETER, "")
    return asked if asked in (*THEMES, SYSTEM) else ""
