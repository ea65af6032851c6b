"""Where a post is found: its page and its id in the federation."""

from goodmob.accounts.entities.addresses import uri_of as actor_uri
from goodmob.accounts.queries.accounts import AccountRow
from goodmob.core.settings import Settings
from goodmob.posts.queries.posts import PostBody, PostRow


def url_of(settings: Settings, author: AccountRow, post: PostRow, body: PostBody) -> str | None:
    """The page of the post; None where another server did not tell of one."""
    if post.local:
        return page_of(settings, author, post.id)
    return body.url or body.uri


def uri_of(settings: Settings, author: AccountRow, post: PostRow, body: PostBody) -> str:
    """The id of the post for other servers, opaque for our own; that of a boost names the deed."""
    if body.uri:
        return body.uri
    note = f"{actor_uri(settings, author)}/statuses/{post.id}"
    return note if post.boost_of_id is None else f"{note}/activity"


def page_of(settings: Settings, author: AccountRow, post_id: int) -> str:
    """The page of a post of this server."""
    return f"{settings.base_url}/@{author.username}/{post_id}"
