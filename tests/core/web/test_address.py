"""Where requests come from: forwarded addresses count only from proxies we trust."""

import pytest

from goodmob.core.settings import SettingsError
from goodmob.core.web.address import NOWHERE, Proxies, household


def scope(client: str | None, *forwarded: str) -> dict[str, object]:
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    return {"client": (client, 5000) if client else None, "headers": headers}


@pytest.mark.parametrize(
    ("trusted", "client", "forwarded", "address"),
    [
        ("127.0.0.1", "127.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("127.0.0.1", "203.0.113.5", ["10.0.0.1"], "203.0.113.5"),
        ("", "127.0.0.1", ["203.0.113.9"], "127.0.0.1"),
        ("10.0.0.0/8, ::1", "10.1.2.3", ["198.51.100.1, 203.0.113.9, 10.9.9.9"], "203.0.113.9"),
        ("10.0.0.0/8", "10.1.2.3", ["6.6.6.6", "203.0.113.9"], "203.0.113.9"),
        ("10.0.0.0/8", "10.1.2.3", [], "10.1.2.3"),
        ("10.0.0.0/8", "10.1.2.3", ["10.4.4.4"], "10.4.4.4"),
        ("127.0.0.1", "127.0.0.1", ["not an address"], NOWHERE),
        ("127.0.0.1", None, ["203.0.113.9"], "203.0.113.9"),
        ("127.0.0.1", "::ffff:127.0.0.1", ["2001:db8::9"], "2001:db8::9"),
        ("127.0.0.1", "fe80::1%eth0", [], "fe80::1"),
    ],
)
def test_the_address_is_the_nearest_hop_that_is_not_ours(
    trusted: str, client: str | None, forwarded: list[str], address: str
) -> None:
    assert Proxies(trusted).address(scope(client, *forwarded)) == address


def test_a_wrong_setting_is_named() -> None:
    with pytest.raises(SettingsError, match="trusted_proxies"):
        Proxies("127.0.0.1, the neighbour")


def test_one_customer_of_ipv6_is_one_sender() -> None:
    assert household("2001:db8:1:2:aaaa::1") == household("2001:db8:1:2:bbbb::2") == "2001:db8:1:2::/64"
    assert household("2001:db8:1:3::1") != household("2001:db8:1:2::1")
    assert household("203.0.113.9") == "203.0.113.9"


@pytest.mark.parametrize(
    ("trusted", "scheme", "forwarded", "secure"),
    [
        ("127.0.0.1", "http", b"https", True),
        ("127.0.0.1", "http", b"http, HTTPS", True),
        ("127.0.0.1", "http", b"http", False),
        ("127.0.0.1", "ws", b"wss", True),
        ("127.0.0.1", "http", b"", False),
        ("10.0.0.0/8", "http", b"https", False),
        ("10.0.0.0/8", "https", b"http", True),
    ],
)
def test_tls_is_what_the_nearest_trusted_hop_says(trusted: str, scheme: str, forwarded: bytes, secure: bool) -> None:
    asked = {"scheme": scheme, "client": ("127.0.0.1", 5000), "headers": [(b"x-forwarded-proto", forwarded)]}

    assert Proxies(trusted).is_secure(asked) is secure
