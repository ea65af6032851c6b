"""What takes room on the disk: what people here uploaded, and the copies of what other servers have."""

from typing import NamedTuple

from starlette.responses import Response

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.i18n import format_number
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get
from goodmob.media.queries.far_files import room_by_kind, room_by_server
from goodmob.media.queries.figures import bytes_kept

ADDRESS = "/settings/server/storage"
MOST_SERVERS = 20
MEGABYTE = 1024 * 1024


class Line(NamedTuple):
    """Something that takes room: what it is, how many MB, how many copies there are of how many files."""

    label: str
    megabytes: str
    copies: int
    files: int | None = None


async def show_storage(call: Call) -> Response:
    """How much room everything takes, and how much it may take."""
    require_permission(call.viewer, Permission.MANAGE_SETTINGS)
    house = call.house
    kinds, servers = await room_by_kind(house.db), await room_by_server(house.db, MOST_SERVERS)
    names = _names(call)
    return house.pages.render(
        call,
        "moderation/storage.html",
        own=_megabytes(await bytes_kept(house.db)),
        taken=_megabytes(sum(row.bytes for row in kinds)),
        budget=house.settings.far_media_mb,
        days=house.settings.far_posts_days,
        kinds=[Line(names[row.kind], _megabytes(row.bytes), row.copies, row.files) for row in kinds],
        servers=[Line(row.domain, _megabytes(row.bytes), row.copies) for row in servers],
    )


def _names(call: Call) -> dict[str, str]:
    return {
        "attachment": call.gettext("Pictures, films and sounds of posts"),
        "preview": call.gettext("Previews of films"),
        "card": call.gettext("Pictures of linked pages"),
        "avatar": call.gettext("Avatars"),
        "header": call.gettext("Headers of profiles"),
        "emoji": call.gettext("Emoji"),
    }


def _megabytes(size: int) -> str:
    """Megabytes, rounded up, so that nothing that is there takes none."""
    return format_number(-(-size // MEGABYTE))


PAGES = (get(ADDRESS, show_storage, viewer=SESSION),)
