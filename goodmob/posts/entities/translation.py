"""Mastodon's Translation: what a post says, in another language."""

import hashlib
import html
import logging
from collections.abc import Mapping, Sequence
from typing import cast

import msgspec
from msgspec import Struct

from goodmob.core.clock import HOUR
from goodmob.core.errors import Forbidden, NotFound, Refusal
from goodmob.core.house import House
from goodmob.core.text.plain import plain_text
from goodmob.core.text.sanitize import sanitize_html
from goodmob.core.translation.choice import translator
from goodmob.core.translation.translator import Translated, Translator, Untranslated
from goodmob.media.queries.attachments import attachments
from goodmob.posts.permissions import seen_original
from goodmob.posts.queries.polls import options_of
from goodmob.posts.queries.posts import PostRow, bodies, unpacked
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES

log = logging.getLogger(__name__)

LONGEST_TEXT = 5_000
"""So much of a translated warning, choice or description is shown."""

_ENTRY_BYTES = 4_000


class TranslatedOption(Struct, frozen=True):
    """A choice of a poll."""

    title: str


class TranslatedPoll(Struct, frozen=True):
    """The poll of the post."""

    id: str
    options: Sequence[TranslatedOption]


class TranslatedAttachment(Struct, frozen=True):
    """What is said of a file."""

    id: str
    description: str


class Translation(Struct, frozen=True, kw_only=True):
    """A post in another language; content is safe HTML."""

    content: str
    spoiler_text: str
    language: str
    poll: TranslatedPoll | msgspec.UnsetType = msgspec.UNSET
    media_attachments: Sequence[TranslatedAttachment]
    detected_source_language: str
    provider: str


class _Unavailable(Refusal):
    status = 503


async def translatable_pairs(house: House) -> Mapping[str, Sequence[str]]:
    """Into which languages each can be translated; nothing where no service was named. 503 where it fails."""
    service = translator(house)
    return {} if service is None else await _languages(house, service)


async def translated(house: House, viewer_id: int | None, post_id: int, wanted: str) -> Translation:
    """The post, or what it boosts, in the wanted language.

    NotFound where the viewer may not see it, and where nothing is translated here; Forbidden for what is not for
    everybody, says nothing, or is in a language that cannot be translated so; 503 where the service fails.
    """
    row = await seen_original(house.db, viewer_id, post_id)
    if row.visibility not in OPEN_VISIBILITIES or row.local_only:
        raise Forbidden
    service = translator(house)
    if service is None:
        raise NotFound
    pairs = await _languages(house, service)
    source = _known(row.language or "und", pairs)
    target = None if source is None else _known(wanted, dict.fromkeys(pairs[source], ()))
    if source is None or target is None:
        raise Forbidden
    return await _made(house, service, row, source, target)


async def _made(house: House, service: Translator, row: PostRow, source: str, target: str) -> Translation:
    body = (await bodies(house.db, [row.id]))[row.id]
    choices = [] if row.poll_id is None else (await options_of(house.db, [row.poll_id])).get(row.poll_id, [])
    files = await attachments(house.db, unpacked(body.media_ids))
    described = {id_: files[id_].description or "" for id_ in unpacked(body.media_ids) if id_ in files}
    plain = [body.spoiler_text, *(choice.title for choice in choices), *described.values()]
    if not body.html and not any(plain):
        raise Forbidden
    texts = [body.html, *(html.escape(text, quote=False) for text in plain)]
    found = await _asked(house, service, texts, source, target)
    content, spoiler_text, *rest = found.texts
    titles, descriptions = rest[: len(choices)], rest[len(choices) :]
    said = zip(described, descriptions, strict=True)
    poll = TranslatedPoll(str(row.poll_id), [TranslatedOption(_plain(title)) for title in titles])
    return Translation(
        content=sanitize_html(content),
        spoiler_text=_plain(spoiler_text),
        language=target,
        poll=poll if choices else msgspec.UNSET,
        media_attachments=[TranslatedAttachment(str(id_), _plain(text)) for id_, text in said if described[id_]],
        detected_source_language=found.source,
        provider=service.name,
    )


def _known(code: str, among: Mapping[str, Sequence[str]]) -> str | None:
    """The language as the service names it: itself, else without its region."""
    names = {name.lower(): name for name in among}
    whole = code.replace("_", "-").lower()
    return names.get(whole) or names.get(whole.partition("-")[0])


def _plain(markup: str) -> str:
    return plain_text(markup)[:LONGEST_TEXT]


async def _languages(house: House, service: Translator) -> Mapping[str, Sequence[str]]:
    key = ("posts.translatable", house.settings.translation, house.clock.now() // HOUR)
    kept = cast("Mapping[str, Sequence[str]] | None", house.cache.get(key))
    if kept is None:
        try:
            kept = await service.languages()
        except Untranslated as error:
            raise _refused(error) from error
        house.cache.put(key, kept, _ENTRY_BYTES)
    return kept


async def _asked(house: House, service: Translator, texts: Sequence[str], source: str, target: str) -> Translated:
    """The texts by the service, or as they were translated before; those that are empty are not asked for."""
    said = [text for text in texts if text]
    digest = hashlib.sha256(msgspec.json.encode(said)).digest()
    key = ("posts.translation", house.settings.translation, source, target, digest)
    kept = cast("Translated | None", house.cache.get(key))
    if kept is None:
        try:
            kept = await service.translate(said, None if source == "und" else source, target)
        except Untranslated as error:
            raise _refused(error) from error
        house.cache.put(key, kept, sum(len(text.encode()) for text in kept.texts) + _ENTRY_BYTES)
    left = iter(kept.texts)
    return Translated(tuple(next(left) if text else "" for text in texts), kept.source)


def _refused(error: Untranslated) -> _Unavailable:
    log.warning("Nothing is translated: %s", error)
    return _Unavailable("Service Unavailable")
