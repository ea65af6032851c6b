"""Videos, sounds and moving GIFs rewritten by ffmpeg into what every browser plays."""

import subprocess
from pathlib import Path

from goodmob.media.child.orders import ConvertedFilm, ConvertFilm, Piece
from goodmob.media.child.pictures import cleaned, fitting, opened, preview_of
from goodmob.media.child.probe import Probe, Stream, as_number, probe, reading
from goodmob.media.child.refusal import Unusable
from goodmob.media.rules.limits import FILM_PIXELS, VIDEO_FRAME_RATE, VIDEO_PIXELS

SECONDS = 600.0
COPIED_BITRATE = 6_000_000
PLAYED_EVERYWHERE = {"yuv420p", "yuvj420p"}

NAMELESS = ["-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact"]
VIDEO_CODING = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-maxrate", "4M", "-bufsize", "8M"]
VIDEO_FORM = ["-pix_fmt", "yuv420p", "-flags:v", "+bitexact", "-threads", "2"]
SOUND_CODING = ["-c:a", "aac", "-b:a", "128k", "-ac", "2", "-flags:a", "+bitexact"]


def convert(order: ConvertFilm) -> ConvertedFilm:
    """The file as it is kept, with a preview where it is seen; Unusable where it is too large or damaged."""
    found = probe(order.ffprobe, order.source, order.decoder)
    if found.picture is not None:
        return _film(order, found, found.picture)
    if found.sound is not None:
        return _sound(order, found.sound)
    raise Unusable("has nothing in it to be seen or heard")


def _film(order: ConvertFilm, found: Probe, picture: Stream) -> ConvertedFilm:
    width, height = picture.shown_size
    if width * height == 0:
        raise Unusable("is damaged or not complete", "a picture without size")
    if order.decoder != "gif":
        _check_bounds(width, height, as_number(picture.frame_rate))
    name = "original.mp4"
    sound = ["-map", f"0:{found.sound.index}"] if found.sound else []
    coding = ["-c", "copy"] if _plays_as_it_is(order, found, picture) else _recoding((width, height))
    _run(order, ["-map", f"0:{picture.index}", *sound, *coding, *NAMELESS, "-movflags", "+faststart"], name)
    made = probe(order.ffprobe, f"{order.folder}/{name}", "mov")
    if made.picture is None:
        raise Unusable("is damaged or not complete", "nothing to be seen after conversion")
    preview, hashed = _preview(order, name)
    return ConvertedFilm(
        kind="video" if found.sound else "gifv",
        original=Piece(name, *made.picture.shown_size),
        duration=made.duration,
        bitrate=made.bitrate,
        frame_rate=made.picture.frame_rate,
        preview=preview,
        blurhash=hashed,
    )


def _check_bounds(width: int, height: int, rate: float) -> None:
    if width * height > VIDEO_PIXELS:
        raise Unusable(f"has {width}×{height} pixels, and videos have {VIDEO_PIXELS // 1_000_000} million at most")
    if rate > VIDEO_FRAME_RATE:
        raise Unusable(f"has {rate:.0f} frames a second, and videos have {VIDEO_FRAME_RATE} at most")


def _plays_as_it_is(order: ConvertFilm, found: Probe, picture: Stream) -> bool:
    seen = picture.codec_name == "h264" and picture.pix_fmt in PLAYED_EVERYWHERE and not picture.is_turned
    heard = found.sound is None or found.sound.codec_name == "aac"
    return order.decoder == "mov" and seen and heard and found.bitrate <= COPIED_BITRATE


def _recoding(size: tuple[int, int]) -> list[str]:
    width, height = (max(2, side // 2 * 2) for side in fitting(size, FILM_PIXELS))
    return [*VIDEO_CODING, *VIDEO_FORM, "-vf", f"scale={width}:{height},setsar=1", *SOUND_CODING]


def _preview(order: ConvertFilm, film: str) -> tuple[Piece, str]:
    first = ["-frames:v", "1", "-map", "0:v:0", "-f", "image2", "-update", "1"]
    _run(order, first, "first.png", source=f"{order.folder}/{film}", decoder="mov")
    with opened(f"{order.folder}/first.png", "PNG") as frame:
        return preview_of(cleaned(frame), Path(order.folder))


def _sound(order: ConvertFilm, sound: Stream) -> ConvertedFilm:
    name = "original.mp3"
    coding = ["-map", f"0:{sound.index}", "-c:a", "libmp3lame", "-q:a", "2", "-ac", "2", "-id3v2_version", "0"]
    _run(order, [*coding, *NAMELESS], name)
    made = probe(order.ffprobe, f"{order.folder}/{name}", "mp3")
    return ConvertedFilm("audio", Piece(name), made.duration, made.bitrate, None, None, None)


def _run(order: ConvertFilm, writing: list[str], name: str, source: str = "", decoder: str = "") -> None:
    given = reading(source or order.source, decoder or order.decoder)
    command = [order.ffmpeg, "-nostdin", "-v", "error", "-y", *given, *writing, f"file:{order.folder}/{name}"]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - no shell
    except subprocess.TimeoutExpired as error:
        raise Unusable("takes too long to convert", repr(error)) from error
    except subprocess.CalledProcessError as error:
        raise Unusable("is damaged, or coded in a way that is not supported", repr(error.stderr[-500:])) from error
