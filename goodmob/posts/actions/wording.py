"""What the words of a post mean: whom they name, which tags they carry, and the HTML they become."""

from functools import partial
from typing import NamedTuple

from goodmob.accounts.queries.mentions import mentioned, target_of
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Invalid
from goodmob.core.settings import Settings
from goodmob.core.text.extract import Hashtag, Mention, entities
from goodmob.core.text.render import render_html
from goodmob.core.text.tags import tag_key, tag_url
from goodmob.posts.queries.reviewed_tags import unusable_among
from goodmob.posts.rules.drafts import MOST_MENTIONS, MOST_TAGS


class Wording(NamedTuple):
    """A text that was understood: mentioned accounts and tags as written, each once and in their order."""

    html: str
    mentioned_ids: list[int]
    tag_names: list[str]


async def worded(reads: Reads, settings: Settings, text: str) -> Wording:
    """The text understood; who does not exist here stays plain text. Invalid where staff do not let a tag be used."""
    found = entities(text)
    handles = list(dict.fromkeys(entity.handle for entity in found if isinstance(entity, Mention)))[:MOST_MENTIONS]
    names = list(dict.fromkeys(entity.name for entity in found if isinstance(entity, Hashtag)))[:MOST_TAGS]
    if unusable := await unusable_among(reads, [key for name in names if (key := tag_key(name))]):
        a_tag = "the disallowed hashtags" if len(unusable) > 1 else "a disallowed hashtag"
        raise Invalid("text", f"contained {a_tag}: {', '.join(unusable)}")
    named = await mentioned(reads, settings, handles)
    targets = {handle.key: target_of(settings, account) for handle, account in named.items()}
    html = render_html(text, mentions=targets, tag_url=partial(tag_url, settings.base_url))
    return Wording(html, list(dict.fromkeys(account.id for account in named.values())), names)
