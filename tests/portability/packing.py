"""Archives of posts as other servers give them out, packed for stories, and brought."""

import io
import json
import tarfile
import zipfile
from typing import Any

from tests.world.client import Client
from tests.world.world import World

OLD = "https://old.example/users/ada"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
AT_PICTURE = "media_attachments/files/110/1/original/tea.png"
STATUSES = "/api/v1/statuses"


def note(number: int, content: str = "<p>Tea</p>", day: int = 1, **about: Any) -> dict[str, Any]:
    """A post as Mastodon writes it into an archive."""
    return {
        "id": f"{OLD}/statuses/{number}",
        "type": "Note",
        "summary": None,
        "inReplyTo": None,
        "published": f"2023-05-{day:02d}T10:00:00Z",
        "url": f"https://old.example/@ada/{number}",
        "attributedTo": OLD,
        "to": [PUBLIC],
        "cc": [f"{OLD}/followers"],
        "sensitive": False,
        "content": content,
        "attachment": [],
        "tag": [],
        **about,
    }


def created(one: dict[str, Any]) -> dict[str, Any]:
    """The activity that made it known."""
    return {"id": f"{one['id']}/activity", "type": "Create", "actor": OLD, "object": one}


def files_of(*items: Any) -> dict[str, bytes]:
    """What lies in an archive with these activities."""
    outbox = {"id": "outbox.json", "type": "OrderedCollection", "orderedItems": list(items)}
    actor = {"id": OLD, "type": "Person", "followers": f"{OLD}/followers"}
    return {"outbox.json": json.dumps(outbox).encode(), "actor.json": json.dumps(actor).encode()}


def zipped(files: dict[str, bytes]) -> bytes:
    """The archive as a ZIP."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def taped(files: dict[str, bytes]) -> bytes:
    """The archive as a packed tape."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("media_attachments/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return whole.getvalue()


async def brought(world: World, who: Client, archive: bytes) -> Any:
    """The import of an archive, carried out."""
    files = {"data": ("archive.zip", archive, "application/zip")}
    made = await who.api("POST", "/api/v1/import", files=files, data={"type": "posts"})
    await world.settle()
    return await who.api("GET", f"/api/v1/imports/{made['id']}")


async def own(who: Client) -> list[Any]:
    """One's own posts, the newest first."""
    posts: list[Any] = await who.api("GET", f"/api/v1/accounts/{who.id}/statuses")
    return posts
