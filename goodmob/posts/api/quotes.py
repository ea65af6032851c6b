"""Quotes by API: who quotes a post, who may, and taking a post back out of another."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.posts.actions.quote import revoke_quote, set_quote_policy
from goodmob.posts.api.params import page_by
from goodmob.posts.entities.show import show_one, show_rows
from goodmob.posts.entities.status import Status
from goodmob.posts.permissions import seen_original
from goodmob.posts.queries.reactions import quotes_page
from goodmob.posts.rules.visibility import QuotePolicy


class QuotesParams(PageParams, kw_only=True):
    """A page of the posts that quote the post."""

    id: Id


class QuoteOfPost(Struct):
    """The viewer's post, and the one that quotes it."""

    id: Id
    quoting_status_id: Id


class PolicyParams(Struct):
    """The post, and who may quote it."""

    id: Id
    quote_approval_policy: QuotePolicy


async def list_quotes(call: Call, params: QuotesParams) -> Page[Status]:
    """The posts that quote a post, latest first; those that the viewer may not see are left out."""
    window = params.window(20, 40)
    post = await seen_original(call.house.db, call.account_id, params.id)
    rows = await quotes_page(call.house.db, post.id, window)
    return page_by(rows, window, await show_rows(call.house, call.account_id, rows))


async def revoke_status_quote(call: Call, params: QuoteOfPost) -> Status:
    """Take one's own post back out of one that quotes it; the answer is the quoting post."""
    lane = params.id
    await call.house.db.act(revoke_quote, call.account_id, params.id, params.quoting_status_id, lane=lane)
    return await show_one(call.house, call.account_id, params.quoting_status_id)


async def set_interaction_policy(call: Call, params: PolicyParams) -> Status:
    """Decide who may quote one's own post from now on."""
    await call.house.db.act(set_quote_policy, call.account_id, params.id, params.quote_approval_policy)
    return await show_one(call.house, call.account_id, params.id)
