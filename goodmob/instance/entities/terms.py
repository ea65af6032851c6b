"""The JSON of terms of service, and what is read of them on a page."""

import re
from html import escape

from msgspec import Struct

from goodmob.core.clock import date
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.text.render import render_html
from goodmob.core.text.tags import tag_url
from goodmob.instance.queries.terms import TermsRow, current_terms, terms_from, versions_of_terms

BLANK_LINES = re.compile(r"\n\s*\n")


class TermsOfService(Struct, frozen=True):
    """Mastodon's TermsOfService; `content` is HTML, days are as 2026-11-21."""

    effective_date: str
    effective: bool
    content: str
    succeeded_by: str | None


async def show_current_terms(house: House) -> TermsOfService:
    """The terms that hold, or else the first that will; NotFound where there are none."""
    return await _shown(house, await current_terms(house.db, date(house.clock.now())))


async def show_terms_from(house: House, day: str) -> TermsOfService:
    """The terms that hold from exactly this day on; NotFound where there are none."""
    return await _shown(house, await terms_from(house.db, day))


async def _shown(house: House, row: TermsRow | None) -> TermsOfService:
    if row is None:
        raise NotFound
    newest = (await versions_of_terms(house.db))[0]
    return TermsOfService(
        effective_date=row.effective_date,
        effective=row.effective_date <= date(house.clock.now()),
        content="".join(_block(house, block) for block in BLANK_LINES.split(row.text)),
        succeeded_by=newest if newest > row.effective_date else None,
    )


def _block(house: House, block: str) -> str:
    first, _, rest = block.strip().partition("\n")
    if not first.startswith("#"):
        return _paragraph(house, block)
    return f"<h2>{escape(first.lstrip('#').strip())}</h2>{_paragraph(house, rest)}"


def _paragraph(house: House, text: str) -> str:
    return render_html(text, mentions={}, tag_url=lambda name: tag_url(house.settings.base_url, name))
