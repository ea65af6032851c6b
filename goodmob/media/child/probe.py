"""What ffprobe finds in a file, asked so that the file cannot lead it to other files, formats or rare decoders."""

import subprocess
from fractions import Fraction

import msgspec
from msgspec import Struct, field

from goodmob.media.child.refusal import Unusable

SECONDS = 30.0

DECODERS = ",".join(
    (
        *("h264", "hevc", "vp8", "libvpx", "vp9", "libvpx-vp9", "av1", "libdav1d", "libaom-av1", "theora", "mpeg4"),
        *("h263", "gif", "mjpeg", "png", "aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "flac", "alac"),
        *("amrnb", "amrwb", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_u8", "pcm_s16be", "pcm_s24be"),
        *("pcm_alaw", "pcm_mulaw"),
    )
)
ENTRIES = (
    "format=duration,bit_rate:stream=index,codec_type,codec_name,width,height,pix_fmt,avg_frame_rate,r_frame_rate"
    ":stream_disposition=attached_pic:stream_side_data=rotation"
)


class SideData(Struct):
    """How far players turn the picture, in degrees."""

    rotation: int = 0


class Disposition(Struct):
    """Whether a picture is the cover of a record instead of a film."""

    attached_pic: int = 0


class Stream(Struct):
    """One stream of a file; sizes are 0 where it is not seen."""

    index: int
    codec_type: str = ""
    codec_name: str = ""
    width: int = 0
    height: int = 0
    pix_fmt: str = ""
    avg_frame_rate: str = "0/0"
    r_frame_rate: str = "0/0"
    disposition: Disposition = field(default_factory=Disposition)
    side_data_list: list[SideData] = field(default_factory=list)

    @property
    def is_turned(self) -> bool:
        """Whether players turn the picture."""
        return any(data.rotation % 360 for data in self.side_data_list)

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height as players show them."""
        on_its_side = any(data.rotation % 180 for data in self.side_data_list)
        return (self.height, self.width) if on_its_side else (self.width, self.height)

    @property
    def frame_rate(self) -> str:
        """Frames a second as a fraction, "0/0" where nobody knows."""
        return self.avg_frame_rate if as_number(self.avg_frame_rate) else self.r_frame_rate


class Container(Struct):
    """What a file says about itself as a whole; ffprobe prints numbers as text."""

    duration: str = "0"
    bit_rate: str = "0"


class Probe(Struct):
    """A file as ffprobe sees it."""

    streams: list[Stream] = field(default_factory=list)
    format: Container = field(default_factory=Container)

    @property
    def picture(self) -> Stream | None:
        """The first stream to be seen that is not a cover."""
        seen = (one for one in self.streams if one.codec_type == "video" and not one.disposition.attached_pic)
        return next(seen, None)

    @property
    def sound(self) -> Stream | None:
        """The first stream to be heard."""
        return next((one for one in self.streams if one.codec_type == "audio"), None)

    @property
    def duration(self) -> float:
        """Seconds, 0 where nobody knows."""
        return as_number(self.format.duration)

    @property
    def bitrate(self) -> int:
        """Bits a second, 0 where nobody knows."""
        return int(as_number(self.format.bit_rate))


def as_number(text: str) -> float:
    """The value of a number or fraction as ffprobe prints it; 0 where it is none."""
    try:
        return float(Fraction(text))
    except (ValueError, ZeroDivisionError, OverflowError):
        return 0.0


def reading(source: str, decoder: str) -> list[str]:
    """The arguments with which both programs read a file of ours: as this format only, with common decoders only."""
    return ["-protocol_whitelist", "file", "-codec_whitelist", DECODERS, "-f", decoder, "-i", f"file:{source}"]


def probe(ffprobe: str, source: str, decoder: str) -> Probe:
    """What is in the file; Unusable where it is not of this format, damaged or coded in an uncommon way."""
    command = [ffprobe, "-v", "error", *reading(source, decoder), "-show_entries", ENTRIES, "-of", "json"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - no shell
        return msgspec.json.decode(done.stdout, type=Probe)
    except (subprocess.SubprocessError, msgspec.DecodeError) as error:
        raise Unusable("is damaged, or coded in a way that is not supported", _last_words(error)) from error


def _last_words(error: Exception) -> str:
    said = getattr(error, "stderr", None) or b""
    return f"{error!r}: {said[-500:].decode(errors='replace')}"
