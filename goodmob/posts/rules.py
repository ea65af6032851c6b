"""What may be posted, voted and scheduled: decisions without I/O."""

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec
import regex

from goodmob.core.bounds import (
    POLL_LONGEST_SECONDS,
    POLL_OPTION_CHARACTERS,
    POLL_OPTIONS,
    POLL_SHORTEST_SECONDS,
    STATUS_CHARACTERS,
)
from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND, from_iso
from goodmob.core.errors import Invalid, Refusal
from goodmob.core.text.cleaning import clean_line, clean_text, is_blank
from goodmob.core.text.length import graphemes
from goodmob.posts.policies import Policy

Visibility = Literal["public", "unlisted", "private", "direct"]
BoostVisibility = Literal["public", "unlisted", "private"]
QuotePolicy = Literal["public", "followers", "nobody"]

OPEN_VISIBILITIES: frozenset[str] = frozenset({"public", "unlisted"})
"""Posts that everybody may see."""

QUOTE_POLICIES: tuple[str, ...] = get_args(QuotePolicy)

FAVOURITED, BOOSTED, BOOKMARKED, PINNED, MUTED, REACTED, FILED = 1, 2, 4, 8, 16, 32, 64
"""Flags of an interaction. MUTED stands on the id of a conversation; FILED where the bookmark is in a folder."""

LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
SCHEDULE_AHEAD = 5 * MINUTE
SCHEDULED_A_DAY = 25
SCHEDULED_AT_ALL = 300
NOT_LET = {
    "reply": "The author of this post does not let you answer it",
    "reblog": "The author of this post does not let you boost it",
    "favourite": "The author of this post does not let you favourite it",
}
"""What somebody is told whom the policy of a post leaves out."""
KEY_LIFETIME = HOUR
ALREADY_VOTED = "You have already voted on this poll"
"""Also what a second choice in a poll of one is told: clients wait for these words of Mastodon's."""
MOST_MENTIONS = 50
MOST_TAGS = 30
"""So many mentions and tags of a post are kept. Each is a row, and an action has room for 200."""


class Unfit(Refusal):
    """A request that is well formed but does not fit what already is; no single field is to blame."""

    status = 422

    def __init__(self, message: str) -> None:
        super().__init__(f"Validation failed: {message}")


class RecordInvalid(Refusal):
    """A value that cannot be read at all, in the words that Mastodon has for it and that clients compare."""

    status = 422

    def __init__(self, field: str) -> None:
        super().__init__("Record invalid", field=field)


class PollDraft(msgspec.Struct, frozen=True):
    """A poll as its author wants it; `expires_in` is in seconds."""

    options: tuple[str, ...]
    expires_in: int
    multiple: bool = False
    hide_totals: bool = False


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A post as its author wants it, with every default filled in.

    allowed_mentions: accounts that the author knows to be mentioned; others refuse the post. None: whoever is named.
    facet: what of an upper slice the post is the face of; None: of nothing.
    interaction_policy: who may do what with it; None: as is usual. local_only: only people signed in here see it.
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


def check_poll(poll: PollDraft) -> None:
    """Refuses (Invalid) a poll with wrong options or times."""
    if len(poll.options) < 2:
        raise Invalid("poll_options", "must have more than one item")
    if len(poll.options) > POLL_OPTIONS:
        raise Invalid("poll_options", f"can't contain more than {POLL_OPTIONS} items")
    if any(graphemes(title) > POLL_OPTION_CHARACTERS for title in poll.options):
        raise Invalid("poll_options", f"cannot be longer than {POLL_OPTION_CHARACTERS} characters each")
    if len(set(poll.options)) < len(poll.options):
        raise Invalid("poll_options", "contain duplicate items")
    if poll.expires_in < POLL_SHORTEST_SECONDS:
        raise Invalid("poll_expires_in", "is too soon")
    if poll.expires_in > POLL_LONGEST_SECONDS:
        raise Invalid("poll_expires_in", "is too far into the future")


def check_moment(scheduled_at: int, now: int) -> None:
    """Refuses (Invalid) a moment that is not at least five minutes and at most a hundred years ahead."""
    if scheduled_at < now + SCHEDULE_AHEAD:
        raise Invalid("scheduled_at", "date must be in the future, by five minutes at least")
    if scheduled_at > now + 36_525 * DAY:
        raise Invalid("scheduled_at", "is too far into the future")


def check_choices(choices: Sequence[int], options: int, multiple: bool) -> int:
    """The bit set of the options that are chosen; Invalid where one does not exist, or none or too many are chosen."""
    if not choices:
        raise Invalid("choices", "can't be blank")
    if not all(0 <= choice < options for choice in choices):
        raise Unfit("The chosen vote option does not exist")
    chosen = frozenset(choices)
    if len(chosen) > 1 and not multiple:
        raise Unfit(ALREADY_VOTED)
    return sum(1 << choice for choice in chosen)


def language_code(text: str) -> str | None:
    """The BCP 47 code that a client sent, "pt-BR" for "pt_BR"; None where it is empty, Invalid where it is no code."""
    code = text.strip().replace("_", "-")
    if code and not LANGUAGE.fullmatch(code):
        raise Invalid("language", "must be a language code, such as en or pt-BR")
    return code or None


def moment_named(text: str) -> int:
    """The moment that a client sent as the time of a scheduled post; RecordInvalid where it is none."""
    try:
        return from_iso(text)
    except ValueError as error:
        raise RecordInvalid("scheduled_at") from error


def chosen(choices: int) -> list[int]:
    """The places of the options in a bit set of choices."""
    return [place for place in range(choices.bit_length()) if choices >> place & 1]


def expiry(poll: PollDraft, now: int) -> int:
    """When a poll that is opened or changed now will end."""
    return now + poll.expires_in * SECOND


def stands_in_public(visibility: str, held: bool, answers_another: bool) -> bool:
    """Whether a post stands in the public timeline; a boost never does."""
    return visibility == "public" and not held and not answers_another


def day_of(moment: int) -> int:
    """The day in UTC that holds the moment, in days since 1970."""
    return moment // DAY


def boostable(visibility: str) -> BoostVisibility:
    """How a boost is seen by somebody who posts like this: what was meant for few is boosted for followers."""
    match visibility:
        case "public" | "unlisted":
            return visibility
        case _:
            return "private"
