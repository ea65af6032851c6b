"""Where a request comes from, believing X-Forwarded-For only from proxies that the settings trust."""

import ipaddress
from collections.abc import Callable
from functools import lru_cache, partial

from starlette.types import Scope

from goodmob.core.settings import SettingsError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NOWHERE = "0.0.0.0"  # noqa: S104  a name for senders whose address cannot be read; nothing listens on it
LOCAL = "127.0.0.1"
LONGEST_CHAIN = 20
MOST_REMEMBERED = 4096


class Proxies:
    """The proxies in front of this server: addresses and networks, separated by commas or spaces."""

    def __init__(self, trusted: str) -> None:
        names = trusted.replace(",", " ").split()
        try:
            networks = tuple(ipaddress.ip_network(name, strict=False) for name in names)
        except ValueError as error:
            raise SettingsError(f"trusted_proxies holds what is neither address nor network: {error}") from error
        self._trusts: Callable[[str], bool] = lru_cache(MOST_REMEMBERED)(partial(_is_within, networks))

    def address(self, scope: Scope) -> str:
        """The address of the client: the nearest hop that is not a trusted proxy of ours."""
        client = scope.get("client")
        hop = plain(client[0]) if client else LOCAL
        if not self._trusts(hop):
            return hop
        forwarded = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
        for earlier in reversed(",".join(forwarded).split(",")[-LONGEST_CHAIN:]):
            if not earlier.strip():
                break
            hop = plain(earlier.strip())
            if not self._trusts(hop):
                break
        return hop

    def is_secure(self, scope: Scope) -> bool:
        """Whether the client speaks TLS with us, or with the trusted proxy that says so in X-Forwarded-Proto."""
        if scope.get("scheme") in {"https", "wss"}:
            return True
        client = scope.get("client")
        if not self._trusts(plain(client[0]) if client else LOCAL):
            return False
        said = [value for name, value in scope["headers"] if name == b"x-forwarded-proto"]
        return b"".join(said[-1:]).rpartition(b",")[2].strip().lower() in {b"https", b"wss"}


def _is_within(networks: tuple[Network, ...], hop: str) -> bool:
    address = ipaddress.ip_address(hop)
    return any(address in network for network in networks)


@lru_cache(MOST_REMEMBERED)
def plain(text: str) -> str:
    """The address in its shortest form, IPv4 inside IPv6 taken out; NOWHERE where the text is none."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return NOWHERE
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(address)


@lru_cache(MOST_REMEMBERED)
def household(address: str) -> str:
    """What is counted as one sender: an IPv4 address, or the /64 network that one IPv6 customer gets."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network((address, 64), strict=False))
