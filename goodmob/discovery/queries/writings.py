"""What is written in posts, with all that an index keeps of them."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from goodmob.accounts.queries.findable import indexable_among
from goodmob.core.database.interface import Reads
from goodmob.core.text.cleaning import clean_text
from goodmob.core.text.links import links
from goodmob.core.text.plain import plain_text
from goodmob.core.text.search.documents import Document, document
from goodmob.discovery.rules import facets
from goodmob.discovery.rules.facets import Facts
from goodmob.media.queries.attachments import Attachment, attachments
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.polls import OptionRow, options_of
from goodmob.posts.queries.posts import PostBody, PostRow, bodies, posts_by_id, unpacked

_UNTOLD = "en"
"""Whose stems a post gets that does not say its language: endings of other languages it mostly leaves alone."""


class Writing(NamedTuple):
    """A post: its texts, the language they are in, and what else of it can be asked for."""

    post_id: int
    texts: list[str]
    language: str | None
    facts: Facts

    def entry(self) -> Document:
        """What the index keeps of it."""
        words = document(self.texts, self.language or _UNTOLD)
        return words._replace(terms=words.terms | {*facets.terms(self.facts)})


async def writings(reads: Reads, post_ids: Collection[int]) -> list[Writing]:
    """Those of the posts that exist; boosts, which say nothing of their own, are left out."""
    posts = [row for row in (await posts_by_id(reads, post_ids)).values() if row.boost_of_id is None]
    ids = [row.id for row in posts]
    texts = await bodies(reads, ids)
    named = await mentioned_in(reads, ids)
    options = await options_of(reads, [row.poll_id for row in posts if row.poll_id is not None])
    media_ids = {row.id: unpacked(texts[row.id].media_ids) for row in posts}
    files = await attachments(reads, {id_ for of_post in media_ids.values() for id_ in of_post})
    indexable = await indexable_among(reads, {row.account_id for row in posts})
    made: list[Writing] = []
    for row in posts:
        media = [files[id_] for id_ in media_ids[row.id] if id_ in files]
        choices = options.get(row.poll_id, []) if row.poll_id is not None else []
        source = _source(row, texts[row.id])
        facts = _facts(row, texts[row.id], media, source)._replace(
            named=named.get(row.id, ()), is_indexable=row.account_id in indexable
        )
        said = [*_said(texts[row.id], source, choices, media)]
        made.append(Writing(row.id, said, row.language, facts))
    return made


def _source(row: PostRow, body: PostBody) -> str:
    return body.text if row.local else clean_text(plain_text(body.html))


def _said(body: PostBody, source: str, choices: Collection[OptionRow], media: Collection[Attachment]) -> Iterator[str]:
    yield body.spoiler_text
    yield source
    yield from (choice.title for choice in choices)
    yield from (file.description or "" for file in media)


def _facts(row: PostRow, body: PostBody, media: Collection[Attachment], source: str) -> Facts:
    return Facts(
        author_id=row.account_id,
        named=(),
        answers_id=row.in_reply_to_account_id,
        is_public=row.visibility == "public" and not row.is_withheld,
        is_indexable=False,
        is_sensitive=body.sensitive,
        is_reply=row.in_reply_to_id is not None,
        is_quote=row.told_quote_state is not None,
        has_poll=row.poll_id is not None,
        has_link=any(links(source)),
        facet=row.facet,
        language=row.language,
        media={file.type for file in media},
    )
