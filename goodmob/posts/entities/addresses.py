"""Where a post is found: its page and its id in the federation."""

from goodmob.accounts.entities.account import Account
from goodmob.core.settings import Settings
from goodmob.posts.queries.posts import PostBody, PostRow


def url_of(settings: Settings, author: Account, post: PostRow, body: PostBody) -> str | None:
    """The page of the post; None where another server did not tell of one."""
    if post.local:
        return f"{settings.base_url}/@{author.username}/{post.id}"
    return body.url or body.uri


def uri_of(author: Account, post: PostRow, body: PostBody) -> str:
    """The id of the post for other servers, opaque for our own; that of a boost names the deed."""
    if body.uri:
        return body.uri
    note = f"{author.uri}/statuses/{post.id}"
    return note if post.boost_of_id is None else f"{note}/activity"
