"""Languages: the right one is chosen, texts and numbers follow it, and nothing is left untranslated."""

import json
import re
from pathlib import Path

import pytest

from goodmob.core import i18n
from goodmob.core.clock import from_iso
from scripts import messages
from scripts.messages import lacking, wanted

TRANSLATED = sorted(i18n.LANGUAGES.keys() - {i18n.SOURCE})
PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    missing = lacking(language)

    assert not missing, f"Run `make messages`, then translate into goodmob/locale/{language}: {missing}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_what_is_filled_in(language: str) -> None:
    catalogue = i18n.catalogue(language)
    for message in wanted():
        if isinstance(message.id, str) and message.id:
            told = catalogue.gettext(message.id)
            assert sorted(PLACEHOLDER.findall(told)) == sorted(PLACEHOLDER.findall(message.id)), message.id


@pytest.mark.parametrize(
    ("language", "number", "moment", "day"),
    [
        ("en", "12,345", "Nov 21, 2026, 12:00\u202fPM UTC", "Nov 21, 2026"),
        ("fr", "12\u202f345", "21 nov. 2026, 12:00 UTC", "21 nov. 2026"),
        ("es", "12.345", "21 nov 2026, 12:00 UTC", "21 nov 2026"),
    ],
)
def test_numbers_moments_and_days_are_written_the_languages_way(
    language: str, number: str, moment: str, day: str
) -> None:
    with i18n.spoken(language):
        assert i18n.format_number(12_345) == number
        assert i18n.format_moment(from_iso("2026-11-21T12:00:00Z")) == moment
        assert i18n.format_day(from_iso("2026-11-21T12:00:00Z")) == day


@pytest.mark.parametrize(
    ("moment", "english", "french"),
    [
        ("2026-11-21T12:00:01Z", "just now", "à l’instant"),
        ("2026-11-21T11:59:01Z", "just now", "à l’instant"),
        ("2026-11-21T11:00:01Z", "59 min", "59\xa0min"),
        ("2026-11-20T12:00:01Z", "23 hr", "23\u202fh"),
        ("2026-11-14T12:00:01Z", "6 days", "6\u202fj"),
        ("2026-11-03T12:00:00Z", "Nov 3", "3 nov."),
        ("2025-12-31T12:00:00Z", "Dec 31, 2025", "31 déc. 2025"),
    ],
)
def test_an_age_is_short(moment: str, english: str, french: str) -> None:
    now = from_iso("2026-11-21T12:00:00Z")
    told = []
    for language in ("en", "fr"):
        with i18n.spoken(language):
            told.append(i18n.format_age(from_iso(moment), now))

    assert told == [english, french]


def test_a_language_is_spoken_until_the_end_even_where_that_is_an_error() -> None:
    told = []
    for language in ("fr-CA", "tlh"):
        with i18n.spoken(language):
            told.append(i18n.current.get())
    with pytest.raises(LookupError), i18n.spoken("es"):
        raise LookupError

    assert [*told, i18n.current.get()] == ["fr", "en", "en"]


def test_a_text_is_filled_in() -> None:
    assert i18n.gettext("About %(title)s", title="Goodmob") == "About Goodmob"
    assert i18n.gettext("100%") == "100%"
    assert i18n.ngettext("%(num)s day", "%(num)s days", 1) == "1 day"
    assert i18n.ngettext("%(num)s day of %(who)s", "%(num)s days of %(who)s", 2000, who="Ada") == "2,000 days of Ada"


@pytest.mark.parametrize(
    ("wishes", "accept", "language"),
    [
        (("fr_CA", "es"), "", "fr"),
        (("", "es"), "fr", "es"),
        (("xx", ""), "", "en"),
        ((), "*", "en"),
        ((), "fr;q=nan, es", "es"),
        ((), "es;q=0.4, fr;q=0.6", "fr"),
    ],
)
def test_the_first_wish_that_we_speak_is_chosen(wishes: tuple[str, ...], accept: str, language: str) -> None:
    assert i18n.choose(*wishes, accept=accept) == language


def test_a_text_that_is_only_guessed_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    (tmp_path / "fr" / "LC_MESSAGES").mkdir(parents=True)
    text = str(next(message.id for message in wanted() if isinstance(message.id, str) and message.id))
    said = f"msgid {json.dumps(text)}\nmsgstr {json.dumps(text)}\n"

    (tmp_path / "fr" / "LC_MESSAGES" / "goodmob.po").write_text(said)
    assert text not in lacking("fr")
    (tmp_path / "fr" / "LC_MESSAGES" / "goodmob.po").write_text(f"#, fuzzy\n{said}")
    assert text in lacking("fr")
