"""What the server is called and looks like, as its owner set it."""

from msgspec import Struct
from sqlalchemy import select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.core.house import Face, House
from goodmob.instance.tables import server_setting

ALL = statement(select(server_setting.c.name, server_setting.c.value), long=True)
NAMES = frozenset(Face.__struct_fields__)


class ServerFace(Struct, frozen=True):
    """What shows of the server. accent: "#b23a12", logo: the address of a picture; empty where there is none."""

    title: str
    description: str
    accent: str
    logo: str


def server_face(house: House) -> ServerFace:
    """The face of the server at this moment, from memory: what its owner set, over what the settings say."""
    settings, look = house.settings, house.pages.look
    return ServerFace(settings.title, settings.description, settings.accent, look.logo)


async def stored_face(reads: Reads) -> Face:
    """What staff set on the page of the server."""
    kept = {row.name: row.value for row in await reads.all(ALL)}
    return Face(**{name: value for name, value in kept.items() if name in NAMES})
