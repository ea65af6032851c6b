"""Followers of others whom the viewer follows, too, by API."""

from collections import defaultdict

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.permissions import is_shown
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import get
from goodmob.social.permissions import may_see_edges
from goodmob.social.queries.familiar import familiar_followers
from goodmob.social.queries.hidden import blocks_between

_MOST_ASKED = 40


class AccountsAskedAbout(Struct):
    """The accounts whose followers are looked through."""

    id: list[Id] = []


class FamiliarFollowers(Struct, frozen=True):
    """Mastodon's FamiliarFollowers: the account with this id, and who follows it of those whom the viewer follows."""

    id: str
    accounts: list[Account]


async def list_familiar_followers(call: Call, params: AccountsAskedAbout) -> list[FamiliarFollowers]:
    """Who of those whom the viewer follows follows these accounts, of which up to forty can be asked about.

    Whoever hides whom he or she follows is left out, and so are all followers of an account that hides them.
    """
    house, viewer_id = call.house, call.account_id
    wanted = list(dict.fromkeys(params.id))[:_MOST_ASKED]
    known = {id_: row for id_, row in (await accounts_by_id(house.db, wanted)).items() if is_shown(row)}
    blocked = await blocks_between(house.db, viewer_id, known)
    open_to_viewer = [id_ for id_, row in known.items() if may_see_edges(viewer_id, row) and id_ not in blocked]
    pairs = await familiar_followers(house.db, viewer_id, open_to_viewer)
    followers = await accounts_by_id(house.db, {pair.follower_id for pair in pairs})
    told = {id_ for id_, row in followers.items() if may_see_edges(viewer_id, row)}
    accounts = {int(account.id): account for account in await show_accounts(house, told)}
    found: defaultdict[int, list[Account]] = defaultdict(list)
    for pair in pairs:
        if pair.follower_id in accounts:
            found[pair.target_id].append(accounts[pair.follower_id])
    return [FamiliarFollowers(str(id_), found[id_]) for id_ in wanted if id_ in known]


ROUTES = (get("/api/v1/accounts/familiar_followers", list_familiar_followers, scope="read:follows"),)
