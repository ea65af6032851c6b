"""Writing a post in a browser: the page with the form, and what takes it."""

from urllib.parse import urlencode, urlsplit

from msgspec import Struct, structs
from starlette.responses import Response

from goodmob.core.database.paging import Window
from goodmob.core.errors import Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.core.web.way_back import sign_in_url
from goodmob.posts.entities.composer import Composer, Place, new_answer, new_post, quotable
from goodmob.posts.entities.draft import DraftStatus, show_drafts
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.pages import kept
from goodmob.posts.pages.clocks import moment_of, zone_of
from goodmob.posts.pages.form import Writing, again, describe_all, draft_of, filled_again, on_page, sent_on, take_in
from goodmob.posts.pages.sending import send_off, waits
from goodmob.posts.pages.words import cannot_quote, words_for
from goodmob.posts.queries.drafts import drafts_page

ADDRESS = "/compose"


class Beginning(Struct, kw_only=True):
    """How a post begins: what it answers or quotes, and its first words."""

    reply_to: Id | None = None
    quote: Id | None = None
    text: str = ""


async def show_composer(call: Call, params: Beginning) -> Response:
    """The form on a page of its own; with what an ended session left unsent, if there is such a thing."""
    unsent = kept.unsent(call, ADDRESS)
    if unsent is not None and not wants_fragment(call):
        form = structs.replace(unsent, place="page")
        media_ids = [picture.id for picture in form.chosen]
        return kept.forget(call, on_page(call, await filled_again(call, form, media_ids, {}, form.draft_id)))
    composer = await _begun(call, params)
    if wants_fragment(call):
        return call.house.pages.render(call, "posts/_sheet.html", composer=composer)
    begins_empty = params.reply_to is None and params.quote is None and not params.text
    return on_page(call, composer, await _unfinished(call) if begins_empty else None)


async def _unfinished(call: Call) -> DraftStatus | None:
    drafts = await drafts_page(call.house.db, call.account_id, Window(limit=1))
    return next(iter(await show_drafts(call.house, drafts)), None)


async def _begun(call: Call, params: Beginning) -> Composer:
    house, author_id = call.house, call.account_id
    place: Place = "sheet" if wants_fragment(call) else "page"
    if params.reply_to is None:
        quoted = None if params.quote is None else await quotable(house, author_id, params.quote)
        composer = await new_post(house, author_id, place=place, text=params.text, quoted=quoted)
        is_refused = params.quote is not None and quoted is None
        return structs.replace(composer, errors={"quoted": cannot_quote()}) if is_refused else composer
    answered = await show_one(house, author_id, params.reply_to)
    return await new_answer(house, author_id, answered.reblog or answered, place=place, text=params.text)


async def take_post(call: Call, params: Writing) -> Response:
    """Publish what was written or let it wait, or show the form again with all of it and what is wrong."""
    media_ids = [picture.id for picture in params.chosen]
    try:
        await describe_all(call, params, params.draft_id)
        await take_in(call, params, media_ids)
        moment = moment_of(params, zone_of(call))
        sent_id = await send_off(call, params, await draft_of(call, params, media_ids), moment)
    except Refusal as refusal:
        return again(call, await filled_again(call, params, media_ids, words_for(refusal), params.draft_id))
    if moment is not None:
        return waits(call, params, sent_id, moment)
    return await _sent(call, params, await show_one(call.house, call.account_id, sent_id))


async def keep_unsent(call: Call, params: Writing) -> Response:
    """Nobody is signed in any more: keep what was written in the browser until somebody is."""
    is_plain = not (params.chosen or params.parts or params.scheduled_at or params.quoted_status_id)
    if wants_fragment(call) and is_plain and params.place in {"home", "answer"}:
        # The page's own script has the draft.
        reply_to = params.in_reply_to_id
        here = f"{ADDRESS}?{urlencode({'reply_to': reply_to})}" if reply_to else "/home#compose"
        return Response(status_code=401, headers={"HX-Redirect": sign_in_url(here)})
    return kept.lapse(call, params, ADDRESS)


async def _sent(call: Call, form: Writing, status: Status) -> Response:
    answered = await show_one(call.house, call.account_id, form.in_reply_to_id) if form.in_reply_to_id else None
    if wants_fragment(call) and form.place in {"home", "answer"}:
        fresh = await (new_answer(call.house, call.account_id, answered) if answered else _fresh(call))
        return call.house.pages.render(call, "posts/sent.html", post=status, composer=fresh, undo=_undo(status))
    if wants_fragment(call) and form.place == "sheet":
        return call.house.pages.render(
            call, "posts/sent_aside.html", post=status, undo=_undo(status), place=_list_of(call, answered)
        )
    call.notify(call.gettext("Your post is out."), undo=_undo(status))
    where = f"{answered.url}#post-{status.id}" if answered else f"/home#post-{status.id}"
    return sent_on(call, where)


def _list_of(call: Call, answered: Status | None) -> str:
    """The list on the page behind a sheet that the new post belongs to, if it shows that."""
    behind = urlsplit(call.headers.get("hx-current-url", ""))
    if answered is None:
        return "timeline" if (behind.path, behind.query) == ("/home", "") else ""
    return "thread" if behind.path == f"/@{answered.account.acct}/{answered.id}" else ""


def _undo(status: Status) -> str:
    return f"/@{status.account.acct}/{status.id}/redraft"


async def _fresh(call: Call) -> Composer:
    return await new_post(call.house, call.account_id)


PAGES = (
    get(ADDRESS, show_composer, viewer=SESSION),
    post("/posts", take_post, viewer=SESSION, limit="statuses", lapsed=keep_unsent),
)
