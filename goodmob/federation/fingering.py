"""Asking other servers who somebody is, by WebFinger, and whether a name belongs to an actor."""

from goodmob.core.activitypub.origins import host_of
from goodmob.core.house import House
from goodmob.core.http.errors import Blocked, TooMuch, Unanswered
from goodmob.core.text.usernames import Handle
from goodmob.federation.permissions import is_closed
from goodmob.federation.rules.fingers import ACCEPT, MOST_BYTES, Finger, asking, read_finger
from goodmob.federation.trouble import Gone, Passing, Untrusted

SECONDS = 10.0


async def finger(house: House, handle: Handle) -> Finger:
    """Who has this full name at its own domain. Gone where nobody has, Passing, Untrusted."""
    domain = handle.domain or ""
    if domain == house.settings.local_domain or await is_closed(house.db, domain):
        raise Untrusted(f"nobody of {domain} is asked for")
    found = read_finger(await _answer(house, handle))
    if found is None:
        raise Untrusted(f"{domain} names no actor for {handle.key}")
    return found


async def confirmed_handle(house: House, actor: str, username: str) -> Handle:
    """The full name of the actor that calls itself so: each of the two leads to the other. Untrusted where not.

    The server of the actor may say that the name is at home under another domain, which then has to say so too.
    """
    first = await finger(house, Handle(username, host_of(actor)))
    if first.actor != actor:
        raise Untrusted(f"{username} of {host_of(actor)} is not {actor}")
    if first.handle.key == Handle(username, host_of(actor)).key:
        return first.handle
    second = await finger(house, first.handle)
    if second.actor != actor or second.handle.key != first.handle.key:
        raise Untrusted(f"{first.handle.key} does not lead back to {actor}")
    return second.handle


async def _answer(house: House, handle: Handle) -> bytes:
    schemes = ("https", "http") if house.settings.federation_loopback else ("https",)
    for scheme in schemes:
        try:
            url = asking(scheme, handle)
            answer = await house.http.get(url, headers={"Accept": ACCEPT}, max_bytes=MOST_BYTES, timeout=SECONDS)
        except (Blocked, TooMuch) as error:
            raise Untrusted(str(error)) from error
        except Unanswered as error:
            if scheme == schemes[-1]:
                raise Passing(str(error)) from error
            continue
        if answer.status == 200:
            return answer.body
        if answer.status == 429 or answer.status >= 500:
            raise Passing(f"{url} answers {answer.status}")
        raise Gone(f"{url} answers {answer.status}")
    raise Untrusted(f"{handle.key} cannot be asked for")
