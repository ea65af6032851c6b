"""Formats: told by the first bytes, whatever name or type came along."""

import pytest

from goodmob.media.rules import formats
from goodmob.media.rules.formats import Format, format_of, is_lie

KNOWN = [
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", formats.JPEG),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", formats.PNG),
    (b"GIF89a\x01\x00", formats.GIF),
    (b"GIF87a\x01\x00", formats.GIF),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", formats.WEBP),
    (b"\x00\x00\x00\x20ftypavif\x00\x00\x00\x00avifmif1miaf", formats.AVIF),
    (b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avifmiaf", formats.AVIF),
    (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41", formats.MP4),
    (b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  ", formats.MP4),
    (b"\x00\x00\x00\x08wide\x00\x00", formats.MP4),
    (b"\x1aE\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm", formats.WEBM),
    (b"OggS\x00\x02", formats.OGG),
    (b"ID3\x04\x00\x00", formats.MP3),
    (b"\xff\xfb\x90\x64", formats.MP3),
    (b"\xff\xf1\x50\x80", formats.AAC),
    (b"RIFF\x24\x00\x00\x00WAVEfmt ", formats.WAV),
    (b"fLaC\x00\x00\x00\x22", formats.FLAC),
]

UNKNOWN = {
    "nothing": b"",
    "a page": b"<!DOCTYPE html><script>alert(1)</script>",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'>",
    "a program": b"\x7fELF\x02\x01\x01",
    "an archive": b"PK\x03\x04",
    "a document": b"%PDF-1.7",
    "a play list": b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n",
    "a list for ffmpeg": b"ffconcat version 1.0\nfile /etc/passwd",
    "an activity": b'{"@context":"https://www.w3.org/ns/activitystreams"}',
    "text in UTF-16": "héllo".encode("utf-16"),
    "a bitmap": b"BM\x36\x00",
    "a TIFF": b"II*\x00",
    "a PostScript": b"%!PS-Adobe-3.0",
    "a HEIC": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
    "a Matroska": b"\x1aE\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1fB\x82\x88matroska",
    "an AVI": b"RIFF\x24\x00\x00\x00AVI LIST",
    "one byte": b"\xff",
}


@pytest.mark.parametrize(("head", "expected"), KNOWN)
def test_known_formats_are_told_by_their_beginning(head: bytes, expected: Format) -> None:
    assert format_of(head) is expected


@pytest.mark.parametrize("head", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_everything_else_is_not_taken(head: bytes) -> None:
    assert format_of(head) is None


@pytest.mark.parametrize("claim", ["image/png", "IMAGE/PNG", "image/png; charset=binary", "image/apng", "", "image/*"])
def test_the_truth_and_silence_are_no_lies(claim: str) -> None:
    assert not is_lie(claim, formats.PNG)


@pytest.mark.parametrize(
    "claim", ["image/jpeg", "text/html", "video/mp4", "image/svg+xml", "application/activity+json"]
)
def test_any_other_claim_is_a_lie(claim: str) -> None:
    assert is_lie(claim, formats.PNG)


def test_a_container_may_be_called_by_what_is_in_it() -> None:
    assert not is_lie("audio/mp4", formats.MP4)
    assert not is_lie("video/quicktime", formats.MP4)
    assert not is_lie("audio/webm", formats.WEBM)
    assert is_lie("audio/mpeg", formats.MP4)
