"""Which server an address belongs to, and which addresses may be asked for."""

import re
from ipaddress import IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from goodmob.core.activitypub.bounds import URI_LENGTH
from goodmob.core.text.hosts import normalise_domain

_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_USUAL_PORTS = {"https": 443, "http": 80}
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


def host_of(uri: str) -> str | None:
    """The host that an http(s) address belongs to: lower case, encoded, with its port unless it is the usual one.

    None for all other addresses, and where a name or a password stands before the host.
    """
    parts = _split(uri)
    return None if parts is None else _host(parts)


def same_origin(one: str, other: str) -> bool:
    """Whether two addresses have scheme, host and port in common; False where one of them is no http(s) address."""
    origin = _origin(one)
    return origin is not None and origin == _origin(other)


def is_fetchable(uri: str, *, loopback: bool) -> bool:
    """Whether an object of another server may be asked for here: by https and from a named host.

    loopback: http and addresses in numbers are as good, for servers that stand on one machine.
    """
    parts, host = _split(uri), host_of(uri)
    if parts is None or host is None:
        return False
    return loopback or (parts.scheme == "https" and not _is_numeric(host.partition(":")[0]))


def _origin(uri: str) -> tuple[str, str] | None:
    parts = _split(uri)
    host = None if parts is None else _host(parts)
    return None if parts is None or host is None else (parts.scheme, host)


def _split(uri: str) -> SplitResult | None:
    if len(uri) > URI_LENGTH or _UNSAFE.search(uri):
        return None
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return parts if parts.scheme in _USUAL_PORTS and "@" not in parts.netloc else None


def _host(parts: SplitResult) -> str | None:
    try:
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    bare = _literal(name) if parts.netloc.startswith("[") else normalise_domain(name)
    if bare is None or (":" in name and not parts.netloc.startswith("[")) or port == 0:
        return None
    return bare if port in (None, _USUAL_PORTS[parts.scheme]) else f"{bare}:{port}"


def _literal(name: str) -> str | None:
    try:
        address = ip_address(name)
    except ValueError:
        return None
    return f"[{address.compressed}]" if isinstance(address, IPv6Address) and address.scope_id is None else None


def _is_numeric(host: str) -> bool:
    return host.startswith("[") or _NUMBER.fullmatch(host.rpartition(".")[2]) is not None
