"""Third step: people to follow, those first who write about what one cares for."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct
from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.discovery.entities.interests import kindred
from goodmob.social.actions.follow_all import follow_all
from goodmob.social.entities.relationship import Acquaintance, acquaintances
from goodmob.social.ways import SUGGESTION
from goodmob.web.pages.settling.shell import WELCOME, go_on, step_page

STEP = "people"
MOST = 10


class Everybody(Struct, kw_only=True):
    """Those who were shown."""

    account_ids: Annotated[list[Id], Meta(max_length=MOST)] = []


class Suggested(NamedTuple):
    """Somebody to follow, and the tags that they write about; none where they are only here."""

    one: Acquaintance
    tags: Sequence[str]


async def show_people(call: Call) -> Response:
    """People with the reason why they are shown."""
    found = await kindred(call.house, call.account_id, MOST)
    about = {each.account_id: each.tags for each in found}
    met = await acquaintances(call.house, call.account_id, list(about))
    people = [Suggested(one, about[int(one.account.id)]) for one in met]
    return await step_page(call, STEP, people=people, back=f"{WELCOME}/{STEP}")


async def follow_everybody(call: Call, params: Everybody) -> Response:
    """All who were shown are followed, but for those who cannot be."""
    done = await call.house.db.act(follow_all, call.account_id, params.account_ids, SUGGESTION)
    call.notify(call.ngettext("You now follow %(num)s more person.", "You now follow %(num)s more people.", done))
    return await go_on(call, STEP)


PAGES = (
    get(f"{WELCOME}/{STEP}", show_people, viewer=SESSION),
    post(f"{WELCOME}/{STEP}", follow_everybody, viewer=SESSION, limit="follows"),
)
