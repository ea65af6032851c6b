"""Where mobs live on the web."""

import re

from goodmob.core.settings import Settings

MOST_LINKED = 5
"""So many mobs one post leads to, at most."""

_NUMBER = re.compile(r"[0-9]{1,19}(?![0-9A-Za-z_])")


def path_of(mob_id: int) -> str:
    """The page of a mob, on this server."""
    return f"/mobs/{mob_id}"


def embed_path_of(mob_id: int) -> str:
    """The page of a mob for the frames of other sites."""
    return f"/embed/mobs/{mob_id}"


def url_of(settings: Settings, mob_id: int) -> str:
    """The page of a mob."""
    return f"{settings.base_url}{path_of(mob_id)}"


def report_url_of(settings: Settings, mob_id: int) -> str:
    """The page that tells what came of a mob."""
    return f"{url_of(settings, mob_id)}/report"


def invitation_url_of(settings: Settings, mob_id: int, code: str) -> str:
    """The link to a mob that somebody passes on."""
    return f"{url_of(settings, mob_id)}/by/{code}"


def mobs_linked(settings: Settings, text: str) -> list[int]:
    """The ids in the addresses of mobs in a text, each once, the first ones first; whether they exist is open."""
    after = text.split(url_of(settings, 0).removesuffix("0"))[1:]
    ids = [int(found[0]) for part in after if (found := _NUMBER.match(part))]
    return [id_ for id_ in dict.fromkeys(ids) if id_ < 2**63][:MOST_LINKED]
