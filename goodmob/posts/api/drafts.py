"""Posts that are not finished, by API: kept on the server, so that every device of their author has them."""

from msgspec import Struct, structs

from goodmob.core.clock import from_iso, iso
from goodmob.core.errors import Invalid
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, post, put
from goodmob.federation.meeting import meet_named
from goodmob.posts.actions.draft import add_draft, change_draft, delete_draft, publish_draft, refuse_overtaken
from goodmob.posts.api.params import page_by
from goodmob.posts.api.publishing import PollParams, PublishParams, with_defaults
from goodmob.posts.entities.draft import DraftStatus, show_drafts
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.ownership import own_draft
from goodmob.posts.queries.drafts import draft_by_id, drafts_page
from goodmob.posts.rules.drafts import Draft
from goodmob.posts.rules.policies import Audience
from goodmob.posts.rules.sketch import Sketch, SketchedPoll, sketch_from
from goodmob.posts.rules.threads import continued
from goodmob.posts.rules.visibility import QuotePolicy, Visibility

ANY_VERSION = "*"


class SketchedPollParams(Struct):
    """A poll as far as it is thought of; expires_in is in seconds."""

    options: list[str] = []
    expires_in: int | None = None
    multiple: bool | None = None
    hide_totals: bool | None = None


class NewDraft(Struct, kw_only=True):
    """A draft with the parameters of a new post, of which none is needed. answers: who may answer it."""

    status: str | None = None
    media_ids: list[Id] | None = None
    poll: SketchedPollParams | None = None
    sensitive: bool | None = None
    spoiler_text: str | None = None
    language: str | None = None
    quote_approval_policy: QuotePolicy | None = None
    in_reply_to_id: Id | None = None
    visibility: Visibility | None = None
    quoted_status_id: Id | None = None
    answers: Audience | None = None
    local_only: bool | None = None

    def sketch(self) -> Sketch:
        """The draft as the actions take it."""
        poll = self.poll
        return Sketch(
            text=self.status or "",
            spoiler_text=self.spoiler_text or "",
            visibility=self.visibility,
            sensitive=self.sensitive,
            language=self.language,
            media_ids=tuple(dict.fromkeys(self.media_ids or ())),
            poll=SketchedPoll(tuple(poll.options), poll.expires_in, bool(poll.multiple), bool(poll.hide_totals))
            if poll
            else None,
            in_reply_to_id=self.in_reply_to_id,
            quote_of_id=self.quoted_status_id,
            quote_policy=self.quote_approval_policy,
            answers=self.answers or "",
            local_only=bool(self.local_only),
        )


class OneDraft(Struct):
    """The draft of the path."""

    id: Id


class DraftChange(NewDraft, kw_only=True):
    """All that the draft is to say from now on, and when the writer saw it change last."""

    id: Id
    updated_at: str | None = None


class KnownDraft(OneDraft):
    """The draft of the path, as its author knows it, where they say so."""

    updated_at: str | None = None


async def list_drafts(call: Call, params: PageParams) -> Page[DraftStatus]:
    """The viewer's drafts, the latest begun first."""
    window = params.window(20, 40)
    rows = await drafts_page(call.house.db, call.account_id, window)
    return page_by(rows, window, await show_drafts(call.house, rows))


async def keep_draft(call: Call, params: NewDraft) -> DraftStatus:
    """Keep a post that is not finished."""
    draft_id = await call.house.db.act(add_draft, call.account_id, params.sketch(), lane=call.account_id)
    return await show_draft(call, OneDraft(draft_id))


async def show_draft(call: Call, params: OneDraft) -> DraftStatus:
    """One of the viewer's drafts."""
    return (await show_drafts(call.house, [await own_draft(call.house.db, call.account_id, params.id)]))[0]


async def rewrite_draft(call: Call, params: DraftChange) -> DraftStatus:
    """Make a draft say something else; refused where another device did so meanwhile."""
    row = await own_draft(call.house.db, call.account_id, params.id)
    # Apps know nothing of what goes on below a post, and take nothing of it away.
    sketch = structs.replace(params.sketch(), more=sketch_from(row.sketch).more)
    known = _known(call, params.updated_at)
    if known is None:
        raise Invalid("updated_at", "can't be blank")
    wanted = None if known == ANY_VERSION else known
    await call.house.db.act(change_draft, call.account_id, params.id, sketch, wanted, lane=call.account_id)
    return await show_draft(call, OneDraft(params.id))


async def throw_draft_away(call: Call, params: OneDraft) -> Empty:
    """Delete a draft."""
    await call.house.db.act(delete_draft, call.account_id, params.id, lane=call.account_id)
    return EMPTY


async def publish_one_draft(call: Call, params: KnownDraft) -> Status:
    """Publish what a draft has become, and remove it; asked twice, it is published once."""
    house, account_id = call.house, call.account_id
    row = await draft_by_id(house.db, params.id)
    wanted, seen = Draft(), None
    if row is not None and row.account_id == account_id:
        known = _known(call, params.updated_at)
        refuse_overtaken(row, None if known == ANY_VERSION else known)
        # What was read here is what is published, also for whoever would take any version.
        wanted, seen = await _post_of(call, sketch_from(row.sketch)), iso(row.updated_at)
    await meet_named(house, wanted.text, *(part.text for part in wanted.more))
    post_id = await house.db.act(publish_draft, house.settings, account_id, params.id, wanted, seen, lane=account_id)
    return await show_one(house, account_id, post_id)


def _known(call: Call, updated_at: str | None) -> str | None:
    said = call.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    known = updated_at or said or None
    return known if known is None or known == ANY_VERSION else _moment(known)


def _moment(updated_at: str) -> str:
    try:
        return iso(from_iso(updated_at))
    except ValueError as error:
        raise Invalid("updated_at", "must be a date and time, as the draft tells it") from error


async def _post_of(call: Call, sketch: Sketch) -> Draft:
    poll = sketch.poll if sketch.poll and any(option.strip() for option in sketch.poll.options) else None
    if poll is not None and poll.expires_in is None:
        raise Invalid("poll_expires_in", "can't be blank")
    first = await with_defaults(
        call,
        PublishParams(
            status=sketch.text,
            media_ids=list(sketch.media_ids),
            poll=PollParams(list(poll.options), poll.expires_in or 0, poll.multiple, poll.hide_totals)
            if poll
            else None,
            sensitive=sketch.sensitive,
            spoiler_text=sketch.spoiler_text,
            language=sketch.language,
            quote_approval_policy=sketch.quote_policy,
            in_reply_to_id=sketch.in_reply_to_id,
            visibility=sketch.visibility,
            quoted_status_id=sketch.quote_of_id,
            local_only=sketch.local_only,
        ),
        sketch.answers,
    )
    return continued(first, sketch.more)


_DRAFTS = "/api/v1/drafts"

ROUTES = (
    get(_DRAFTS, list_drafts, scope="read:statuses"),
    post(_DRAFTS, keep_draft, scope="write:statuses"),
    get(f"{_DRAFTS}/:id", show_draft, scope="read:statuses"),
    put(f"{_DRAFTS}/:id", rewrite_draft, scope="write:statuses"),
    delete(f"{_DRAFTS}/:id", throw_draft_away, scope="write:statuses"),
    post(f"{_DRAFTS}/:id/publish", publish_one_draft, scope="write:statuses", limit="statuses"),
)
