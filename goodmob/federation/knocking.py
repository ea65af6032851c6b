"""Signed requests to other servers: knock in the scheme that a host took last, and in the others where it refuses."""

from enum import Enum
from typing import TYPE_CHECKING, Final

from goodmob.core.activitypub.origins import host_of, is_fetchable
from goodmob.core.clock import HOUR
from goodmob.core.house import House
from goodmob.core.http.errors import Blocked
from goodmob.core.http.outside import as_sent
from goodmob.federation.keys import OwnKeys, keys_of
from goodmob.federation.rules.signatures.making import cavage_headers, standard_headers

if TYPE_CHECKING:
    from goodmob.core.http.client import Answer

REFUSED: Final = frozenset({400, 401})
"""What servers answer to a signature that they cannot read or do not believe."""


class Scheme(Enum):
    """How a request is signed, in the order in which they are tried."""

    CAVAGE = "cavage"
    STANDARD = "standard"
    ED25519 = "ed25519"


REFUSES_FOR = HOUR
"""A host that takes no signature of ours is knocked at in one scheme only for so long."""

_REMEMBERED_BYTES = 100


async def knock(
    house: House,
    account_id: int,
    method: str,
    url: str,
    *,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    timeout: float = 30.0,
) -> "Answer":
    """The answer to a request that is signed by one of our actors (0: the server); Unanswered where there is none.

    What leads on to another address is asked for there again, signed for it.
    """
    url = as_sent(url)
    host = host_of(url)
    if host is None or not is_fetchable(url, loopback=house.settings.federation_loopback):
        raise Blocked(f"{url} is no address of another server")
    keys = await keys_of(house, account_id)
    first, *others = _schemes(house, host)
    answer = await _once(house, keys, first, method, url, body, headers or {}, timeout)
    if answer.status not in REFUSED or not others:
        return answer
    for scheme in others:
        answer = await _once(house, keys, scheme, method, url, body, headers or {}, timeout)
        if answer.status not in REFUSED:
            house.cache.put(("scheme", host), scheme, _REMEMBERED_BYTES)
            return answer
    house.cache.put(("refuses", host), house.clock.now() + REFUSES_FOR, _REMEMBERED_BYTES)
    return answer


def _schemes(house: House, host: str) -> list[Scheme]:
    """The schemes to try at a host, the one that it took last first; only that one where it lately took none."""
    known, until = house.cache.get(("scheme", host)), house.cache.get(("refuses", host))
    schemes = sorted(Scheme, key=lambda scheme: scheme is not known) if known else list(Scheme)
    return schemes[:1] if isinstance(until, int) and until > house.clock.now() else schemes


async def _once(
    house: House,
    keys: OwnKeys,
    scheme: Scheme,
    method: str,
    url: str,
    body: bytes | None,
    headers: dict[str, str],
    timeout: float,
) -> "Answer":
    sent = {**headers, **_signature(keys, scheme, method, url, body, house.clock.now())}
    if body is not None:
        return await house.http.post(url, content=body, headers=sent, timeout=timeout)
    answer = await house.http.get(url, headers=sent, timeout=timeout)
    if answer.status in REFUSED and answer.url != url:
        moved = {**headers, **_signature(keys, scheme, method, answer.url, None, house.clock.now())}
        return await house.http.get(answer.url, headers=moved, timeout=timeout)
    return answer


def _signature(keys: OwnKeys, scheme: Scheme, method: str, url: str, body: bytes | None, now: int) -> dict[str, str]:
    match scheme:
        case Scheme.CAVAGE:
            return cavage_headers(keys.rsa, keys.rsa_id, method, url, body, now)
        case Scheme.STANDARD:
            return standard_headers(keys.rsa, keys.rsa_id, method, url, body, now)
        case Scheme.ED25519:
            return standard_headers(keys.ed25519, keys.ed25519_id, method, url, body, now)
