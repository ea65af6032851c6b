"""The ids under which other servers know our posts, and what is done about posts; they never change."""

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.settings import Settings
from goodmob.posts.queries.posts import PostRow


def followers_uri(settings: Settings, account_id: int) -> str:
    """The collection of those who follow an account of this server."""
    return f"{actor_uri(settings, account_id)}/followers"


def own_uri(settings: Settings, account_id: int, post_id: int, *, is_boost: bool = False) -> str:
    """The post of an account of this server; a boost goes by the deed, as it is nothing beside that."""
    post = f"{actor_uri(settings, account_id)}/statuses/{post_id}"
    return f"{post}/activity" if is_boost else post


def own_id(settings: Settings, row: PostRow) -> str:
    """The id of a post of this server, or of the deed that a boost is."""
    return own_uri(settings, row.account_id, row.id, is_boost=row.boost_of_id is not None)


def post_uri(settings: Settings, row: PostRow, uri: str | None) -> str:
    """A post of whichever server; `uri` is the one that others gave theirs."""
    return uri or own_id(settings, row)


def favourite_uri(settings: Settings, account_id: int, favourite_id: int) -> str:
    """That an account of this server favourites something."""
    return f"{actor_uri(settings, account_id)}#likes/{favourite_id}"


def reaction_uri(settings: Settings, account_id: int, reaction_id: int) -> str:
    """That an account of this server reacts with an emoji."""
    return f"{actor_uri(settings, account_id)}#reactions/{reaction_id}"


def request_uri(settings: Settings, account_id: int, mark: str) -> str:
    """That an account of this server asks for something; mark: what waits for the answer."""
    return f"{actor_uri(settings, account_id)}#requests/{mark}"


def stamp_uri(settings: Settings, account_id: int, stamp_id: int) -> str:
    """What an account of this server has allowed in writing."""
    return f"{actor_uri(settings, account_id)}/stamps/{stamp_id}"
