"""Where files lie among the blobs, and as what they are served."""

ATTACHMENTS = "attachments"
AVATARS = "avatars"
HEADERS = "headers"
EMOJI = "emoji"
CARDS = "cards"
LOGOS = "logos"
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
