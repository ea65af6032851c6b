"""Pages: a template inside the frame, in the reader's language, with what every page knows."""

from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.responses import HTMLResponse

from goodmob.core import i18n
from goodmob.core.web import cookies, csrf, notices, themes
from goodmob.core.web.assets import Assets
from goodmob.core.web.keeping import Keeper
from goodmob.core.web.look import Look
from goodmob.core.web.templates import environment

if TYPE_CHECKING:
    from goodmob.core.web.call import Call

BUSY = 503
LEAST_WAIT = 5
"""Seconds after which a page asks a busy server anew; sooner would keep it busy."""

PACKAGE = Path(__file__).parent.parent.parent

Extras = Callable[["Call"], Awaitable[dict[str, Any]]]
"""What `app` adds to every page's frame: `navigation` (a list of Way), `me` (a Face), `others` (a list of Face: further
accounts of the same person), `around` (a list of Aside),
`facets` (FacetView by facet), the addresses of `write` and `search`, `tools` (a list of Way from the composer to more
than posts), and what upper slices need."""

BARE_FRAME: dict[str, Any] = {
    "navigation": (),
    "me": None,
    "others": (),
    "around": (),
    "write": "",
    "search": "",
    "facets": {},
    "tools": (),
}


class PageAnswer(HTMLResponse):
    """A finished page; its forms may lead to our own addresses and to the sources in `form_action`.

    framable: other sites may show it in a frame, so nothing in it may depend on who is signed in, or do anything.
    """

    def __init__(self, html: str, status: int, form_action: tuple[str, ...], *, framable: bool = False) -> None:
        super().__init__(html, status)
        self.form_action = form_action
        self.framable = framable


class Pages:
    """Renders the templates of all slices and knows the addresses of their assets."""

    def __init__(self, root: Path = PACKAGE) -> None:
        self.assets = _assets_in(root)
        self.look = Look(self.assets.url("core/themes/contrast.css"))
        self.templates = environment(root, asset=self.assets.url, languages=i18n.LANGUAGES, looks=self.look)

    def render(
        self,
        call: "Call",
        template: str,
        *,
        status: int = 200,
        form_action: tuple[str, ...] = (),
        framable: bool = False,
        **context: Any,
    ) -> PageAnswer:
        """The page "slice/file.html" with this context; `form_action` are URLs that a form's answer may redirect to.

        framable: see PageAnswer.
        """
        known = _known(call)
        known["kept"] = Keeper(call, self.templates, known).kept
        html = self.templates.get_template(template).render({**known, **context})
        return PageAnswer(html, status, form_action, framable=framable)

    def error(self, call: "Call", status: int, words: str, wait: int = 0) -> PageAnswer:
        """The page that says what went wrong, and what to do next: in these words, or those of the status.

        wait: after how many seconds it may work; where the server is busy, the page looks again by itself.
        """
        is_looking = call.method in {"GET", "HEAD"}
        query = f"?{call.url.query}" if call.url.query else ""
        wait = max(wait, LEAST_WAIT) if status == BUSY else wait
        page = self.render(
            call,
            "core/error.html",
            status=status,
            code=status,
            words=words,
            wait=wait,
            refreshes=is_looking,
            again=f"{call.scope['path']}{query}",
            request_id=call.id,
        )
        if status == BUSY and is_looking:
            page.headers["Refresh"] = str(wait)
        return page


@cache
def _assets_in(root: Path) -> Assets:
    """Read and packed once, for all houses of a process."""
    return Assets(root)


def wants_fragment(call: "Call") -> bool:
    """Whether a script of the page asks, which puts what it gets into the page: a fragment rather than a redirect."""
    return call.headers.get("hx-request") == "true"


def _known(call: "Call") -> dict[str, Any]:
    settings = call.house.settings
    carried = notices.unpack(cookies.read(settings, call, cookies.NOTICES))
    shown, call.notices = [*carried, *call.notices], []
    return {
        **BARE_FRAME,
        **call.frame,
        "site": settings,
        "language": i18n.current.get(),
        "direction": i18n.direction(i18n.current.get()),
        "now": call.house.clock.now(),
        "path": call.scope["path"],
        "viewer": call.viewer,
        "notices": shown,
        "theme": themes.chosen(call),
        "contrast": themes.contrast(call),
        "in_language": lambda code: _with(call, "lang", code),
        "in_theme": lambda code: _with(call, themes.THEME, code),
        "in_contrast": lambda code: _with(call, themes.CONTRAST, code),
        "csrf_field": cache(lambda: _hidden(csrf.FIELD, csrf.token(call))),
    }


def _with(call: "Call", name: str, value: str) -> str:
    kept = [(other, kept) for other, kept in call.query_params.multi_items() if other != name]
    return f"?{urlencode([*kept, (name, value)])}"


def _hidden(name: str, value: str) -> Markup:
    return Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
