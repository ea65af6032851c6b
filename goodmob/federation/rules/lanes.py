"""The lanes in which things are carried: one inwards and one outwards for each host, so that none waits for another."""


def lane_from(host: str) -> str:
    """Where what a host brought is read, in the order in which it came."""
    return f"from:{host}"


def lane_to(host: str) -> str:
    """Where what goes to a host waits for its turn."""
    return f"to:{host}"
