"""The Jinja environment: templates by slice, everything escaped, texts in the reader's language."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

import jinja2
from jinja2.loaders import split_template_path
from markupsafe import Markup, escape

from goodmob.core import i18n
from goodmob.core.clock import from_iso, iso
from goodmob.core.text.emojify import emojify


class SliceLoader(jinja2.BaseLoader):
    """Finds "posts/post.html" in goodmob/posts/templates/post.html."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template; TemplateNotFound also for names that would lead out of the slice's folder."""
        slice_name, *rest = split_template_path(template)
        path = self._root.joinpath(slice_name, "templates", *rest)
        if not rest or not path.is_file():
            raise jinja2.TemplateNotFound(template)
        changed = path.stat().st_mtime
        return path.read_text(encoding="utf-8"), str(path), lambda: path.stat().st_mtime == changed

    def list_templates(self) -> list[str]:
        """Every template of every slice."""
        paths = self._root.glob("*/templates/**/*.html")
        parts = (path.relative_to(self._root).parts for path in paths)
        return sorted("/".join((slice_name, *rest)) for slice_name, _, *rest in parts)


def environment(root: Path, **names: Any) -> jinja2.Environment:
    """An environment for the package folder; `names` are known to every template."""
    made = jinja2.Environment(
        loader=SliceLoader(root),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    # The extension adds this method; its stubs do not say so.
    made.install_gettext_callables(  # type: ignore[attr-defined]
        i18n.gettext, lambda one, many, number: i18n.catalogue(i18n.current.get()).ngettext(one, many, number), True
    )
    made.globals.update(names)
    made.filters.update(with_emojis=with_emojis, written_with_emojis=written_with_emojis, profile=profile_of)
    made.filters.update(iso=iso, instant=from_iso)
    made.filters.update(moment=i18n.format_moment, day=i18n.format_day, age=i18n.format_age)
    made.filters.update(
        number=i18n.format_number, compact=i18n.format_compact, wait=i18n.format_wait, percent=i18n.format_percent
    )
    return made


class Drawn(Protocol):
    """A custom emoji, as entities hold them."""

    @property
    def shortcode(self) -> str:
        """What is written between colons."""
        ...

    @property
    def static_url(self) -> str:
        """Where its picture lies that does not move."""
        ...


class Somebody(Protocol):
    """An account, as entities hold it."""

    @property
    def acct(self) -> str:
        """The name, with @domain for another server."""
        ...

    @property
    def url(self) -> str:
        """The page at home."""
        ...


def profile_of(account: Somebody) -> str:
    """The page of ours that shows the account, also where it is at home elsewhere."""
    return f"/@{account.acct}" if "@" in account.acct else account.url


def with_emojis(html: str, emojis: Iterable[Drawn]) -> Markup:
    """HTML that is known to be safe, with its custom emoji as pictures."""
    return Markup(emojify(html, {emoji.shortcode: emoji.static_url for emoji in emojis}))  # noqa: S704 - as it says


def written_with_emojis(text: str, emojis: Iterable[Drawn]) -> Markup:
    """A plain text, such as a name, with its custom emoji as pictures."""
    return with_emojis(str(escape(text)), emojis)
