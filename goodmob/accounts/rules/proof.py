"""Which field of a profile names a page of its owner's own, in the open."""

from urllib.parse import urlsplit

import regex

from goodmob.accounts.rules.fields import Field
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.text.plain import plain_text

LONGEST = 2_000

# Cleaned HTML: its attributes stand in double quotes, and their values hold no "<".
ONE_LINK = regex.compile(r'<a(?: [^<>]*+)? ?href="(?P<href>[^"<>]++)"[^<>]*+>(?:[^<]++|<(?!/?a[ >])[^<>]*+>)*+</a>')


def address_in(field: Field) -> str | None:
    """The address that is all there is in the field, shown as it is; None where there is anything else.

    Only https, without a name or password before the host, and with the host as it really is.
    """
    address = field.value.strip() if field.value else _shown_whole(field.html)
    if address is None or len(address) > LONGEST or any(sign.isspace() for sign in address):
        return None
    try:
        parts = urlsplit(address)
        is_plain = parts.scheme == "https" and "@" not in parts.netloc and parts.port is None
    except ValueError:
        return None
    return address if is_plain and normalise_domain(parts.netloc) == parts.netloc else None


def _shown_whole(html: str) -> str | None:
    text = html.strip().removeprefix("<p>").removesuffix("</p>")
    found = ONE_LINK.fullmatch(text)
    if found is None:
        return None
    shown = plain_text(text)
    return shown if shown == plain_text(found["href"]) else None
