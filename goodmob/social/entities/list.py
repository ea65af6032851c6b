"""The JSON of lists."""

from msgspec import Struct

from goodmob.social.queries.lists import ListRow


class List(Struct, frozen=True):
    """Mastodon's List."""

    id: str
    title: str
    replies_policy: str
    exclusive: bool


def render_list(row: ListRow) -> List:
    """The List of a row."""
    return List(id=str(row.id), title=row.title, replies_policy=row.replies_policy, exclusive=row.exclusive)
