"""The lanes in which things are carried: one inwards and one outwards for each host, so that none waits for another."""

import zlib


def lane_from(host: str) -> str:
    """Where what a host brought is read, in the order in which it came."""
    return f"from:{host}"


def lane_to(host: str) -> str:
    """Where what goes to a host waits for its turn."""
    return f"to:{host}"


def commits_with(host: str) -> int:
    """The number under which what a host brings at the same moment shares transactions."""
    return zlib.crc32(host.encode())
