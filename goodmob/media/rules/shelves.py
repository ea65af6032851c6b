"""Where files lie among the blobs, and as what they are served."""

ATTACHMENTS = "attachments"
AVATARS = "avatars"
HEADERS = "headers"
EMOJI = "emoji"
CARDS = "cards"
LOGOS = "logos"
FAR = "far"
"""Files of other servers, by keys that tell nothing of where a copy lies."""

COPIES = "copies"
"""The copies of files of other servers; never served by their own keys."""

INCOMING = "incoming"
"""What nobody has looked into yet; never served."""

SERVED = frozenset({ATTACHMENTS, AVATARS, HEADERS, EMOJI, CARDS, LOGOS})

TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "mp3": "audio/mpeg",
}
"""By suffix; there are no others, because we write all files ourselves."""


def served_type(key: str) -> str | None:
    """The content type of a file that is served under this key, None where none is."""
    shelf, _, name = key.partition("/")
    return TYPES.get(name.rpartition(".")[2]) if shelf in SERVED else None


def type_of_copy(key: str) -> str | None:
    """The content type of the copy of another server's file under this key, None where it is no such copy."""
    shelf, _, name = key.partition("/")
    return TYPES.get(name.rpartition(".")[2]) if shelf == COPIES else None
