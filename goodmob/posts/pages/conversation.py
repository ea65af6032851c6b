"""The public page of a post, with the conversation around it."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.queries.accounts import account_by_handle, account_by_id
from goodmob.core.errors import Gone, NotFound
from goodmob.core.text.plain import one_line, plain_text
from goodmob.core.web.activity_answers import VARY, wants_activity
from goodmob.core.web.call import Call
from goodmob.core.web.linked_data import breadcrumbs, linked_data
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.posts.actions.far.open_conversation import conversation_opened
from goodmob.posts.activities.writing.addresses import own_uri
from goodmob.posts.entities.composer import new_answer
from goodmob.posts.entities.conversation import FOR_ANYONE, Reach, show_conversation
from goodmob.posts.entities.linked_data import posting
from goodmob.posts.entities.preview import preview_of_post
from goodmob.posts.entities.show import show_one
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import post_by_id, tombstones
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES

FOR_EVERYBODY = frozenset({"public", "unlisted"})
LONGEST_SUMMARY, LONGEST_QUOTE = 200, 40
LONG = Reach(ancestors=200, descendants=600, depth=200)
"""For who asks for more answers than a page has at first."""

DEEPEST = 4
"""Answers further down stand on this level: a phone has no room for more steps."""


class PostOfAccount(Struct):
    """The author's name and the post, and whether hidden answers are wanted, too."""

    username: str
    id: Id
    with_hidden: bool = False
    more: bool = False


class Answer(Struct):
    """An answer with the answers to it, for an indented list."""

    post: Status
    answers: list["Answer"]


async def show_post(call: Call, params: PostOfAccount) -> Response:
    """A post and its conversation; boosts lead to what they boost, programs to the document. A script gets the post."""
    house, viewer_id = call.house, call.viewer.account_id
    if wants_activity(call):
        return await _to_document(call, params)
    try:
        post = await show_one(house, viewer_id, params.id)
    except NotFound:
        await _tell_of_deletion(call, params)
        raise
    if post.account.acct.lower() != params.username.lower():
        raise NotFound
    if post.reblog is not None:
        return RedirectResponse(post.reblog.url or "/", 302)
    if post.account.acct != params.username:
        return RedirectResponse(f"/@{post.account.acct}/{post.id}", 301)
    if wants_fragment(call):
        return house.pages.render(call, "posts/_post.html", post=post)
    row = await post_by_id(house.db, params.id)
    asked = None if row is None else await conversation_opened(house, viewer_id, row)
    reach = LONG if params.more else FOR_ANYONE
    around = await show_conversation(house, viewer_id, params.id, reach, with_hidden=params.with_hidden)
    root = around.ancestors[0] if around.ancestors else post
    summary, hidden = summary_of(post), around.hidden_answers_count or 0
    name = post.account.display_name or post.account.username
    return house.pages.render(
        call,
        "posts/post.html",
        post=post,
        before=around.ancestors,
        thread=thread_of(post, around.descendants),
        hidden_answers=hidden,
        hides=root.in_reply_to_id is None and root.account.id == str(viewer_id),
        is_cut=not params.more and len(around.descendants) + hidden >= FOR_ANYONE.descendants,
        is_asking=asked is not None and asked.under_way,
        is_endless=params.more and len(around.descendants) + hidden >= LONG.descendants,
        title=f"{name}: “{one_line(summary, LONGEST_QUOTE)}”" if summary else name,
        summary=summary,
        about=_about(call, post, around.descendants),
        picture=preview_of_post(house, post, f"{name}: {summary}" if summary else name),
        composer=await new_answer(house, viewer_id, post) if viewer_id is not None else None,
    )


def _about(call: Call, post: Status, answers: Sequence[Status]) -> Markup:
    """What programs are told of a post that anybody may see, and of the way to it."""
    settings, name = call.house.settings, f"@{post.account.acct}"
    if post.visibility not in FOR_EVERYBODY:
        return Markup("")
    way = breadcrumbs((settings.title, f"{settings.base_url}/"), (name, post.account.url), (post.id, post.url or ""))
    return linked_data(posting(post, answers), way)


def summary_of(post: Status) -> str:
    """What a preview of the post says: its warning rather than what stands behind it, without words its pictures'."""
    said = post.spoiler_text or plain_text(post.content or "")
    if not said and not post.sensitive:
        said = next((media.description for media in post.media_attachments if media.description), "")
    return one_line(said, LONGEST_SUMMARY)


def thread_of(post: Status, descendants: Sequence[Status]) -> list[Answer]:
    """The answers as a tree; those whose parent is not shown stand under the post itself."""
    root = Answer(post, [])
    places = {post.id: (root, 0)}
    for status in descendants:
        parent, depth = places.get(status.in_reply_to_id or "", (root, 0))
        answer = Answer(status, [])
        parent.answers.append(answer)
        places[status.id] = (answer, depth + 1) if depth < DEEPEST else (parent, depth)
    return root.answers


async def _to_document(call: Call, params: PostOfAccount) -> Response:
    """Where the document is; who may read it is asked there, as it depends on who signs."""
    author = await account_by_handle(call.house.db, params.username)
    if author is None:
        raise NotFound
    return RedirectResponse(own_uri(call.house.settings, author.id, params.id), 302, {"Vary": VARY})


async def _tell_of_deletion(call: Call, params: PostOfAccount) -> None:
    """Gone, where the post could be seen by everybody before it was deleted."""
    row = (await tombstones(call.house.db, [params.id])).get(params.id)
    if row is None or row.visibility not in OPEN_VISIBILITIES or row.boost_of_id is not None:
        return
    author = await account_by_id(call.house.db, row.account_id)
    if (
        author
        and author.state == "active"
        and author.domain is None
        and author.username.lower() == params.username.lower()
    ):
        raise Gone().told(call.gettext("This post has been deleted."))


PAGES = (get("/@:username/:id", show_post, viewer=OPTIONAL_SESSION),)
