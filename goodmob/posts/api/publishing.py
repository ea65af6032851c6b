"""Writing posts by API: publish, edit, delete, and what an editor needs."""

from msgspec import UNSET, Struct, UnsetType, structs

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core.text.language import language_of
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.federation.meeting import meet_named
from goodmob.posts.actions.delete import delete as delete_post
from goodmob.posts.actions.edit import MediaWords, Revision
from goodmob.posts.actions.edit import edit as edit_post
from goodmob.posts.actions.publish import publish
from goodmob.posts.actions.schedule import schedule
from goodmob.posts.api.params import OnePost
from goodmob.posts.api.policies import PolicyParams as InteractionPolicyParams
from goodmob.posts.entities.edit import StatusEdit, StatusSource, show_history, show_source
from goodmob.posts.entities.scheduled import ScheduledStatus, show_scheduled
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.ownership import own, own_scheduled
from goodmob.posts.permissions import seen
from goodmob.posts.queries.posts import body_of
from goodmob.posts.rules.drafts import Draft, language_code
from goodmob.posts.rules.policies import Audience, answered_by, own_usual, policy_of
from goodmob.posts.rules.polls import PollDraft
from goodmob.posts.rules.scheduling import moment_named
from goodmob.posts.rules.visibility import QuotePolicy, Visibility


class PollParams(Struct):
    """A poll as clients send it; expires_in is in seconds."""

    options: list[str]
    expires_in: int
    multiple: bool | None = None
    hide_totals: bool | None = None

    def draft(self) -> PollDraft:
        """The poll as the actions take it."""
        return PollDraft(tuple(self.options), self.expires_in, bool(self.multiple), bool(self.hide_totals))


class WritingParams(Struct, kw_only=True):
    """What a new post and an edited one have in common."""

    status: str | None = None
    media_ids: list[Id] | None = None
    poll: PollParams | None = None
    sensitive: bool | None = None
    spoiler_text: str | None = None
    language: str | None = None
    quote_approval_policy: QuotePolicy | None = None
    interaction_policy: InteractionPolicyParams | None = None


class PublishParams(WritingParams, kw_only=True):
    """A new post; what is left out is as the author's preferences say."""

    in_reply_to_id: Id | None = None
    visibility: Visibility | None = None
    scheduled_at: str | None = None
    quoted_status_id: Id | None = None
    allowed_mentions: list[Id] | None = None
    local_only: bool | None = None
    federated: bool | None = None

    @property
    def is_local_only(self) -> bool:
        """Whether it is for people signed in here, in GoToSocial's newer word or, without that, the older."""
        return self.federated is False if self.local_only is None else self.local_only


class MediaAttributes(Struct):
    """New words and a new focus ("x,y") for an attachment of an edited post."""

    id: Id
    description: str | UnsetType = UNSET
    focus: str | UnsetType = UNSET

    def words(self) -> MediaWords:
        """The words as the actions take them."""
        return MediaWords(self.id, self.description, self.focus)


class EditParams(WritingParams, kw_only=True):
    """A post as it is to be from now on: what is left out is taken away, as on Mastodon."""

    id: Id
    media_attributes: list[MediaAttributes] = []


class DeleteParams(OnePost):
    """The post, and whether its attachments go at once."""

    delete_media: bool = False


async def publish_status(call: Call, params: PublishParams) -> Status | ScheduledStatus:
    """Publish a post, or let it wait for its hour."""
    house, author_id = call.house, call.account_id
    draft = await with_defaults(call, params)
    key = call.headers.get("Idempotency-Key") or None
    await meet_named(house, draft.text)
    if params.scheduled_at:
        moment = moment_named(params.scheduled_at)
        waiting = await house.db.act(schedule, house.settings, author_id, draft, moment, key, lane=author_id)
        return (await show_scheduled(house, [await own_scheduled(house.db, author_id, waiting)]))[0]
    post_id = await house.db.act(publish, house.settings, author_id, draft, key)
    return await show_one(house, author_id, post_id)


async def with_defaults(call: Call, params: PublishParams, answers: Audience = "") -> Draft:
    """The post that is asked for; what is left out is as the author's preferences say. answers: who may answer it."""
    usual = await posting_defaults(call.house.db, call.account_id)
    wanted = Draft(
        text=params.status or "",
        spoiler_text=params.spoiler_text or "",
        sensitive=usual.posting_sensitive if params.sensitive is None else params.sensitive,
        language=language_of(params.status or "", language_code(params.language or "") or usual.posting_language),
        media_ids=tuple(params.media_ids or ()),
        poll=params.poll.draft() if params.poll else None,
        in_reply_to_id=params.in_reply_to_id,
        quote_of_id=params.quoted_status_id,
        application_id=call.viewer.application_id,
        allowed_mentions=None if params.allowed_mentions is None else tuple(params.allowed_mentions),
        local_only=params.is_local_only,
    )
    visibility = params.visibility or usual.posting_privacy
    policy = params.quote_approval_policy or usual.posting_quote_policy
    rules = own_usual(usual.posting_policies, visibility)
    if params.interaction_policy is not None:
        rules = params.interaction_policy.policy(rules)
    rules = answered_by(rules, answers, visibility)
    return structs.replace(wanted, visibility=visibility, quote_policy=policy, interaction_policy=rules)


async def edit_status(call: Call, params: EditParams) -> Status:
    """Edit one's own post."""
    house, author_id = call.house, call.account_id
    revision = Revision(
        text=params.status or "",
        spoiler_text=params.spoiler_text or "",
        sensitive=bool(params.sensitive),
        language=language_code(params.language or ""),
        media_ids=tuple(params.media_ids or ()),
        poll=params.poll.draft() if params.poll else None,
        quote_policy=params.quote_approval_policy,
        media_words=tuple(attributes.words() for attributes in params.media_attributes),
    )
    if params.interaction_policy is not None:
        row = await own(house.db, author_id, params.id)
        revision = structs.replace(
            revision,
            interaction_policy=params.interaction_policy.policy(policy_of(row.interaction_policy, row.visibility)),
        )
    await meet_named(house, revision.text)
    await house.db.act(edit_post, house.settings, author_id, params.id, revision, lane=params.id)
    return await show_one(house, author_id, params.id)


async def delete_status(call: Call, params: DeleteParams) -> Status:
    """Delete one's own post; the answer has its source, to be written anew."""
    house, author_id = call.house, call.account_id
    await own(house.db, author_id, params.id)
    body = await body_of(house.db, params.id)
    status = await show_one(house, author_id, params.id)
    await house.db.act(delete_post, author_id, params.id, keep_media=not params.delete_media, lane=params.id)
    return structs.replace(status, content=UNSET, text=body.text if body else "")


async def show_status_source(call: Call, params: OnePost) -> StatusSource:
    """What the author wrote, for editing."""
    return await show_source(call.house, await seen(call.house.db, call.account_id, params.id))


async def show_status_history(call: Call, params: OnePost) -> list[StatusEdit]:
    """Every version of a post, the first one first."""
    viewer_id = call.viewer.account_id
    return await show_history(call.house, viewer_id, await seen(call.house.db, viewer_id, params.id))
