"""Origins: one spelling of a host, and what may be asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodmob.core.activitypub.origins import host_of, is_fetchable, same_origin

HOSTS = [
    ("https://far.example/users/mo", "far.example"),
    ("https://FAR.Example./users/mo", "far.example"),
    ("https://far.example:443/", "far.example"),
    ("http://far.example:80/", "far.example"),
    ("https://far.example:8443/", "far.example:8443"),
    ("https://bücher.example/", "xn--bcher-kva.example"),
    ("http://127.0.0.1:8001/x", "127.0.0.1:8001"),
    ("http://[::1]:8001/x", "[::1]:8001"),
    ("https://far.example@evil.example/", None),
    ("https://mo:secret@far.example/", None),
    ("https://far.example\\@evil.example/", None),
    ("https://far.example\t.evil.example/", None),
    ("https:// far.example/", None),
    ("https:///path", None),
    ("https://[::1%25eth0]/", None),
    ("https://[far.example]/", None),
    ("https://far.example:0/", None),
    ("https://far.example:99999/", None),
    ("ftp://far.example/", None),
    ("acct:mo@far.example", None),
    ("tag:far.example,2026:1", None),
    ("far.example", None),
    ("", None),
]


@pytest.mark.parametrize(("uri", "host"), HOSTS)
def test_a_host_has_one_spelling(uri: str, host: str | None) -> None:
    assert host_of(uri) == host


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://far.example/a", "https://FAR.example:443/b#c", True),
        ("https://far.example/a", "http://far.example/a", False),
        ("https://far.example/a", "https://far.example:8443/a", False),
        ("https://far.example/a", "https://far.example.evil.example/a", False),
        ("nonsense", "nonsense", False),
    ],
)
def test_origins_are_compared_whole(one: str, other: str, same: bool) -> None:
    assert same_origin(one, other) is same


@pytest.mark.parametrize(
    ("uri", "anywhere", "at_home"),
    [
        ("https://far.example/users/mo", True, True),
        ("https://far.example:8443/users/mo", True, True),
        ("http://far.example/users/mo", False, True),
        ("https://127.0.0.1/", False, True),
        ("https://2130706433/", False, True),
        ("https://0x7f000001/", False, True),
        ("https://127.1/", False, True),
        ("https://[::1]/", False, True),
        ("https://[::ffff:127.0.0.1]/", False, True),
        ("http://127.0.0.1:8001/", False, True),
        ("https://mo:secret@far.example/", False, False),
        ("file:///etc/passwd", False, False),
        ("javascript:alert(1)", False, False),
    ],
)
def test_what_may_be_asked_for(uri: str, anywhere: bool, at_home: bool) -> None:
    assert is_fetchable(uri, loopback=False) is anywhere
    assert is_fetchable(uri, loopback=True) is at_home


@given(st.text(max_size=60).map("https://{}".format) | st.text(max_size=60))
def test_no_text_is_an_error(uri: str) -> None:
    host = host_of(uri)
    assert host is None or host_of(f"https://{host}/") in {host, host.removesuffix(":443")}
    assert same_origin(uri, uri) is (host is not None)
    is_fetchable(uri, loopback=False)
