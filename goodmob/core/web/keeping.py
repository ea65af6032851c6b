"""Parts of pages that look the same to many: rendered once and kept in the house's cache."""

import secrets
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import msgspec
from jinja2 import Environment
from markupsafe import Markup

if TYPE_CHECKING:
    from goodmob.core.web.call import Call

FIELD_MARK = secrets.token_hex(16)
"""Stands in kept parts where the forms of each page have a field of their own; nobody can guess and write it."""

_DIGEST_BYTES = 16


class Keeper:
    """Gives the parts of one page; `known` is what every template of it knows."""

    def __init__(self, call: "Call", templates: Environment, known: dict[str, Any]) -> None:
        self._cache = call.house.cache
        self._templates = templates
        self._known = known

    def kept(self, template: str, *about: object, **context: Any) -> Markup:
        """The template with this context, or what it was when it was last asked for with the same `about`.

        Everything that it shows follows from `about` and the language; its forms get the token of this page.
        """
        digest = blake2b(msgspec.msgpack.encode(about), digest_size=_DIGEST_BYTES).digest()
        key = ("part", template, self._known["language"], digest)
        html = self._cache.get(key)
        if not isinstance(html, str):
            html = self._templates.get_template(template).render({**self._known, **context, "csrf_field": _mark})
            self._cache.put(key, html, len(html))
        if FIELD_MARK in html:
            html = html.replace(FIELD_MARK, self._known["csrf_field"]())
        return Markup(html)  # noqa: S704 - the template has escaped what it shows


def _mark() -> Markup:
    return Markup(FIELD_MARK)  # noqa: S704 - hexadecimal digits
