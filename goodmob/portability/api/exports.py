"""Lists to take along, by API: GoToSocial's addresses, and the same for what Mastodon exports besides."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.routes import Handler, Route, get
from goodmob.portability.entities.files import FOLLOWERS, given_out
from goodmob.portability.rules.kinds import BLOCKS, BOOKMARKS, DOMAIN_BLOCKS, FILTERS, FOLLOWING, LISTS, MUTES
from goodmob.social.queries.how_many import how_many_kept_away
from goodmob.social.queries.lists import how_many_lists


class AccountExportStats(Struct, frozen=True):
    """GoToSocial's accountExportStats; what media takes is not added up, as there by default."""

    media_storage: str
    followers_count: int
    following_count: int
    statuses_count: int
    lists_count: int
    blocks_count: int
    mutes_count: int


async def show_stats(call: Call) -> AccountExportStats:
    """How much there is to be exported."""
    house = call.house
    account = await account_by_id(house.db, call.account_id)
    if account is None:
        raise NotFound
    away = await how_many_kept_away(house.db, account.id, house.clock.now())
    lists = await how_many_lists(house.db, account.id)
    return AccountExportStats(
        "", account.followers, account.following, account.statuses, lists, away.blocks, away.mutes
    )


def _giving(name: str, said: str) -> Handler:
    async def give(call: Call) -> Response:
        return given_out(call.house, call.account_id, name)

    give.__doc__ = said
    return give


_SAID = {
    FOLLOWING: ("read:follows", "csv", "Whom one follows, as Mastodon exports it."),
    FOLLOWERS: ("read:follows", "csv", "Who follows one, as GoToSocial exports it."),
    LISTS: ("read:lists", "csv", "One's lists and who is on them, as Mastodon exports it."),
    BLOCKS: ("read:blocks", "csv", "Whom one blocks, as Mastodon exports it."),
    MUTES: ("read:mutes", "csv", "Whom one mutes, as Mastodon exports it."),
    DOMAIN_BLOCKS: ("read:blocks", "csv", "The servers that one blocks, as Mastodon exports it."),
    BOOKMARKS: ("read:bookmarks", "csv", "What one has bookmarked, as Mastodon exports it."),
    FILTERS: ("read:filters", "json", "One's filters, as Mastodon exports it."),
}

ROUTES: tuple[Route, ...] = (
    get("/api/v1/exports/stats", show_stats, scope="read:accounts"),
    *(
        get(f"/api/v1/exports/{name}.{kind}", _giving(name, said), scope=scope)
        for name, (scope, kind, said) in _SAID.items()
    ),
)
