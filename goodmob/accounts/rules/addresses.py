"""Networks as staff write them, and those that hold an address."""

import ipaddress
from typing import Literal, get_args

LONGEST_NETWORK = 60
ANY_ADDRESS = "0.0.0.0/32"
"""The network that stands for none given, as in Mastodon."""

_MAPPED = 96

Severity = Literal["sign_up_requires_approval", "sign_up_block", "no_access"]

SEVERITIES: tuple[str, ...] = get_args(Severity)
"""What can be done about an address, mildest first."""

NO_SIGN_UP = frozenset({"sign_up_block", "no_access"})
"""Where somebody comes from a network with one of these, nobody signs up."""


def network_of(text: str) -> str | None:
    """The one spelling of a network or address, IPv4 inside IPv6 taken out; None where it is neither."""
    if len(text) > LONGEST_NETWORK or "%" in text:
        return None
    try:
        network = ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        return None
    if isinstance(network, ipaddress.IPv6Network) and network.prefixlen >= _MAPPED:
        mapped = network.network_address.ipv4_mapped
        if mapped is not None:
            return f"{mapped}/{network.prefixlen - _MAPPED}"
    return str(network)


def networks_holding(address: str) -> list[str]:
    """Every network that an address lies in, in the spelling of `network_of`, widest first."""
    most = ipaddress.ip_address(address).max_prefixlen
    return [str(ipaddress.ip_network((address, length), strict=False)) for length in range(most + 1)]


def holds(network: str, address: str) -> bool:
    """Whether the address lies in the network."""
    return ipaddress.ip_address(address) in ipaddress.ip_network(network)


def severest(severities: list[str]) -> str:
    """The severest of several; empty where there is none."""
    return max(severities, key=SEVERITIES.index, default="")
