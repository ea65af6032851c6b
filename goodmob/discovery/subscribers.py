"""What happens to suggestions and to the index when something happened to an account or a post."""

from goodmob.accounts.events import AccountCreated, AccountDeleted, AccountMet, ProfileChanged
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.database.interface import Transaction
from goodmob.discovery.actions.index import index_accounts, index_posts
from goodmob.discovery.actions.review_trend import forget_review
from goodmob.discovery.jobs import OfNewPost, OneAccount
from goodmob.discovery.queries.indexed import stale_posts
from goodmob.discovery.queries.saved_searches import may_match
from goodmob.discovery.rules import facets
from goodmob.posts.events import PostDeleted, PostEdited, PostFound, PostImported, PostPublished


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """Nobody keeps a deleted account out of what is suggested any longer, nobody finds it, and it keeps nobody out."""
    await index_accounts(tx, [event.account_id])
    await tx.enqueue("discovery.forget_deleted", OneAccount(event.account_id))


async def index_account(tx: Transaction, event: AccountCreated | AccountMet) -> None:
    """A new account is found by its names."""
    await index_accounts(tx, [event.account_id])


async def index_profile(tx: Transaction, event: ProfileChanged) -> None:
    """An account is found by its new names; its posts by everybody, or by nobody, as it wants it now."""
    await index_accounts(tx, [event.account_id])
    account = await account_by_id(tx, event.account_id)
    if account is not None and await stale_posts(tx, account.id, indexable=account.indexable, limit=1):
        await tx.enqueue("discovery.show_or_hide", OneAccount(account.id))


async def index_post(tx: Transaction, event: PostPublished | PostEdited | PostDeleted) -> None:
    """A post is found by what it says now; a deleted one is not found. Saved searches may want to tell of a new one."""
    terms = (await index_posts(tx, [event.post_id])).get(event.post_id, frozenset())
    if isinstance(event, PostPublished) and facets.OPEN in terms and await may_match(tx, terms):
        await tx.enqueue("discovery.match_searches", OfNewPost(event.post_id))


async def index_found(tx: Transaction, event: PostFound) -> None:
    """An older post of another server, of which nobody is told, is found as well."""
    if not event.is_news:
        await index_posts(tx, [event.post_id])


async def index_imported(tx: Transaction, event: PostImported) -> None:
    """A post that was brought along is found as well."""
    await index_posts(tx, [event.post_id])


async def forget_review_of_post(tx: Transaction, event: PostDeleted) -> None:
    """What staff decided about a post goes with it."""
    await forget_review(tx, event.post_id)
