"""The form in which people write: what it holds when it is shown, and what it offers."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core import bounds
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.languages import languages
from goodmob.core.secrets import new_secret
from goodmob.media.entities.attachment import MediaAttachment, own_media
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import PostRow, body_of, unpacked
from goodmob.posts.rules.policies import Audience, audience_of, own_usual, policy_of
from goodmob.posts.rules.polls import PollDraft
from goodmob.posts.rules.threads import MOST_PARTS
from goodmob.posts.rules.visibility import VISIBILITIES, QuotePolicy, Visibility, quote_policy_named, visibility_named

Place = Literal["home", "answer", "page", "sheet", "edit"]
"""Where the form stands: above the home timeline, under the post it answers, on its own page, or before one."""

SHARED = "share"
"""The draft of what other apps shared: it is what it is, whatever was shared before."""


class ComposedPart(Struct, frozen=True):
    """A post below the first, as it was typed so far."""

    text: str = ""
    spoiler_text: str = ""
    media: Sequence[MediaAttachment] = ()


class Composer(Struct, frozen=True, kw_only=True):
    """A form for a post. `draft` names what the browser keeps of it until it is sent; `errors` are remedies by field.

    key: what makes a form that is sent twice publish once. answered: the post above it. answers, quotes: who may do so;
    empty as the author usually has it, or as it is. quoted: the post that stands below the words. scheduled_at: when it
    is to appear by the clocks of time_zone, both as forms hold them; empty: at once. draft_id: the draft that the
    server keeps of it, and draft_known when this form saw that change last, in ISO. parts: the posts below the first.
    """

    place: Place
    draft: str
    action: str = "/posts"
    key: str = ""
    text: str = ""
    spoiler_text: str = ""
    sensitive: bool = False
    visibility: Visibility = "public"
    visibilities: Sequence[Visibility] = VISIBILITIES
    language: str = ""
    media: Sequence[MediaAttachment] = ()
    parts: Sequence[ComposedPart] = ()
    poll: PollDraft | None = None
    answers: Audience = ""
    quotes: QuotePolicy | Literal[""] = ""
    local_only: bool = False
    answered: Status | None = None
    quoted: Status | None = None
    scheduled_at: str = ""
    time_zone: str = ""
    draft_id: int | None = None
    draft_known: str = ""
    errors: Mapping[str, str] = {}

    @property
    def choices(self) -> Sequence[object]:
        """All that the tools below the text depend on."""
        chosen = (self.place, self.answered is not None, self.spoiler_text, self.sensitive, self.language)
        return (
            *chosen,
            self.visibility,
            self.visibilities,
            self.media,
            self.poll,
            self.errors,
            self.answers,
            self.quotes,
            self.local_only,
            self.action,
            len(self.parts),
            self.scheduled_at,
            self.time_zone,
        )

    @property
    def is_planned(self) -> bool:
        """Whether it changes a post that waits for its hour already."""
        return self.action.startswith("/scheduled/")

    @property
    def saving(self) -> str:
        """Where the form is sent to be kept as a draft; empty for a post that exists, or waits for its hour."""
        if self.place == "edit" or self.is_planned:
            return ""
        return self.action.removesuffix("/post") if self.action.endswith("/post") else "/drafts"

    @property
    def reshaping(self) -> str:
        """Where the form is sent to get more parts, or fewer; empty for a post that exists."""
        if self.place == "edit":
            return ""
        return "/compose/parts" if self.action == "/posts" else f"{self.action.removesuffix('/post')}/parts"

    @property
    def most_parts(self) -> int:
        """How many posts it may have."""
        return MOST_PARTS

    @property
    def languages(self) -> dict[str, str]:
        """Names of languages by code; the form's own is among them."""
        named = languages()
        return named if not self.language or self.language in named else {self.language: self.language, **named}

    @property
    def most_characters(self) -> int:
        """How long the text may be."""
        return bounds.STATUS_CHARACTERS

    @property
    def most_pictures(self) -> int:
        """How many files may hang on the post."""
        return bounds.STATUS_ATTACHMENTS

    @property
    def options(self) -> list[str]:
        """The options of the poll, with empty ones up to as many as there may be."""
        given = list(self.poll.options) if self.poll else []
        return given + [""] * (bounds.POLL_OPTIONS - len(given))


async def new_post(
    house: House, author_id: int, *, place: Place = "home", text: str = "", quoted: Status | None = None
) -> Composer:
    """An empty form, or one with this text or below it this quoted post, as the author usually posts."""
    usual = await posting_defaults(house.db, author_id)
    return Composer(
        place=place,
        draft=f"quote-{quoted.id}" if quoted else "post",
        key=new_secret(),
        text=text,
        quoted=quoted,
        sensitive=usual.posting_sensitive,
        visibility=visibility_named(usual.posting_privacy),
        answers=audience_of(own_usual(usual.posting_policies, "public")),
        quotes=quote_policy_named(usual.posting_quote_policy),
        language=usual.posting_language,
    )


async def new_answer(
    house: House, author_id: int, answered: Status, *, place: Place = "answer", text: str = ""
) -> Composer:
    """A form that answers the post: it names whom that concerns, and reaches no further than the post does."""
    usual = await posting_defaults(house.db, author_id)
    offered = narrower(answered)
    wanted = visibility_named(usual.posting_privacy)
    named = [(answered.account.id, answered.account.acct), *((one.id, one.acct) for one in answered.mentions)]
    handles = dict.fromkeys(f"@{acct}" for id_, acct in named if id_ != str(author_id))
    return Composer(
        place=place,
        draft=f"answer-{answered.id}",
        key=new_secret(),
        text=" ".join([*handles, text]),
        spoiler_text=answered.spoiler_text,
        visibility=wanted if wanted in offered else offered[0],
        visibilities=offered,
        answers=audience_of(own_usual(usual.posting_policies, "public")),
        quotes=quote_policy_named(usual.posting_quote_policy),
        local_only=bool(answered.local_only),
        language=usual.posting_language,
        answered=answered,
    )


def narrower(answered: Status) -> Sequence[Visibility]:
    """The visibilities that reach no further than the post's own."""
    return VISIBILITIES[VISIBILITIES.index(visibility_named(answered.visibility)) :]


async def revision(house: House, post: PostRow, status: Status) -> Composer:
    """A form that holds the author's own post as it is."""
    body = await body_of(house.db, post.id)
    poll = status.poll
    return Composer(
        place="edit",
        draft=f"edit-{post.id}",
        action=f"/@{status.account.acct}/{post.id}/edit",
        text=body.text if body else "",
        spoiler_text=body.spoiler_text if body else "",
        sensitive=status.sensitive,
        visibility=visibility_named(post.visibility),
        visibilities=(visibility_named(post.visibility),),
        answers=audience_of(policy_of(post.interaction_policy, post.visibility)),
        quotes=quote_policy_named(post.quote_policy),
        language=post.language or "",
        media=await own_media(house, post.account_id, unpacked(body.media_ids) if body else (), post.id),
        poll=PollDraft(tuple(option.title for option in poll.options), 0, poll.multiple) if poll else None,
    )


async def quotable(house: House, author_id: int, post_id: int) -> Status | None:
    """The post, or what it boosts, if the author may see and quote it."""
    try:
        status = await show_one(house, author_id, post_id)
    except NotFound:
        return None
    original = status.reblog or status
    return original if original.quote_approval.current_user == "automatic" else None
