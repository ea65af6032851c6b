"""Addresses from which nobody is answered, held in memory because every request is asked."""

import ipaddress
from collections.abc import Mapping
from functools import lru_cache

MOST_REMEMBERED = 4096


class ShutOut:
    """Networks, IPv4 and IPv6, each shut out until a moment or for good; empty until somebody fills it.

    A question costs one look into a set for each length of prefix in use, however many networks there are.
    """

    def __init__(self) -> None:
        self._networks: dict[tuple[int, int], dict[int, int | None]] = {}

    def replace(self, networks: Mapping[str, int | None]) -> None:
        """From now on exactly these are shut out; ValueError, and nothing is changed, where one is no network."""
        told: dict[tuple[int, int], dict[int, int | None]] = {}
        for name, until in networks.items():
            network = ipaddress.ip_network(name)
            hosts = network.max_prefixlen - network.prefixlen
            told.setdefault((network.version, hosts), {})[int(network.network_address) >> hosts] = until
        self._networks = told

    def holds(self, address: str, now: int) -> bool:
        """Whether whoever comes from this address is shut out at this moment (us)."""
        if not self._networks:
            return False
        version, number = _number(address)
        for (kind, hosts), starts in self._networks.items():
            if kind == version and (number >> hosts) in starts:
                until = starts[number >> hosts]
                if until is None or until > now:
                    return True
        return False


@lru_cache(MOST_REMEMBERED)
def _number(address: str) -> tuple[int, int]:
    parsed = ipaddress.ip_address(address)
    return parsed.version, int(parsed)
