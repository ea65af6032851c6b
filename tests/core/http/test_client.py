"""The guarded client against a far server that means harm, or is only slow, large or broken."""

import gzip
import zlib
from collections.abc import AsyncIterator

import httpx2
import pytest

from goodmob.core.http.body import read
from goodmob.core.http.client import MOST_HEAD_BYTES, GuardedClient
from goodmob.core.http.errors import Blocked, TooMuch, TooSlow, Unreachable
from tests.core.http.far_server import answer, far_server, guarded

LITERALS = [
    *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0", "localhost", "10.0.0.1", "169.254.169.254"),
    *("[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[fe80::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"),
]

NONSENSE = ["file:///etc/passwd", "ftp://far.example/", "gopher://far.example/", "//far.example/", "", "http://"]

UNPACKABLE = [
    (b"not gzip", "gzip"),
    (gzip.compress(b"hello" * 100, mtime=0)[:-9], "gzip"),
    (zlib.compress(b"x"), "deflate"),
    (b"x", "br"),
]

LONG = b"".join(b"%d " % number for number in range(10_000))


async def test_an_answer_comes_whole_and_says_where_from() -> None:
    async with far_server({"/note": answer("200 OK", b"hello", content_type="text/plain")}) as far, guarded() as client:
        got = await client.get(f"{far.url}/note", headers={"Accept": "text/plain"})

    assert (got.status, got.body, got.url) == (200, b"hello", f"{far.url}/note")
    assert got.headers["content-type"] == "text/plain"
    assert "user-agent: goodmob/test" in far.asked[0].lower()
    assert "accept: text/plain" in far.asked[0].lower()


async def test_a_refusal_of_the_far_server_is_an_answer() -> None:
    async with far_server({"/inbox": answer("401 Unauthorized", b"no")}) as far, guarded() as client:
        got = await client.post(f"{far.url}/inbox", content=b"{}", headers={"Content-Type": "application/json"})

    assert (got.status, got.body) == (401, b"no")
    assert "content-length: 2" in far.asked[0].lower()


@pytest.mark.parametrize("host", LITERALS)
async def test_no_spelling_of_a_private_address_is_reached(host: str) -> None:
    client = GuardedClient("Goodmob/test")
    with pytest.raises(Blocked):
        await client.get(f"http://{host}:9/")
    await client.aclose()


async def test_a_name_that_leads_home_is_not_followed() -> None:
    async with far_server({"/": answer("200 OK")}) as far, guarded(private=False) as client:
        with pytest.raises(Blocked):
            await client.get(far.url)

    assert far.asked == []


async def test_of_several_addresses_only_the_open_ones_are_tried() -> None:
    names = {"mixed.example": ["169.254.169.254", "::ffff:127.0.0.1", "127.0.0.1"]}
    async with far_server({"/": answer("200 OK", b"open")}) as far, guarded(names) as client:
        got = await client.get(f"http://mixed.example:{far.port}/")

    assert got.body == b"open"


async def test_an_address_that_does_not_answer_gives_way_to_the_next() -> None:
    names = {"two.example": ["127.0.0.2", "127.0.0.1"]}
    async with far_server({"/": answer("200 OK", b"second")}) as far, guarded(names) as client:
        got = await client.get(f"http://two.example:{far.port}/")

    assert got.body == b"second"


@pytest.mark.parametrize("url", NONSENSE)
async def test_other_schemes_and_nonsense_are_blocked(url: str) -> None:
    async with guarded() as client:
        with pytest.raises(Blocked):
            await client.get(url)


async def test_a_url_with_a_password_is_blocked() -> None:
    async with guarded() as client:
        with pytest.raises(Blocked, match="password"):
            await client.get("http://ada:secret@far.example/")


async def test_three_redirects_are_followed_and_a_fourth_is_not() -> None:
    answers = {f"/{step}": answer("302 Found", location=f"/{step - 1}") for step in (4, 3, 2, 1)}
    async with far_server({**answers, "/0": answer("200 OK", b"here")}) as far, guarded() as client:
        assert (await client.get(f"{far.url}/3")).url == f"{far.url}/0"
        with pytest.raises(Blocked, match="more than 3 redirects"):
            await client.get(f"{far.url}/4")


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data", "http://home.example/", "file:///etc/passwd"]
)
async def test_a_redirect_is_checked_like_any_request(target: str) -> None:
    names = {"home.example": ["::ffff:127.0.0.1"], "169.254.169.254": ["169.254.169.254"]}
    async with far_server({"/": answer("302 Found", location=target)}) as far, guarded(names) as client:
        with pytest.raises(Blocked):
            await client.get(far.url)


async def test_secrets_stay_with_the_origin_they_were_meant_for() -> None:
    secret = {"Authorization": "Bearer secret", "Signature": "secret", "Accept": "text/html"}
    async with far_server({"/to": answer("200 OK")}) as far, guarded() as client:
        far.answers["/away"] = answer("302 Found", location=f"http://other.example:{far.port}/to")
        far.answers["/near"] = answer("302 Found", location="/to")
        await client.get(f"{far.url}/near", headers=secret)
        await client.get(f"{far.url}/away", headers=secret)

    near, away = far.asked[1], far.asked[3]
    assert near.count("secret") == 2
    assert "secret" not in away
    assert "host: other.example" in away.lower()
    assert "accept: text/html" in away.lower()


