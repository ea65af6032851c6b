"""Heads of requests that no browser and no client sends."""

import pytest

from tests.accounts.visits import a_browser_of
from tests.media.samples import picture
from tests.world.books import books, changed
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

LONG = 20_000
NONSENSE = {
    "accept": ("", "text/html" + "x" * LONG, ",;q=,", "\xff"),
    "accept-encoding": ("gzip" * LONG, "gzip;q=", "gzip;q=0.0," * 999, "\xff"),
    "accept-language": (
        "",
        "*",
        "x" * LONG,
        "fr;q=x",
        "fr;q=,en;q=9e999",
        "en" + ",en;q=0.1" * 5_000,
        "fr;q=nan",
        "\xff",
    ),
    "access-control-request-headers": ("\xff", "a" * LONG, "a," * LONG, "a\tb"),
    "authorization": (
        "",
        "Bearer",
        "Bearer \xff",
        "bearer  x y",
        "Basic",
        "Basic \xff",
        "Basic AAAA",
        "\xff",
        "x" * LONG,
    ),
    "cookie": (
        *("", "=", ";;;", "__Host-goodmob_session=\xff", f"__Host-goodmob_session={'a' * LONG}", 'x="\\000"'),
        *("__Host-goodmob_notices=eyJ", f"__Host-goodmob_notices={'A' * LONG}", "__Host-goodmob_csrf=\xff"),
        "__Host-goodmob_language=xx;" * 2_000,
    ),
    "host": ("evil.example", "\xff", "", "goodmob.test:0", "a b"),
    "idempotency-key": ("\xff" * 5_000, ""),
    "origin": ("null", "\xff", "http://[", "https://goodmob.test:99999", "//", "x" * LONG),
    "range": (
        *("bytes=", "bytes=-", "bytes=5-2", "bytes=x", "bytes=99999999-", "bytes=18446744073709551616-", "items=1-2"),
        *("bytes=0-0" + ",2-2" * 5_000, "bytes=0-" + ",0-" * 5_000, "bytes=--1", "bytes=1-2-3"),
    ),
    "referer": ("\xff", "x" * LONG),
    "sec-fetch-site": ("\xff", ""),
    "user-agent": ("\xff" * 3_000, "", "x" * LONG),
    "x-csrf-token": ("\xff", "0" * 64, "z" * 64),
    "x-forwarded-for": ("\xff", "::ffff:1.2.3.4%eth0", "," * LONG, "1.2.3.4:80", "[::1]:80", "x" * LONG),
}
PLACES = (
    *(("GET", "/"), ("GET", "/settings/profile"), ("POST", "/settings/profile"), ("POST", "/auth/sign_in")),
    *(("GET", "/api/v1/timelines/public"), ("POST", "/api/v1/statuses"), ("OPTIONS", "/api/v1/statuses")),
    *(("POST", "/oauth/token"), ("GET", "/assets/site.css"), ("GET", "/nowhere")),
)


async def test_no_header_breaks_anything(world: World) -> None:
    ada = await world.person("ada")
    media = await ada.api("POST", "/api/v2/media", files={"file": ("a.png", picture(), "image/png")})
    browser = await a_browser_of(world, "ada")
    before = await books(world.house.db)
    found = []

    for name, values in NONSENSE.items():
        for value in values:
            headers = [(name.encode(), value.encode("latin-1")), (b"accept", b"text/html")]
            for method, path in (*PLACES, ("GET", media["url"])):
                answer = await browser.request(method, path, headers=headers[: 1 if name == "accept" else 2])
                if answer.is_server_error or len(answer.content) > 100_000:
                    found.append(f"{method} {path} with {name}: {value[:40]!r}: {answer.status_code}")

    assert not found
    assert not changed(before, await books(world.house.db))
