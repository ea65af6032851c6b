"""Avatars, headers and emoji: brought to their size, moving where the source moves and is small enough."""

from pathlib import Path

from PIL import Image, ImageOps

from goodmob.media.child.orders import CroppedPicture, CropPicture, Piece
from goodmob.media.child.pictures import cleaned, opened, written

MOST_READ_PIXELS = 300_000_000
MOST_WRITTEN_PIXELS = 40_000_000
"""Of all frames together: what can be decoded in some seconds, and held in memory."""

SHORTEST_FRAME_MS = 20


def crop(order: CropPicture) -> CroppedPicture:
    """The picture, cut around its middle unless it stays whole, never enlarged; Unusable where it is damaged."""
    folder = Path(order.folder)
    with opened(order.source, order.decoder) as source:
        frames = getattr(source, "n_frames", 1)
        if frames == 1 or not _is_light(source.size, frames, order):
            return CroppedPicture(written(_cut(source, order), folder, "shown", order.decoder), None)
        shots, durations = [], []
        for number in range(frames):
            source.seek(number)
            shots.append(_cut(source, order))
            durations.append(max(SHORTEST_FRAME_MS, int(source.info.get("duration") or 0)))
    still = written(shots[0], folder, "still", order.decoder)
    return CroppedPicture(_moving(shots, durations, folder), still)


def _is_light(size: tuple[int, int], frames: int, order: CropPicture) -> bool:
    width, height = _room(size, order)
    return frames * size[0] * size[1] <= MOST_READ_PIXELS and frames * width * height <= MOST_WRITTEN_PIXELS


def _cut(source: Image.Image, order: CropPicture) -> Image.Image:
    picture = cleaned(source)
    size = _room(picture.size, order)
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS)


def _room(size: tuple[int, int], order: CropPicture) -> tuple[int, int]:
    width, height = order.width, order.height
    if order.is_whole:
        share = min(1.0, width / size[0], height / size[1])
        return max(1, round(size[0] * share)), max(1, round(size[1] * share))
    share = min(1.0, size[0] / width, size[1] / height)
    return max(1, round(width * share)), max(1, round(height * share))


def _moving(shots: list[Image.Image], durations: list[int], folder: Path) -> Piece:
    name = "shown.webp"
    first, *others = shots
    first.save(
        folder / name, "WEBP", save_all=True, append_images=others, duration=durations, loop=0, quality=80, method=2
    )
    return Piece(name, first.width, first.height)