async def test_a_post_is_not_redirected() -> None:
    async with far_server({"/": answer("307 Temporary Redirect", location="/there")}) as far, guarded() as client:
        assert (await client.post(far.url, content=b"x")).status == 307

    assert len(far.asked) == 1


async def test_a_body_longer_than_accepted_is_refused_declared_or_not() -> None:
    undeclared = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 3000
    answers = {"/declared": answer("200 OK", b"x" * 3000), "/undeclared": undeclared}
    async with far_server(answers) as far, guarded() as client:
        for path in answers:
            with pytest.raises(TooMuch):
                await client.get(far.url + path, max_bytes=2999)
            assert len((await client.get(far.url + path, max_bytes=3000)).body) == 3000


@pytest.mark.parametrize(
    "wire",
    [
        answer("200 OK", LONG),
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + LONG,
        answer("200 OK", gzip.compress(LONG), content_encoding="gzip"),
        answer("200 OK", gzip.compress(LONG, compresslevel=0), content_encoding="gzip"),
        answer("200 OK", LONG)[:-5000],
    ],
    ids=["declared", "undeclared", "zipped", "stored", "broken off"],
)
async def test_of_a_longer_body_the_beginning_is_given_to_whoever_wants_that(wire: bytes) -> None:
    async with far_server({"/": wire}) as far, guarded() as client:
        got = (await client.get(far.url, max_bytes=20_000, cut=True)).body
        with pytest.raises(TooMuch):
            await client.get(far.url, max_bytes=20_000)

    assert LONG.startswith(got)
    assert 19_900 <= len(got) <= 20_000


async def test_a_body_that_may_be_cut_comes_whole_where_it_is_short_enough() -> None:
    answers = {"/": answer("200 OK", LONG), "/broken": answer("200 OK", LONG)[:-1]}
    async with far_server(answers) as far, guarded() as client:
        assert (await client.get(far.url, max_bytes=len(LONG), cut=True)).body == LONG
        with pytest.raises(Unreachable):
            await client.get(f"{far.url}/broken", max_bytes=len(LONG), cut=True)


async def test_of_what_never_ends_no_more_is_read_than_is_given() -> None:
    taken = []

    class Endless(httpx2.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            while True:
                taken.append(1000)
                yield bytes(1000)

    response = httpx2.Response(200, stream=Endless(), request=httpx2.Request("GET", "http://far.example/"))
    assert await read(response, 20_000, cut=True) == bytes(20_000)
    assert sum(taken) <= 21_000


async def test_a_bomb_is_cut_before_it_grows() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    async with far_server({"/": answer("200 OK", bomb, content_encoding="gzip")}) as far, guarded() as client:
        assert (await client.get(far.url, max_bytes=20_000, cut=True)).body == bytes(20_000)


async def test_a_zipped_body_counts_unpacked() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    async with far_server({"/": answer("200 OK", bomb, content_encoding="gzip")}) as far, guarded() as client:
        with pytest.raises(TooMuch, match="unpacks"):
            await client.get(far.url)


async def test_a_zipped_body_is_unpacked() -> None:
    zipped = gzip.compress(b"hello" * 100)
    async with far_server({"/": answer("200 OK", zipped, content_encoding="gzip")}) as far, guarded() as client:
        assert (await client.get(far.url)).body == b"hello" * 100
    assert "accept-encoding: gzip\r\n" in far.asked[0].lower()


@pytest.mark.parametrize(("body", "encoding"), UNPACKABLE)
async def test_a_body_that_cannot_be_unpacked_is_no_answer(body: bytes, encoding: str) -> None:
    async with far_server({"/": answer("200 OK", body, content_encoding=encoding)}) as far, guarded() as client:
        with pytest.raises(Unreachable):
            await client.get(far.url)


async def test_a_head_without_end_is_refused() -> None:
    async with far_server({"/": answer("200 OK", x_long="x" * MOST_HEAD_BYTES)}) as far, guarded() as client:
        with pytest.raises(TooMuch, match="headers"):
            await client.get(far.url)
        far.answers["/"] = answer("200 OK", x_long="x" * 1_000_000)
        with pytest.raises(Unreachable):
            await client.get(far.url)


async def test_waiting_ends() -> None:
    async with far_server({}) as far, guarded() as client:
        with pytest.raises(TooSlow):
            await client.get(f"{far.url}/never", timeout=0.05)


@pytest.mark.parametrize("wire", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"])
async def test_what_is_not_whole_http_is_no_answer(wire: bytes) -> None:
    async with far_server({"/": wire}) as far, guarded() as client:
        with pytest.raises(Unreachable):
            await client.get(far.url)


async def test_names_nobody_has_and_ports_nobody_listens_to_are_unreachable() -> None:
    async with guarded({"gone.example": ["127.0.0.2"]}) as client:
        with pytest.raises(Unreachable):
            await client.get("http://nowhere.example/")
        with pytest.raises(Unreachable):
            await client.get("http://gone.example:9/")


async def test_no_cookie_is_kept() -> None:
    async with far_server({"/": answer("200 OK", set_cookie="who=ada")}) as far, guarded() as client:
        await client.get(far.url)
        await client.get(far.url)

    assert "cookie" not in far.asked[1].lower()
