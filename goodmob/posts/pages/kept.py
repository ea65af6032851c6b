"""What somebody wrote while the session ended: kept for some minutes in a cookie of the browser, without its files."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

import msgspec
from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web import cookies
from goodmob.core.web.call import Call
from goodmob.posts.pages.form import Writing
from goodmob.posts.rules.policies import Audience
from goodmob.posts.rules.visibility import Visibility

COOKIE = "goodmob_draft"
GOOD_FOR = 15 * 60
LONGEST = 3_500
"""Browsers drop cookies of more than 4,096 bytes, name and attributes included."""


class Kept(Struct, frozen=True):
    """The words of a form and whom they were meant for; `author` is the account whose page held the form."""

    author: str
    text: str
    spoiler_text: str
    visibility: Visibility
    language: str
    in_reply_to_id: int | None
    answers: Audience = ""
    local_only: bool = False


def keep(call: Call, response: Response, form: Writing) -> None:
    """Keeps the words in the browser; those that are too long for a cookie are lost."""
    words = Kept(
        form.author,
        form.status,
        form.spoiler_text,
        form.visibility,
        form.language,
        form.in_reply_to_id,
        form.answers,
        form.local_only,
    )
    value = urlsafe_b64encode(msgspec.json.encode(words)).decode()
    if len(value) <= LONGEST:
        cookies.keep(call.house.settings, response, COOKIE, value, GOOD_FOR)


def unsent(call: Call) -> Writing | None:
    """What the same account wrote when its session ended; None where there is nothing, or it is somebody else's."""
    value = cookies.read(call.house.settings, call, COOKIE)
    try:
        words = msgspec.json.decode(urlsafe_b64decode(value), type=Kept)
    except (NotBase64, ValueError, msgspec.DecodeError):
        return None
    if words.author != str(call.account_id):
        return None
    return Writing(
        status=words.text,
        spoiler_text=words.spoiler_text,
        visibility=words.visibility,
        language=words.language,
        in_reply_to_id=words.in_reply_to_id,
        answers=words.answers,
        local_only=words.local_only,
    )
