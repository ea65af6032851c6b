"""A post before it is published: what it says, and whether it may."""

from collections.abc import Sequence

import msgspec
import regex

from goodmob.core.bounds import STATUS_CHARACTERS
from goodmob.core.clock import HOUR
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line, clean_text, is_blank
from goodmob.posts.rules.policies import Policy
from goodmob.posts.rules.polls import PollDraft, check_poll
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES, QuotePolicy, Visibility

LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
KEY_LIFETIME = HOUR
MOST_MENTIONS = 50
MOST_TAGS = 30
"""So many mentions and tags of a post are kept. Each is a row, and an action has room for 200."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A post as its author wants it, with every default filled in.

    allowed_mentions: accounts that the author knows to be mentioned; others refuse the post. None: whoever is named.
    facet: what of an upper slice the post is the face of; None: of nothing.
    interaction_policy: who may do what with it; None: as is usual. local_only: only people signed in here see it.
    at_once: whether it is out of step with a conversation that is slowed down, as what was done is told then and there.
    is_due: whether others have to know it, so that it is said also for an author who has moved away.
    spared: accounts that get no notice of being named, as somebody tells them of many such posts at once.
    more: what goes on below it, each an answer to the one before; those have nothing below them.
    """

    text: str = ""
    spoiler_text: str = ""
    visibility: Visibility = "public"
    sensitive: bool = False
    language: str | None = None
    media_ids: tuple[int, ...] = ()
    poll: PollDraft | None = None
    in_reply_to_id: int | None = None
    quote_of_id: int | None = None
    quote_policy: QuotePolicy = "public"
    application_id: int | None = None
    allowed_mentions: tuple[int, ...] | None = None
    facet: str | None = None
    interaction_policy: Policy | None = None
    local_only: bool = False
    spared: tuple[int, ...] = ()
    at_once: bool = False
    is_due: bool = False
    more: tuple["Draft", ...] = ()


def draft_from(text: str) -> Draft:
    """The draft that was kept as JSON."""
    return msgspec.json.decode(text, type=Draft)


def settled(draft: Draft) -> Draft:
    """The draft as it will be kept: tidied, a lone warning taken as the text, sensitive where there is a warning."""
    text, spoiler_text = _said(clean_text(draft.text)), _said(clean_line(draft.spoiler_text))
    if not text and spoiler_text and not draft.media_ids and draft.quote_of_id is None:
        text, spoiler_text = spoiler_text, ""
    policy: QuotePolicy = draft.quote_policy if draft.visibility in OPEN_VISIBILITIES else "nobody"
    poll = draft.poll and msgspec.structs.replace(draft.poll, options=tuple(_options(draft.poll.options)))
    return msgspec.structs.replace(
        draft,
        text=text,
        spoiler_text=spoiler_text,
        sensitive=draft.sensitive or bool(spoiler_text),
        quote_policy=policy,
        media_ids=tuple(dict.fromkeys(draft.media_ids)),
        poll=poll,
    )


def _said(text: str) -> str:
    return "" if is_blank(text) else text


def _options(titles: Sequence[str]) -> list[str]:
    cleaned = (clean_line(title) for title in titles)
    return [title for title in cleaned if not is_blank(title)]


def check_draft(draft: Draft, length: int) -> None:
    """Refuses (Invalid) a settled draft that is empty, too long or has a poll that cannot be; `length` is weighted."""
    if not draft.text and not draft.media_ids and draft.quote_of_id is None:
        raise Invalid("text", "can't be blank")
    if length > STATUS_CHARACTERS:
        raise Invalid("text", f"character limit of {STATUS_CHARACTERS} exceeded")
    if draft.poll is not None:
        check_poll(draft.poll)


def language_code(text: str) -> str | None:
    """The BCP 47 code that a client sent, "pt-BR" for "pt_BR"; None where it is empty, Invalid where it is no code."""
    code = text.strip().replace("_", "-")
    if code and not LANGUAGE.fullmatch(code):
        raise Invalid("language", "must be a language code, such as en or pt-BR")
    return code or None
