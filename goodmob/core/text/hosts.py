"""Host names: how long a host written in running text is, and the one spelling a domain is stored in."""

import idna
import regex

from goodmob.core.text.characters import SPACELESS

LONGEST_HOST = 253
LONGEST_LABEL = 63
DEFAULT_PORT = 443

# No list of top-level domains is kept: it would be out of date, so any word of letters counts as one.
TOP_LEVEL = regex.compile(r"[\p{L}\p{M}]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9]")

# "example.comです": the letters before the first character of a script without spaces end the host.
GLUED = regex.compile(rf"(?<=\.)[A-Za-z]{{2,63}}+(?=[{SPACELESS}\p{{So}}\p{{Sk}}])")

DOMAIN = regex.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?+(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?+)*+")


def without_glued_text(run: str) -> str:
    """The part of a run of host characters that comes before text written on without a space."""
    glued = GLUED.search(run)
    return run[: glued.end()] if glued else run


def host_length(run: str) -> int:
    """How many characters of a run of host characters are a host that can be linked; 0 when it is none.

    A host has at least two labels, the last one a word or an encoded word, and no underscore in the last two.
    """
    host = without_glued_text(run.partition("..")[0].removesuffix("."))
    labels = host.split(".")
    if len(labels) < 2 or len(host) > LONGEST_HOST or not TOP_LEVEL.fullmatch(labels[-1]):
        return 0
    if "_" in labels[-2] or not all(_is_label(label) for label in labels):
        return 0
    return len(host)


def _is_label(label: str) -> bool:
    if not label or len(label) > LONGEST_LABEL or label[0] in "-_" or label[-1] in "-_":
        return False
    if label.isascii():
        return True
    return not label.lower().startswith("xn--") and len(label.encode("punycode")) + len("xn--") <= LONGEST_LABEL


def normalise_domain(domain: str) -> str | None:
    """The one spelling of a domain: lower case, encoded (xn--), no trailing dot, a port only when it is not 443.

    None when it is not a domain.
    """
    if len(domain) > LONGEST_HOST + len(".:65535"):
        return None
    host, colon, port = domain.strip().partition(":")
    if colon and not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536):
        return None
    host = _encoded(host.removesuffix("."))
    if len(host) > LONGEST_HOST or not DOMAIN.fullmatch(host):
        return None
    return f"{host}:{int(port)}" if colon and int(port) != DEFAULT_PORT else host


def with_parents(domain: str) -> list[str]:
    """The domain and every domain above it, nearest first; also those without its port, where it has one."""
    host, _, port = domain.partition(":")
    labels = host.split(".")
    above = [".".join(labels[first:]) for first in range(len(labels))]
    return [name for host in above for name in ((f"{host}:{port}", host) if port else (host,))]


def _encoded(host: str) -> str:
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        return ""
