"""A mob on its own, for the frames of other sites."""

from typing import Literal

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.mobs.entities.embed import embeddable
from goodmob.mobs.pages.wall import openly
from goodmob.mobs.rules.addresses import embed_path_of


class Framed(Struct, kw_only=True):
    """The mob, and the colours of the site around it: as the device has them where it does not say."""

    id: Id
    theme: Literal["", "light", "dark"] = ""


async def show_embed(call: Call, params: Framed) -> Response:
    """The mob as strangers see it, whoever asks: what is in a frame must not depend on who is signed in."""
    row = await embeddable(call.house, params.id)
    shown = await openly(call, row)
    source = f"{embed_path_of(row.id)}?theme={params.theme}"
    return call.house.pages.render(call, "mobs/embed.html", framable=True, **shown, theme=params.theme, source=source)


PAGES = (get("/embed/mobs/:id", show_embed, viewer=OPTIONAL_SESSION),)
