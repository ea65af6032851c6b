"""How somebody stands to posts whose authors say who may do what with them."""

from collections.abc import Iterable

from goodmob.core.database.interface import Reads
from goodmob.posts.queries.mentions import posts_addressing
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.rules.policies import Bond
from goodmob.social.queries.follows import followers_among, follows_among


async def bonds_with(reads: Reads, account_id: int | None, posts: Iterable[PostRow]) -> dict[int, Bond]:
    """How the account stands to those of the posts that have a policy of their own; three queries, or none."""
    if account_id is None:
        return {}
    ruled = [row for row in posts if row.interaction_policy is not None]
    others = [row for row in ruled if row.account_id != account_id]
    if not others:
        return {row.id: Bond(is_author=True) for row in ruled}
    authors = {row.account_id for row in others}
    follows = await follows_among(reads, account_id, authors)
    followers = await followers_among(reads, account_id, authors)
    named = await posts_addressing(reads, account_id, [row.id for row in others])
    return {
        row.id: Bond(
            is_author=row.account_id == account_id,
            follows=row.account_id in follows,
            is_followed=row.account_id in followers,
            is_mentioned=row.id in named or row.in_reply_to_account_id == account_id,
        )
        for row in ruled
    }
