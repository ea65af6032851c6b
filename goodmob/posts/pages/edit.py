"""Changing one's own post in a browser."""

from msgspec import structs
from starlette.responses import Response

from goodmob.core.errors import Invalid, Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.federation.meeting import meet_named
from goodmob.media.entities.attachment import own_media, with_words
from goodmob.posts.actions.edit import MediaWords, Revision
from goodmob.posts.actions.edit import edit as edit_post
from goodmob.posts.entities.composer import Composer, revision
from goodmob.posts.entities.status import Status
from goodmob.posts.pages import kept
from goodmob.posts.pages.form import Writing, again, on_page, sent_on, take_in
from goodmob.posts.pages.own import OwnPost, own_post
from goodmob.posts.pages.words import words_for
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.rules.drafts import language_code
from goodmob.posts.rules.policies import Policy, answered_by, policy_of


class Rewriting(Writing, kw_only=True):
    """A filled-in composer for the post of the path."""

    username: str
    id: Id


async def show_editor(call: Call, params: OwnPost) -> Response:
    """The post in the composer, ready to be changed."""
    row, status = await own_post(call, params)
    unsent = kept.unsent(call, _place(status))
    if unsent is not None:
        chosen = [picture.id for picture in unsent.chosen]
        return kept.forget(call, on_page(call, await _filled(call, unsent, row, status, chosen, {})))
    return on_page(call, await revision(call.house, row, status))


async def take_edit(call: Call, params: Rewriting) -> Response:
    """The post is as wished, or the form says what cannot be accepted."""
    house = call.house
    row, status = await own_post(call, OwnPost(params.username, params.id))
    media_ids = [picture.id for picture in params.chosen]
    try:
        await take_in(call, params, media_ids)
        wanted = _revision(params, row, status, media_ids)
        await meet_named(house, wanted.text)
        await house.db.act(edit_post, house.settings, call.account_id, params.id, wanted, lane=params.id)
    except Refusal as refusal:
        return again(call, await _filled(call, params, row, status, media_ids, words_for(refusal)))
    call.notify(call.gettext("Your post is changed. Everybody can see that it was, and what it said before."))
    return sent_on(call, f"{status.url}#post-{status.id}")


def _revision(form: Rewriting, row: PostRow, status: Status, media_ids: list[int]) -> Revision:
    poll, before = form.wanted_poll, status.poll
    keeps_poll = (
        poll is not None
        and before is not None
        and (poll.options, poll.multiple) == (tuple(option.title for option in before.options), before.multiple)
        and not poll.expires_in
    )
    if poll is not None and not poll.expires_in and not keeps_poll:
        raise Invalid("poll_expires_in", "can't be blank")
    return Revision(
        text=form.status,
        spoiler_text=form.spoiler_text,
        sensitive=form.sensitive,
        language=language_code(form.language),
        media_ids=tuple(media_ids),
        poll=poll,
        keeps_poll=keeps_poll,
        interaction_policy=_policy(form, row),
        quote_policy=form.quotes or None,
        media_words=tuple(MediaWords(picture.id, picture.description, picture.focus) for picture in form.chosen),
    )


def _policy(form: Rewriting, row: PostRow) -> Policy | None:
    if not form.answers:
        return None
    return answered_by(policy_of(row.interaction_policy, row.visibility), form.answers, row.visibility)


async def keep_unsent(call: Call, params: Rewriting) -> Response:
    """Nobody is signed in any more: keep what was written in the browser until somebody is."""
    return kept.lapse(call, params, f"/@{params.username}/{params.id}/edit")


def _place(status: Status) -> str:
    return f"/@{status.account.acct}/{status.id}/edit"


async def _filled(
    call: Call, form: Writing, row: PostRow, status: Status, media_ids: list[int], errors: dict[str, str]
) -> Composer:
    return structs.replace(
        await revision(call.house, row, status),
        text=form.status,
        spoiler_text=form.spoiler_text,
        sensitive=form.sensitive,
        language=form.language,
        media=with_words(form.media, await own_media(call.house, call.account_id, media_ids, row.id)),
        poll=form.wanted_poll,
        answers=form.answers,
        quotes=form.quotes,
        errors=errors,
    )


PAGES = (
    get("/@:username/:id/edit", show_editor, viewer=SESSION),
    post("/@:username/:id/edit", take_edit, viewer=SESSION, limit="statuses", lapsed=keep_unsent),
)
