"""Which addresses of the internet this server may connect to."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

PRIVATE_V4 = tuple(map(ip_network, ("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
PRIVATE_V6 = tuple(map(ip_network, ("::1/128", "fc00::/7")))

REFUSED_V4 = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this network
            "100.64.0.0/10",  # shared by the customers of a provider; some clouds keep their metadata there
            "169.254.0.0/16",  # link-local, and the metadata of most clouds
            "192.0.0.0/24",  # protocol assignments, and the metadata of one cloud
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # name servers of nobody (AS112)
            "192.52.193.0/24",  # multicast relays
            "192.88.99.0/24",  # 6to4 relays
            "192.175.48.0/24",  # name servers of nobody (AS112)
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
            "168.63.129.16/32",  # the platform of one cloud, on a public address
        ),
    )
)

GLOBAL_V6 = ip_network("2000::/3")
"""What IPv6 routes publicly. Mapped, compatible, translated, local and multicast addresses all lie outside."""

REFUSED_V6 = tuple(
    map(
        ip_network,
        (
            "2001::/23",  # protocol assignments, Teredo among them
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4
            "3fff::/20",  # documentation
        ),
    )
)

METADATA_V6 = tuple(map(ip_network, ("fd00:ec2::254/128", "fd20:ce::254/128")))
"""Metadata of clouds on private addresses: refused even where private networks are allowed."""


def may_connect(address: str, allow_private: bool = False) -> bool:
    """Whether an address (a literal, as the resolver gives it) is public, or private where that is allowed."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _v4(found, allow_private) if isinstance(found, IPv4Address) else _v6(found, allow_private)


def _v4(address: IPv4Address, allow_private: bool) -> bool:
    if any(address in network for network in PRIVATE_V4):
        return allow_private
    return not any(address in network for network in REFUSED_V4)


def _v6(address: IPv6Address, allow_private: bool) -> bool:
    if any(address in network for network in PRIVATE_V6):
        return allow_private and not any(address in network for network in METADATA_V6)
    return address in GLOBAL_V6 and not any(address in network for network in REFUSED_V6)
