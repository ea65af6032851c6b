"""Second step: what one cares for. Each interest is a tag, and choosing it follows it."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct
from starlette.responses import Response

from goodmob.core import i18n
from goodmob.core.errors import NotFound
from goodmob.core.text.tags import tag_key
from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get, post
from goodmob.discovery.entities.interests import Interest, interests_for
from goodmob.posts.actions.follow_tag import follow_tag, unfollow_tag
from goodmob.web.pages.settling.shell import WELCOME, go_on, step_page

STEP = "interests"
MOST = 60


class Chosen(Struct, kw_only=True):
    """The tags that are ticked, and others in words of one's own."""

    tags: Annotated[list[Annotated[str, Meta(max_length=100)]], Meta(max_length=MOST)] = []
    more: Annotated[str, Meta(max_length=500)] = ""

    @property
    def names(self) -> Sequence[str]:
        """All of them, without their #."""
        return [name.lstrip("#") for name in (*self.tags, *self.more.replace(",", " ").split()[:MOST])]


async def show_choice(call: Call) -> Response:
    """What there is to choose, with what is chosen."""
    return await step_page(call, STEP, interests=await _interests(call))


async def take_choice(call: Call, params: Chosen) -> Response:
    """What is ticked is followed, and what was shown and is not, is not; a word that can be no tag is passed over."""
    wanted = {tag_key(name): name for name in params.names if tag_key(name)}
    for interest in await _interests(call):
        if interest.is_chosen and tag_key(interest.name) not in wanted:
            await call.house.db.act(unfollow_tag, call.account_id, interest.name)
    for name in wanted.values():
        try:
            await call.house.db.act(follow_tag, call.account_id, name)
        except NotFound:
            continue
    return await go_on(call, STEP)


async def _interests(call: Call) -> Sequence[Interest]:
    return (await interests_for(call.house, call.account_id, i18n.current.get()))[:MOST]


PAGES = (
    get(f"{WELCOME}/{STEP}", show_choice, viewer=SESSION),
    post(f"{WELCOME}/{STEP}", take_choice, viewer=SESSION),
)
