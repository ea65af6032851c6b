"""A browser of a person: follows links, fills in forms and keeps cookies, without a script."""

from collections.abc import Mapping
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin

import httpx2

from tests.world.client import Client

NOTHING: Mapping[str, str] = MappingProxyType({})

Response = httpx2.Response

LEAVE = "/auth/sign_out"
"""Where the form in the frame leads that signs out."""

SEARCH = "/search"
"""Where the form in the frame leads that searches."""


class Form:
    """A form of a page: where it leads, and what it holds before anybody typed."""

    def __init__(self, method: str, action: str) -> None:
        self.method = method
        self.action = action
        self.values: dict[str, str] = {}


class _Forms(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._address = address
        self._textarea = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urljoin(self._address, told.get("action") or self._address)
            self.forms.append(Form(told.get("method", "get").upper(), action))
        elif tag == "input" and self.forms and told.get("name") and told.get("type") != "file":
            if told.get("type") not in {"checkbox", "radio"} or "checked" in told:
                self.forms[-1].values[told["name"]] = told.get("value", "")
        elif tag == "button" and self.forms and told.get("name"):
            self.forms[-1].values[told["name"]] = told.get("value", "")
        elif tag == "select" and self.forms:
            self._select = told.get("name", "")
        elif tag == "option" and self._select:
            if "selected" in told or self._select not in self.forms[-1].values:
                self.forms[-1].values[self._select] = told.get("value", "")
        elif tag == "textarea" and self.forms:
            self._textarea = told.get("name", "")
            self.forms[-1].values[self._textarea] = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.forms[-1].values[self._textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""
        elif tag == "select":
            self._select = ""


def forms_of(page: Response) -> list[Form]:
    """Every form of a page, in order, without those of the frame around it."""
    return [form for form in _all_forms(page) if not form.action.endswith((LEAVE, SEARCH))]


async def sign_out(client: Client, page: Response) -> Response:
    """The answer to the button in the frame that signs out."""
    wanted = next(form for form in _all_forms(page) if form.action.endswith(LEAVE))
    return await client.request(wanted.method, wanted.action, data=wanted.values)


def _all_forms(page: Response) -> list[Form]:
    reader = _Forms(str(page.url))
    reader.feed(page.text)
    return reader.forms


async def fill(
    client: Client,
    page: Response,
    entries: Mapping[str, str] = NOTHING,
    *,
    form: int = 0,
    files: Any = None,
    **typed: str,
) -> Response:
    """The answer to a form of the page (the first one, unless told), with what was typed over what it held."""
    wanted = forms_of(page)[form]
    data = {**wanted.values, **entries, **typed}
    return await client.request(wanted.method, wanted.action, data=data, files=files)


async def sign_in(client: Client, username: str, password: str) -> Response:
    """The answer to the sign-in form."""
    page = await client.get("/auth/sign_in")
    return await fill(client, page, email=f"{username}@goodmob.test", password=password)
