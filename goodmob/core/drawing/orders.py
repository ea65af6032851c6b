"""What the parent asks to be drawn."""

import msgspec
from msgspec import Struct

WIDTH, HEIGHT = 1200, 630


class Sketch(Struct, frozen=True, kw_only=True):
    """What stands on a picture: large words, who says them, smaller words below, and a ring that fills.

    site: the name of the server. face: the file of a picture of ours, or nothing. done, whole: how far the ring is;
    without a whole there is none. is_quiet: the words are a warning, and look like one.
    """

    site: str
    words: str
    name: str = ""
    handle: str = ""
    face: str = ""
    note: str = ""
    done: int = 0
    whole: int = 0
    is_quiet: bool = False


write_order = msgspec.msgpack.encode
read_order = msgspec.msgpack.Decoder(Sketch).decode
