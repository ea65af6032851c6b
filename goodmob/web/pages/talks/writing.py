"""What forms of messages send, how it becomes a draft, and the words for what is wrong with it."""

from msgspec import Struct

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core import bounds
from goodmob.core.errors import Forbidden, Invalid, Refusal
from goodmob.core.text.language import language_of
from goodmob.core.web.call import Call
from goodmob.core.web.params import Upload
from goodmob.media.actions.refusals import CannotAttach
from goodmob.media.actions.take_in import take_in
from goodmob.media.entities.trouble import trouble_with, why_not_attached
from goodmob.posts.actions.publish import Draft
from goodmob.timelines.actions.send_message import Beyond


class Words(Struct, kw_only=True):
    """A message: its words, a picture with its description, and the form's own key."""

    text: str = ""
    files: list[Upload] = []
    descriptions: list[str] = []
    key: str = ""


async def draft_of(call: Call, words: Words, media_ids: list[int]) -> Draft:
    """The message as a draft, its pictures taken in."""
    await take_in(call.house, call.account_id, words.files, words.descriptions, media_ids)
    usual = await posting_defaults(call.house.db, call.account_id)
    language = language_of(words.text, usual.posting_language or None)
    return Draft(text=words.text, visibility="direct", language=language, media_ids=tuple(media_ids))


def why_not(call: Call, refusal: Refusal) -> dict[str, str]:
    """The remedy by the place in the form: to, text, files; a refusal of something else is raised again."""
    if isinstance(refusal, Beyond):
        names = ", ".join(f"@{handle}" for handle in refusal.handles)
        return {"beyond": call.gettext("Whom you name would read it too: %(names)s.", names=names)}
    if isinstance(refusal, Invalid) and refusal.field == "to":
        return {"to": call.gettext("Some of these people cannot be written to. Please check the names.")}
    if isinstance(refusal, Invalid) and refusal.field == "text":
        return {"text": _about_text(call, refusal.message)}
    if isinstance(refusal, CannotAttach):
        return {"files": why_not_attached(refusal.error)}
    if isinstance(refusal, Invalid) and refusal.field == "file":
        return {"files": trouble_with(refusal.message)}
    if isinstance(refusal, Forbidden):
        return {"text": call.gettext("You cannot write to them.")}
    raise refusal


def _about_text(call: Call, message: str) -> str:
    if message == "can't be blank":
        return call.gettext("Write something, or add a picture.")
    return call.gettext("This is too long; %(number)s characters are the most.", number=bounds.STATUS_CHARACTERS)
