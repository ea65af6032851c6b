"""How much a file may be; Mastodon's figures, so that clients can prepare files for both."""

MEGABYTE = 1024 * 1024

IMAGE_BYTES = 16 * MEGABYTE
FAR_PICTURE_BYTES = 8 * MEGABYTE
IMAGE_PIXELS = 33_177_600
"""7680×4320: larger pictures are refused before they are decoded."""

VIDEO_BYTES = 99 * MEGABYTE
VIDEO_PIXELS = 8_294_400
VIDEO_FRAME_RATE = 120

DESCRIPTION_CHARACTERS = 1500
MOST_ATTACHED = 4

ORIGINAL_PIXELS = 8_294_400
"""3840×2160: what a picture is reduced to before it is kept."""

PREVIEW_PIXELS = 230_400
"""640×360: what timelines show."""

LONGEST_SIDE = 8192
"""Keeps very long or very high pictures inside what every format and browser can hold."""

FILM_PIXELS = 2_073_600
"""1920×1080: what a video is reduced to where it has to be converted anyway."""

PICTURE_SIZES = {"avatar": (400, 400), "header": (1500, 500)}

LOGO_SIZE = (512, 512)
"""What the picture of a server is reduced to."""

EMOJI_BYTES = 256 * 1024
EMOJI_SIZE = (128, 128)
MOST_EMOJI = 2_000
LONGEST_CATEGORY = 100

UNATTACHED_HOURS = 24
"""How long a file waits for the post it was uploaded for."""
