"""People of the town in a browser: signed in by the form, as pages take cookies and no tokens."""

import re

from bench.plan import username
from bench.town import PASSWORD, RefusedError, Town
from bench.wire import Answer, Question, Wire

_DOOR = "/auth/sign_in"
_SESSION = re.compile(r"[\w-]*goodmob_session=[^;,]+")
_STRANGER = re.compile(r"[\w-]*goodmob_csrf=[^;,]+")
_TOKEN = re.compile(rb'name="csrf_token" value="([0-9a-f]+)"')


async def sign_in(town: Town, many: int) -> None:
    """So many people, after the first, each get a session; their cookies are the town's `cookies`."""
    with Wire(town.url) as wire:
        town.cookies = [await _cookie(wire, username(person)) for person in range(1, many + 1)]


async def _cookie(wire: Wire, name: str) -> str:
    form = await wire.ask(Question("GET", _DOOR))
    token = _TOKEN.search(form.body)
    if token is None:
        raise RefusedError("the page to sign in has no form")
    typed = {"email": f"{name}@example.org", "password": PASSWORD}
    headers = {"cookie": _kept(form, _STRANGER), "x-csrf-token": token[1].decode()}
    return _kept(await wire.ask(Question("POST", _DOOR, form=typed, headers=headers)), _SESSION)


def _kept(answer: Answer, cookie: re.Pattern[str]) -> str:
    found = cookie.search(answer.headers.get("set-cookie", ""))
    if found is None:
        raise RefusedError(f"no cookie with an answer of {answer.status}")
    return found[0]
