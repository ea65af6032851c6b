"""What a link to a post shows elsewhere: one of its pictures, or its words as a picture; nothing that is covered."""

from goodmob.core.drawing.orders import Sketch
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.core.i18n import spoken
from goodmob.core.text.plain import one_line, plain_text
from goodmob.core.web.drawn import Preview, own_file, preview_of
from goodmob.posts.entities.status import Status

FOR_ANYONE = frozenset({"public", "unlisted"})
MOST_WORDS = 400


def preview_of_post(house: House, status: Status, alt: str) -> Preview:
    """The first picture that is not covered, or else what is drawn; the author where not everybody may see the post.

    alt: what the drawn one shows, in words.
    """
    if not status.sensitive and not status.spoiler_text:
        for media in status.media_attachments:
            if media.type == "image" and media.preview_url:
                small = media.meta.small
                width, height = (small.width, small.height) if small else (0, 0)
                return Preview(media.preview_url, media.description or "", width or 0, height or 0)
    if status.visibility not in FOR_ANYONE:
        return Preview(status.account.avatar_static, status.account.avatar_description)
    return preview_of(house, path_of(status), sketch_of(house, status), alt)


def path_of(status: Status) -> str:
    """The path of the post's page."""
    return f"/@{status.account.acct}/{status.id}"


def sketch_of(house: House, status: Status) -> Sketch:
    """What is drawn of a post that anybody may see: of one that is covered its warning, and none of its words."""
    words, note, is_quiet = one_line(plain_text(status.content or ""), MOST_WORDS), "", False
    if status.spoiler_text:
        words, is_quiet = one_line(status.spoiler_text, MOST_WORDS), True
    elif status.sensitive:
        with spoken(status.language or ""):
            words, is_quiet = _("Sensitive content"), True
    elif status.poll is not None:
        note = " · ".join(option.title for option in status.poll.options)
    account = status.account
    return Sketch(
        site=house.settings.title,
        words=words,
        name=account.display_name or account.username,
        handle=f"@{account.username}@{house.settings.local_domain}",
        face=own_file(house, account.avatar_static),
        note=note,
        is_quiet=is_quiet,
    )
