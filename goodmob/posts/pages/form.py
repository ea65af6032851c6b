"""What the composer sends, and how it becomes a draft, a revision, or the composer again."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core.errors import NotFound
from goodmob.core.text.language import language_of
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id, Upload
from goodmob.media.actions import take_in as media
from goodmob.media.actions.take_in import Picture, chosen
from goodmob.media.entities.attachment import own_media, with_words
from goodmob.posts.entities.composer import Composer, Place, new_answer, new_post, quotable
from goodmob.posts.entities.draft import DraftStatus
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.pages.parts import PartInput, check_parts, shown_parts, take_in_parts
from goodmob.posts.rules.drafts import Draft, language_code
from goodmob.posts.rules.policies import Audience, answered_by, own_usual
from goodmob.posts.rules.polls import PollDraft
from goodmob.posts.rules.threads import continued
from goodmob.posts.rules.visibility import QuotePolicy, Visibility


class PollInput(Struct, frozen=True):
    """The fields of a poll, which may all be empty; expires_in is in seconds, 0 where nothing was chosen."""

    options: tuple[str, ...] = ()
    expires_in: int = 0
    multiple: bool = False


class Writing(Struct, kw_only=True):
    """A filled-in composer. The descriptions belong to the files in their order; `key` is the form's own,
    and `author` the id of the account that was shown it. scheduled_at, draft_id, draft_known: as in Composer.
    """

    status: str = ""
    spoiler_text: str = ""
    sensitive: bool = False
    visibility: Visibility = "public"
    language: str = ""
    media: list[Picture] = []
    files: list[Upload] = []
    descriptions: list[str] = []
    parts: list[PartInput] = []
    poll: PollInput = PollInput()
    in_reply_to_id: Id | None = None
    quoted_status_id: Id | None = None
    answers: Audience = ""
    quotes: QuotePolicy | Literal[""] = ""
    local_only: bool = False
    scheduled_at: str = ""
    time_zone: str = ""
    draft_id: Id | None = None
    draft_known: str = ""
    key: str = ""
    place: Place = "page"
    author: str = ""

    @property
    def chosen(self) -> list[Picture]:
        """The files that were uploaded before and stay."""
        return chosen(self.media)

    @property
    def wanted_poll(self) -> PollDraft | None:
        """The poll, if any of its options is filled in."""
        options = tuple(option for option in self.poll.options if option.strip())
        return PollDraft(options, self.poll.expires_in, self.poll.multiple) if options else None


async def draft_of(call: Call, form: Writing, media_ids: Sequence[int]) -> Draft:
    """The form as a draft; Invalid where its language is none."""
    usual = await posting_defaults(call.house.db, call.account_id)
    draft = Draft(
        text=form.status,
        spoiler_text=form.spoiler_text,
        sensitive=form.sensitive,
        visibility=form.visibility,
        language=language_of(form.status, language_code(form.language)),
        media_ids=tuple(media_ids),
        poll=form.wanted_poll,
        in_reply_to_id=form.in_reply_to_id,
        quote_of_id=form.quoted_status_id,
        local_only=form.local_only,
    )
    rules = answered_by(own_usual(usual.posting_policies, form.visibility), form.answers, form.visibility)
    policy = form.quotes or usual.posting_quote_policy
    first = structs.replace(draft, quote_policy=policy, interaction_policy=rules)
    check_parts(form.parts)
    return continued(first, [one.part for one in form.parts])


async def take_in(call: Call, form: Writing, media_ids: list[int]) -> None:
    """Uploads the form's new files and adds their ids; those of the parts below are among their own then."""
    await media.take_in(call.house, call.account_id, form.files, form.descriptions, media_ids)
    await take_in_parts(call, form.parts)


async def describe_all(call: Call, form: Writing, draft_id: int | None) -> None:
    """Gives the files that wait for this post, some of which may hang on its draft already, their descriptions."""
    pictures = [*form.chosen, *(picture for part in form.parts for picture in chosen(part.media))]
    await media.describe_all(call.house, call.account_id, pictures, draft_id)


async def filled_again(
    call: Call, form: Writing, media_ids: Sequence[int], errors: Mapping[str, str], post_id: int | None = None
) -> Composer:
    """The composer with all that was typed and uploaded, and what is wrong with it.

    post_id: the draft on which files may hang already.
    """
    house, author_id = call.house, call.account_id
    composer = await _empty(call, form)
    return structs.replace(
        composer,
        key=form.key or composer.key,
        text=form.status,
        spoiler_text=form.spoiler_text,
        sensitive=form.sensitive,
        visibility=form.visibility if form.visibility in composer.visibilities else composer.visibility,
        language=form.language,
        media=with_words(form.media, await own_media(house, author_id, media_ids, post_id)),
        parts=await shown_parts(call, form.parts, post_id),
        poll=form.wanted_poll,
        answers=form.answers,
        quotes=form.quotes,
        local_only=form.local_only,
        scheduled_at=form.scheduled_at,
        time_zone=form.time_zone,
        draft_id=form.draft_id,
        draft_known=form.draft_known,
        errors=errors,
    )


def on_page(call: Call, composer: Composer, unfinished: DraftStatus | None = None) -> Response:
    """The composer on a page of its own; `unfinished`: the draft to go on with instead."""
    status = 422 if composer.errors else 200
    return call.house.pages.render(call, "posts/compose.html", status=status, composer=composer, unfinished=unfinished)


def again(call: Call, composer: Composer) -> Response:
    """The composer that says what is wrong: in its place for a script, else on a page of its own."""
    if wants_fragment(call):
        return call.house.pages.render(call, "posts/_composer.html", status=422, composer=composer)
    return on_page(call, composer if composer.place == "edit" else structs.replace(composer, place="page"))


def sent_on(call: Call, address: str) -> Response:
    """Where the browser goes once the form is taken."""
    if wants_fragment(call):
        return Response(status_code=204, headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


async def _empty(call: Call, form: Writing) -> Composer:
    house, author_id = call.house, call.account_id
    quoted = None if form.quoted_status_id is None else await quotable(house, author_id, form.quoted_status_id)
    if form.in_reply_to_id is None:
        return await new_post(house, author_id, place=form.place, quoted=quoted)
    answered = await _shown(call, form.in_reply_to_id)
    if answered is None:
        return await new_post(house, author_id, place="page", quoted=quoted)
    return structs.replace(await new_answer(house, author_id, answered, place=form.place), quoted=quoted)


async def _shown(call: Call, post_id: int | None) -> Status | None:
    try:
        return None if post_id is None else await show_one(call.house, call.account_id, post_id)
    except NotFound:
        return None
