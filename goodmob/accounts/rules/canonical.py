"""When two e-mail addresses are one mailbox, however they are written."""

from hashlib import sha256


def canonical_email(address: str) -> str:
    """The address in lower case, without dots in its name and what follows a plus sign: Mastodon's canonical form."""
    name, at, domain = address.strip().lower().partition("@")
    return f"{name.replace('.', '').partition('+')[0]}{at}{domain}"


def canonical_hash(address: str) -> str:
    """The SHA-256 of the canonical form, in hexadecimal digits; the same on every server."""
    return sha256(canonical_email(address).encode()).hexdigest()
