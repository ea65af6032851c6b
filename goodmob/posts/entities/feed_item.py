"""A post as an entry of a feed, where nothing can be folded away: what stands behind a warning is only linked."""

from markupsafe import Markup

from goodmob.core.clock import from_iso
from goodmob.core.i18n import gettext as _
from goodmob.core.text.plain import one_line, plain_text
from goodmob.core.web.feeds.channel import Item, MediaFile
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.posts.entities.status import Status

LONGEST_GIST = 80
MEDIUMS = {"image": "image", "gifv": "video", "video": "video", "audio": "audio"}


def item_of(status: Status) -> Item:
    """The entry of a post that anybody may see; not for boosts."""
    published = from_iso(status.created_at)
    return Item(
        url=status.url or status.uri,
        html=str(_html(status)),
        published=published,
        changed=from_iso(status.edited_at) if status.edited_at else published,
        author=f"{status.account.display_name or status.account.username} (@{status.account.acct})",
        author_url=status.account.url,
        gist=one_line(status.spoiler_text or plain_text(status.content or ""), LONGEST_GIST),
        language=status.language or "",
        tags=[tag.name for tag in status.tags],
        files=[] if status.sensitive or status.spoiler_text else _files(status),
    )


def _html(status: Status) -> str:
    url = status.url or status.uri
    if status.spoiler_text:
        warning = Markup("<p><strong>{}</strong> {}</p>").format(_("Content warning:"), status.spoiler_text)
        return warning + _link(url, _("Read the post"))
    parts = [status.content or ""]
    if status.poll is not None:
        options = Markup().join(Markup("<li>{}</li>").format(option.title) for option in status.poll.options)
        parts += [Markup("<ul>{}</ul>").format(options), _link(url, _("Vote"))]
    if status.media_attachments and status.sensitive:
        parts.append(_link(url, _("Show sensitive content")))
    elif status.media_attachments:
        parts += [Markup('<p><img src="{}" alt="{}"></p>').format(*shown) for shown in _pictures(status)]
    if status.quote is not None and status.quote.quoted_status:
        quoted = status.quote.quoted_status
        parts.append(_link(quoted.url or quoted.uri, _("Quotes @%(name)s", name=quoted.account.acct)))
    return "".join(parts)


def _link(url: str, words: str) -> str:
    return Markup('<p><a href="{}">{}</a></p>').format(url, words)


def _pictures(status: Status) -> list[tuple[str, str]]:
    return [(one.url, one.description or "") for one in status.media_attachments if one.type == "image" and one.url]


def _files(status: Status) -> list[MediaFile]:
    return [_file(one, one.url) for one in status.media_attachments if one.url and one.type in MEDIUMS]


def _file(one: MediaAttachment, url: str) -> MediaFile:
    thumbnail = one.preview_url if one.preview_url != url else None
    return MediaFile(url, MEDIUMS[one.type], one.description or "", thumbnail or "")
