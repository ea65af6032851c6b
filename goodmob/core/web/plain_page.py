"""The page of last resort: no template, no frame, no database; said when not even the error page can be drawn."""

from markupsafe import Markup

from goodmob.core.i18n import current, direction
from goodmob.core.i18n import gettext as _

PAGE = Markup(
    '<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
    '<meta name="color-scheme" content="light dark"><title>{heading}</title></head>\n'
    '<body><main><h1>{heading}</h1><p>{remedy}</p><p><a href="/">{way}</a></p><p>{number}</p></main></body>\n</html>\n'
)


def plain_page(status: int, request_id: str) -> str:
    """The HTML of a page that says that it did not work, in the reader's language."""
    language = current.get()
    return PAGE.format(
        language=language,
        direction=direction(language),
        heading=_("That did not work"),
        remedy=_("This is our fault, not yours. Try again in a moment."),
        way=_("To the front page"),
        number=f"{status} · {request_id}",
    )
