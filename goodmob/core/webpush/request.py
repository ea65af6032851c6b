"""A message as push services take it: the body and the headers of a POST."""

from typing import NamedTuple
from urllib.parse import urlsplit

from goodmob.core.clock import SECOND
from goodmob.core.webpush.base64url import to_text
from goodmob.core.webpush.encryption import encrypt, encrypt_as_drafted
from goodmob.core.webpush.receiver import Receiver
from goodmob.core.webpush.vapid import VapidKey


class Outgoing(NamedTuple):
    """What is posted to an endpoint."""

    body: bytes
    headers: dict[str, str]


class Sender(NamedTuple):
    """Who pushes: the server's key, and whom a push service may write to (mailto: or https:)."""

    key: VapidKey
    subject: str


def outgoing(
    message: bytes, receiver: Receiver, endpoint: str, sender: Sender, *, standard: bool, now: int, lifetime: int
) -> Outgoing:
    """The message for a receiver, by the RFCs or by the drafts; a service keeps it for `lifetime` us at most."""
    token = sender.key.token(origin_of(endpoint), sender.subject, now)
    public = sender.key.public.rstrip("=")
    headers = {"Content-Type": "application/octet-stream", "TTL": str(lifetime // SECOND), "Urgency": "normal"}
    if standard:
        headers |= {"Content-Encoding": "aes128gcm", "Authorization": f"vapid t={token},k={public}"}
        return Outgoing(encrypt(message, receiver).body, headers)
    sealed = encrypt_as_drafted(message, receiver)
    headers |= {
        "Content-Encoding": "aesgcm",
        "Encryption": f"salt={to_text(sealed.salt)}",
        "Crypto-Key": f"dh={to_text(sealed.sender)};p256ecdsa={public}",
        "Authorization": f"WebPush {token}",
    }
    return Outgoing(sealed.body, headers)


def origin_of(endpoint: str) -> str:
    """Scheme, host and port of an endpoint, the usual port left out."""
    parts = urlsplit(endpoint)
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port not in {None, 443} else "")
