"""Light or dark, and how much contrast, as a reader chose it in this browser; the device's choice where nothing was."""

from typing import TYPE_CHECKING

from starlette.responses import Response

from goodmob.core.web import cookies

if TYPE_CHECKING:
    from goodmob.core.web.call import Call

THEME, CONTRAST = "theme", "contrast"
"""What the address of a page calls the choices."""

SYSTEM = "system"
"""The choice not to choose."""

THEMES = ("light", "dark")
CONTRASTS = ("more", "usual")
A_YEAR = 365 * 24 * 3600

_CHOICES = {THEME: (THEMES, cookies.THEME), CONTRAST: (CONTRASTS, cookies.CONTRAST)}


def chosen(call: "Call") -> str:
    """The theme of this page: light, dark, or empty where the device decides."""
    return _chosen(call, THEME)


def contrast(call: "Call") -> str:
    """The contrast of this page: more, usual, or empty where the device decides."""
    return _chosen(call, CONTRAST)


def remember(call: "Call", response: Response) -> None:
    """Keeps for a year what the address of this page asks for, if it does."""
    for parameter, (_, cookie) in _CHOICES.items():
        asked = _asked(call, parameter)
        if asked == SYSTEM:
            cookies.drop(call.house.settings, response, cookie)
        elif asked:
            cookies.keep(call.house.settings, response, cookie, asked, A_YEAR)


def _chosen(call: "Call", parameter: str) -> str:
    known, cookie = _CHOICES[parameter]
    value = _asked(call, parameter) or cookies.read(call.house.settings, call, cookie)
    return value if value in known else ""


def _asked(call: "Call", parameter: str) -> str:
    asked = call.query_params.get(parameter, "")
    return asked if asked in (*_CHOICES[parameter][0], SYSTEM) else ""
