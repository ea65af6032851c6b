"""The languages Goodmob speaks: catalogues, the language of a request, and numbers and moments written its way."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from babel import Locale, numbers
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_datetime_format
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}
"""Language codes and what each language calls itself; English is in the code, the others in goodmob/locale."""

SOURCE = "en"
DateStyle = Literal["short", "medium", "long", "full"]
COMPACT_FROM = 10_000
"""Below it every digit has room."""

KEPT = 4096
"""So many moments of each kind are remembered as they were written."""

LOCALE = Path(__file__).parent.parent / "locale"

current: ContextVar[str] = ContextVar("language", default=SOURCE)
"""The language of the request or mail that this task is writing."""


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations of a language, read from its .po file once; those of English change nothing."""
    path = LOCALE / language / "LC_MESSAGES" / "goodmob.po"
    if language == SOURCE:
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled, domain="goodmob")


def gettext(message: str, **values: object) -> str:
    """The message in the current language, with %(name)s filled in where values are given."""
    text: str = catalogue(current.get()).gettext(message)
    return text % values if values else text


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """The message for a number of things in the current language; %(num)s is the number."""
    text: str = catalogue(current.get()).ngettext(one, many, number)
    return text % {"num": format_number(number), **values}


def choose(*wishes: str, accept: str = "") -> str:
    """The first wish that is a language of ours, else the best of an Accept-Language header, else English."""
    for wish in wishes:
        code = wish.replace("_", "-").split("-")[0].lower()
        if code in LANGUAGES:
            return code
    ranked = sorted(_accepted(accept), key=lambda entry: -entry[0])
    return next((code for quality, code in ranked if quality > 0 and code in LANGUAGES), SOURCE)


@cache
def direction(language: str) -> str:
    """The way in which a language is written: "ltr" or "rtl"."""
    return str(Locale.parse(language).text_direction)


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Inside, texts are written in this language, or in English where it is none of ours."""
    before = current.set(choose(language))
    try:
        yield
    finally:
        current.reset(before)


def first_accepted(accept: str) -> str:
    """The code of the language that an Accept-Language header likes best, ours or not; empty where it names none."""
    ranked = sorted(_accepted(accept), key=lambda entry: -entry[0])
    return next((code for quality, code in ranked if quality > 0 and code.isalpha()), "")


def _accepted(header: str) -> list[tuple[float, str]]:
    entries = []
    for part in header[:500].split(","):
        tag, _, quality = part.partition(";q=")
        try:
            entries.append((float(quality or 1), tag.strip().split("-")[0].lower()))
        except ValueError:
            continue
    return entries


def format_number(number: int) -> str:
    """A whole number with the separators of the current language."""
    return numbers.format_decimal(number, locale=current.get())


def format_compact(number: int) -> str:
    """A whole number as short as the current language says it, for narrow places: 12,345 is "12.3K"."""
    if abs(number) < COMPACT_FROM:
        return format_number(number)
    # Cut off, not rounded, to three digits: what is said is never more than there is.
    unit = 10 ** (len(str(abs(number))) - 3)
    number = int(number / unit) * unit
    return numbers.format_compact_decimal(number, format_type="short", locale=current.get(), fraction_digits=1)


def format_percent(hundredths: int) -> str:
    """So many of a hundred, in the way of the current language."""
    return numbers.format_percent(hundredths / 100, locale=current.get())


def format_moment(moment: int, style: DateStyle = "medium") -> str:
    """A moment (microseconds UTC) in the current language: the date in this style, hours and minutes, and the zone."""
    return _minute(moment // MINUTE, style, current.get())


def format_day(moment: int) -> str:
    """The day of a moment (microseconds UTC) with its year, in the current language."""
    return _day(moment // DAY, True, current.get())


def format_age(moment: int, now: int) -> str:
    """How long ago the moment (microseconds UTC) was, as short as it can be said; the day, once that is a week."""
    age, language = now - moment, current.get()
    if age < MINUTE:
        return gettext("just now")
    if age < 7 * DAY:
        unit = next(unit for unit in (DAY, HOUR, MINUTE) if age >= unit)
        return _span(age // unit * unit, language)
    return _day(moment // DAY, _utc(moment).year != _utc(now).year, language)


def format_wait(seconds: int) -> str:
    """A span of seconds in words, never too short: minutes from one minute on, hours from one hour on."""
    for unit in (HOUR, MINUTE):
        if seconds * SECOND >= unit:
            return _wait(-(-seconds * SECOND // unit) * unit, current.get())
    return _wait(seconds * SECOND, current.get())


# Timelines tell the same moments again and again, and to format one costs more than the rest of its post.
@lru_cache(KEPT)
def _minute(minute: int, style: DateStyle, language: str) -> str:
    at = _utc(minute * MINUTE)
    day, hour = format_date(at, style, locale=language), format_time(at, "short", locale=language)
    return f"{get_datetime_format(style, locale=language)} UTC".replace("{0}", hour).replace("{1}", day)


@lru_cache(KEPT)
def _span(duration: int, language: str) -> str:
    return format_timedelta(timedelta(microseconds=duration), threshold=1, format="short", locale=language)


def _wait(duration: int, language: str) -> str:
    return format_timedelta(timedelta(microseconds=duration), threshold=1, locale=language)


@lru_cache(KEPT)
def _day(day: int, with_year: bool, language: str) -> str:
    return format_skeleton("yMMMd" if with_year else "MMMd", _utc(day * DAY), locale=language)


def _utc(moment: int) -> datetime:
    return datetime.fromtimestamp(moment // SECOND, UTC)
