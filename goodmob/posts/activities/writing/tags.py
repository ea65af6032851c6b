"""Whom a post mentions, which hashtags it carries, which emoji its words name, and what it quotes, as tags."""

from goodmob.accounts.entities.addresses import acct_of, uri_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.text.shortcodes import shortcodes
from goodmob.core.text.tags import tag_url
from goodmob.media.activities.emojis import emoji_said
from goodmob.posts.activities.writing.gathering import Gathered
from goodmob.posts.queries.posts import PostRow


def tags_said(gathered: Gathered, row: PostRow) -> list[Json]:
    """Mentions in the order of the text, hashtags, then emoji."""
    return [*_mentions(gathered, row), *_hashtags(gathered, row), *_emojis(gathered, row)]


def _mentions(gathered: Gathered, row: PostRow) -> list[Json]:
    settings, accounts = gathered.house.settings, gathered.accounts
    named = [accounts[id_] for id_ in gathered.mentions.get(row.id, ()) if id_ in accounts]
    return [{"type": "Mention", "href": uri_of(settings, one), "name": f"@{acct_of(one)}"} for one in named]


def _hashtags(gathered: Gathered, row: PostRow) -> list[Json]:
    base = gathered.house.settings.base_url
    tags = gathered.tags.get(row.id, ())
    return [{"type": "Hashtag", "href": tag_url(base, tag.name), "name": f"#{tag.display_name}"} for tag in tags]


def _emojis(gathered: Gathered, row: PostRow) -> list[Json]:
    body = gathered.bodies[row.id]
    titles = [option.title for option in gathered.options.get(row.poll_id or 0, ())]
    named = shortcodes([body.text, body.spoiler_text, *titles])
    return [emoji_said(gathered.house, name, gathered.emojis[name]) for name in named if name in gathered.emojis]
