"""Collects the texts of code and templates into goodmob/locale (`make messages`); what is empty is to translate."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from goodmob.core.i18n import LANGUAGES, LOCALE, SOURCE

PACKAGE = LOCALE.parent
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"extensions": "jinja2.ext.i18n", "trimmed": "true"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def wanted() -> Catalog:
    """Every text that a page or a mail may say, with the files it stands in."""
    catalogue = Catalog(project="Goodmob", charset="utf-8")
    for file, _, message, comments, context in extract_from_dir(
        PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS, strip_comment_tags=True
    ):
        catalogue.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return catalogue


def update() -> None:
    """Write the texts of today into every language's file; what is no longer said goes, what is new stands empty."""
    today = wanted()
    for language in LANGUAGES:
        if language != SOURCE:
            known = _known(language)
            known.update(today, no_fuzzy_matching=True)
            known.obsolete.clear()
            with _file(language).open("wb") as target:
                write_po(target, known, width=120, sort_output=True, include_lineno=False, omit_header=True)


def lacking(language: str) -> list[str]:
    """The texts that a language does not have, in English."""
    known = _known(language)
    return [str(message.id) for message in _texts(wanted()) if not _is_said(known.get(message.id))]


def _texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _is_said(message: Message | None) -> bool:
    # What is fuzzy is left out where texts are compiled.
    if message is None or message.fuzzy:
        return False
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)


def _known(language: str) -> Catalog:
    path = _file(language)
    if not path.exists():
        return Catalog(locale=language, project="Goodmob", charset="utf-8")
    with path.open("rb") as source:
        return read_po(source, locale=language)


def _file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "goodmob.po"


if __name__ == "__main__":
    update()
    for language in LANGUAGES:
        for text in lacking(language) if language != SOURCE else ():
            print(f"{language}: {text}")
