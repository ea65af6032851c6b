"""What runs later: conversion of videos and sounds, and sweeping out what nobody attached."""

from goodmob.core.clock import HOUR, SECOND
from goodmob.core.house import House
from goodmob.media.actions.delete import delete_abandoned
from goodmob.media.actions.finish import complete, fail
from goodmob.media.child.refusal import Unusable
from goodmob.media.conversion import converted_film, tools
from goodmob.media.events import MediaReceived
from goodmob.media.keeping import Preview, forgotten_on_failure, keep_film_file
from goodmob.media.queries.attachments import Attachment, attachments
from goodmob.media.rules.formats import FILMS
from goodmob.media.rules.limits import UNATTACHED_HOURS
from goodmob.media.rules.meta import read_meta
from goodmob.media.workbench import swept, workbench

CONVERT = "media.convert"


async def convert(house: House, received: MediaReceived) -> None:
    """Convert the uploaded file, or say why it cannot be; nothing happens where that is done already."""
    row = (await attachments(house.db, [received.media_id])).get(received.media_id)
    if row is None or row.state != "processing" or row.source_key is None:
        return
    try:
        await _convert(house, row, row.source_key)
    except Unusable as refusal:
        await house.db.act(fail, row.id, refusal.reason)


async def _convert(house: House, row: Attachment, source_key: str) -> None:
    with_tools = tools()
    if with_tools is None:
        raise Unusable("is a video or sound, and this server takes pictures only")
    decoder = next(film.decoder for film in FILMS if row.mime in film.mimes)
    async with workbench(house) as folder, forgotten_on_failure(house) as keys:
        film = await converted_film(house, house.blobs.path(source_key), folder, decoder, with_tools)
        kept = await keep_film_file(house, folder, film, _chosen_preview(row))
        keys += [key for key in kept.keys if key != row.preview_key]
        await house.db.act(complete, row.id, kept)


def _chosen_preview(row: Attachment) -> Preview | None:
    small = read_meta(row.meta).small
    return Preview(row.preview_key, small, row.blurhash or "") if row.preview_key and small else None


async def remove_abandoned(house: House) -> None:
    """Delete files that nobody attached for a day, and what processes that died left on the workbench."""
    while await house.db.act(delete_abandoned):
        pass
    await swept(house, (house.clock.now() - UNATTACHED_HOURS * HOUR) / SECOND)
