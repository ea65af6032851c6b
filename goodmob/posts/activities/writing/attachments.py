"""What hangs on a post: files, and the card of the page it links to."""

from collections.abc import Callable, Sequence

from goodmob.core.activitypub.documents import Json
from goodmob.core.blobs import Blobs
from goodmob.media.entities.attachment import Gathered as Files
from goodmob.media.entities.attachment import render
from goodmob.posts.queries.cards import CardRow

Place = Callable[[str], str]
"""Where the file of a key is to be found."""


def files_said(files: Files, ids: Sequence[int], place: Place) -> list[Json]:
    """Those of the files that are there, each with its description, its focus and the colours it begins with."""
    return [_file(files, id_, place) for id_ in ids if id_ in files.rows and files.rows[id_].state == "ready"]


def _file(files: Files, media_id: int, place: Place) -> Json:
    row, size = files.rows[media_id], render(files, media_id).meta.original
    said: Json = {
        "type": "Document",
        "mediaType": row.mime,
        "url": place(row.file_key or ""),
        "name": row.description,
    }
    if row.blurhash:
        said["blurhash"] = row.blurhash
    if row.focus_x is not None:
        said["focalPoint"] = [row.focus_x, row.focus_y]
    if size is not None and size.width is not None:
        said |= {"width": size.width, "height": size.height}
    return said


def card_said(card: CardRow, blobs: Blobs) -> Json:
    """What the linked page says of itself, as a Link with `rel` "preview", so that nobody else has to ask the site.

    `href`, `name` (title), `summary` (description), `attributedTo` (who wrote it), `generator` (the site), `image`.
    """
    said: Json = {
        "type": "Link",
        "rel": "preview",
        "mediaType": "text/html",
        "href": card.page_url,
        "name": card.title,
    }
    if card.description:
        said["summary"] = card.description
    if card.author_name:
        said["attributedTo"] = _named("Person", card.author_name, card.author_url)
    if card.provider_name:
        said["generator"] = _named("Application", card.provider_name, card.provider_url)
    if card.picture:
        image: Json = {"type": "Image", "url": blobs.url(card.picture), "width": card.width, "height": card.height}
        said["image"] = image | ({"blurhash": card.blurhash} if card.blurhash else {})
    return said


def _named(kind: str, name: str, url: str) -> Json:
    return {"type": kind, "name": name} | ({"url": url} if url else {})
