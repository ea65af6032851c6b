"""Every stream by name: who may hear it, and which channels of the bus it is made of."""

from goodmob.announcements.entities.messages import EVERYBODY
from goodmob.core.errors import Unauthorized
from goodmob.core.house import House
from goodmob.core.text.tags import tag_key
from goodmob.core.viewer import Viewer
from goodmob.mobs.entities import tally
from goodmob.mobs.permissions import seen_mob
from goodmob.social.permissions import own_list
from goodmob.social.queries.hidden import hidden_accounts
from goodmob.streaming.hub import Streams
from goodmob.streaming.rules import StreamParams, StreamRule
from goodmob.timelines.queries.home import hold_home
from goodmob.timelines.queries.lists import hold_list


async def _home(house: House, viewer: Viewer, _: StreamParams) -> list[str]:
    account_id = _account(viewer)
    await hold_home(house, account_id)
    return [f"user:{account_id}", EVERYBODY]


async def _notices(_: House, viewer: Viewer, __: StreamParams) -> list[str]:
    return [f"user:notification:{_account(viewer)}"]


async def _direct(_: House, viewer: Viewer, __: StreamParams) -> list[str]:
    return [f"direct:{_account(viewer)}"]


async def _list(house: House, viewer: Viewer, params: StreamParams) -> list[str]:
    kept = await own_list(house.db, _account(viewer), params.list_id)
    await hold_list(house, kept.id)
    return [f"list:{kept.id}"]


async def _tag(_: House, __: Viewer, params: StreamParams) -> list[str]:
    return [f"hashtag:{tag_key(params.tag)}"]


async def _local_tag(_: House, __: Viewer, params: StreamParams) -> list[str]:
    return [f"hashtag:local:{tag_key(params.tag)}"]


async def _mob(house: House, viewer: Viewer, params: StreamParams) -> list[str]:
    mob = await seen_mob(house.db, viewer.account_id, params.mob_id)
    return [f"mob:{mob.id}"]


async def _mob_greeting(house: House, _: Viewer, params: StreamParams) -> list[bytes]:
    return await tally.greeting(house, params.mob_id)


def _public(name: str) -> StreamRule:
    async def channels(_: House, __: Viewer, ___: StreamParams) -> list[str]:
        return [name]

    return StreamRule(channels)


def _account(viewer: Viewer) -> int:
    if viewer.account_id is None:
        raise Unauthorized
    return viewer.account_id


async def _hidden(house: House, account_id: int) -> frozenset[int]:
    return await hidden_accounts(house.db, account_id, house.clock.now())


PUBLIC = ("public", "public:local", "public:remote", "public:media", "public:local:media", "public:remote:media")

STREAMS = Streams(
    {
        "user": StreamRule(_home),
        "user:notification": StreamRule(_notices),
        "direct": StreamRule(_direct),
        "list": StreamRule(_list),
        "hashtag": StreamRule(_tag),
        "hashtag:local": StreamRule(_local_tag),
        "mob": StreamRule(_mob, _mob_greeting, is_open=True),
        **{name: _public(name) for name in PUBLIC},
    },
    _hidden,
)
