"""Stand-ins for ffmpeg and ffprobe, so that what is done with their answers is tested where they are not installed."""

from pathlib import Path

import msgspec
import pytest

from tests.media.samples import GREEN, has_ffmpeg, picture

MP4_HEAD = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"
OGG_HEAD = b"OggS\x00\x02"

SEEN = {"index": 0, "codec_type": "video", "codec_name": "h264", "width": 96, "height": 64, "pix_fmt": "yuv420p"}
HEARD = {"index": 1, "codec_type": "audio", "codec_name": "aac"}
RATED = {"avg_frame_rate": "10/1", "r_frame_rate": "10/1"}

WITH_BOTH = [{**SEEN, **RATED}, HEARD]
SILENT = [{**SEEN, **RATED}]
ONLY_SOUND = [HEARD]


def install(folder: Path, patch: pytest.MonkeyPatch, streams: list[dict[str, object]], *, fails: bool = False) -> None:
    """Put programs on the path that find these streams and write the files asked for; or fail."""
    found = {"streams": streams, "format": {"duration": "1.5", "bit_rate": "80000"}}
    (folder / "found.json").write_bytes(msgspec.json.encode(found))
    (folder / "frame.png").write_bytes(picture("PNG", (96, 64), GREEN))
    last = 'for last; do :; done; out="${last#file:}"'
    write = f'case "$out" in *.png) cat {folder}/frame.png > "$out";; *) echo converted > "$out";; esac'
    _program(folder / "ffprobe", f"cat {folder}/found.json")
    _program(folder / "ffmpeg", "exit 1" if fails else f"{last}\n{write}")
    patch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def uninstall(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let there be no ffmpeg on the path."""
    (folder / "empty").mkdir(exist_ok=True)
    patch.setenv("PATH", str(folder / "empty"))


def _program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


STAND_IN, REAL = "stand-in", "ffmpeg"
TOOLS = [STAND_IN, REAL] if has_ffmpeg() else [STAND_IN]
"""With which programs films are converted in tests: the real ones too, where they are installed."""
