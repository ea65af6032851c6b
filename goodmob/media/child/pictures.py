"""Pictures decoded, turned upright, brought to sRGB, freed of everything but their pixels and written anew."""

from io import BytesIO
from math import sqrt
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from goodmob.media.child.blurhash import blurhash
from goodmob.media.child.likeness import COMPARED, difference_hash
from goodmob.media.child.orders import ConvertedPicture, ConvertPicture, Piece
from goodmob.media.child.refusal import Unusable
from goodmob.media.rules.limits import IMAGE_PIXELS, LONGEST_SIDE, ORIGINAL_PIXELS, PREVIEW_PIXELS

# Our own bound is checked before anything is decoded; Pillow's would only warn.
Image.MAX_IMAGE_PIXELS = None

KEPT_AS = {"JPEG": "JPEG", "PNG": "PNG", "GIF": "PNG", "WEBP": "WEBP", "AVIF": "JPEG"}
"""AVIF is rewritten because many programs that show posts cannot read it."""

SUFFIX = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
WRITING = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 90, "method": 4},
}
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
WHITE = (255, 255, 255)
HASHED_SIDE = 32


def convert(order: ConvertPicture) -> ConvertedPicture:
    """The picture as it is kept, its preview and its hash; Unusable where it is too large or damaged."""
    with opened(order.source, order.decoder) as source:
        moves = order.decoder == "GIF" and getattr(source, "is_animated", False)
        source.draft("RGB", fitting(source.size, ORIGINAL_PIXELS))
        picture = reduced(cleaned(source), ORIGINAL_PIXELS)
    original = written(picture, Path(order.folder), "original", order.decoder)
    preview, hashed = preview_of(picture, Path(order.folder))
    return ConvertedPicture(original, preview, hashed, moves, _likeness_of(picture))


def opened(source: str, decoder: str) -> Image.Image:
    """The picture, not decoded yet; Unusable where it is not of the format or too large to be decoded."""
    try:
        picture = Image.open(source, formats=[decoder])
    except Exception as error:
        raise Unusable("is damaged or not what it seems to be", repr(error)) from error
    width, height = picture.size
    if width * height > IMAGE_PIXELS:
        picture.close()
        raise Unusable(f"has {width}×{height} pixels, which is more than {IMAGE_PIXELS // 1_000_000} million")
    return picture


def cleaned(source: Image.Image) -> Image.Image:
    """The present frame upright and in sRGB, as RGB or RGBA with nothing else attached."""
    try:
        source.load()
    except Exception as error:
        raise Unusable("is damaged or not complete", repr(error)) from error
    profile = source.info.get("icc_profile")
    picture = _in_colour(_upright(source))
    if profile:
        picture = _in_srgb(picture, profile)
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    picture.info.clear()
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        # A picture whose EXIF is broken is still a picture; it is shown as it lies.
        return picture.copy()


def _in_colour(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode == "CMYK" and picture.info.get("icc_profile"):
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    wanted = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, given, SRGB, outputMode=wanted)
    except (ImageCms.PyCMSError, OSError, ValueError):
        # Grey profiles and nonsense: the numbers are then taken to be sRGB, as browsers do.
        changed = None
    return changed or picture.convert(wanted)


def fitting(size: tuple[int, int], pixels: int) -> tuple[int, int]:
    """The size in the same proportions with at most so many pixels, and no side longer than formats can hold."""
    width, height = size
    share = min(1.0, sqrt(pixels / (width * height)), LONGEST_SIDE / max(width, height))
    return max(1, int(width * share)), max(1, int(height * share))


def reduced(picture: Image.Image, pixels: int) -> Image.Image:
    """The picture with at most so many pixels; it never grows."""
    size = fitting(picture.size, pixels)
    return picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def written(picture: Image.Image, folder: Path, name: str, decoder: str) -> Piece:
    """The picture as a file in the format that stands for the source's; WebP where JPEG could not be transparent."""
    form = KEPT_AS[decoder]
    if form == "JPEG" and picture.mode == "RGBA":
        form = "WEBP"
    name = f"{name}.{SUFFIX[form]}"
    picture.save(folder / name, form, **WRITING[form])
    return Piece(name, picture.width, picture.height)


def preview_of(picture: Image.Image, folder: Path) -> tuple[Piece, str]:
    """The preview of a cleaned picture, as a file, and its hash."""
    small = reduced(picture, PREVIEW_PIXELS)
    name = "preview.webp"
    small.save(folder / name, "WEBP", quality=80, method=4)
    return Piece(name, small.width, small.height), _hash_of(small)


def _hash_of(picture: Image.Image) -> str:
    tiny = picture.copy()
    tiny.thumbnail((HASHED_SIDE, HASHED_SIDE))
    tiny = _on_white(tiny)
    bytes_of = tiny.tobytes()
    pixels = list(zip(bytes_of[0::3], bytes_of[1::3], bytes_of[2::3], strict=True))
    return blurhash(pixels, tiny.width, tiny.height)


def _likeness_of(picture: Image.Image) -> str:
    across, down = COMPARED
    tiny = _on_white(picture.resize(COMPARED, Image.Resampling.BOX)).convert("L")
    return difference_hash(list(tiny.tobytes()), across, down)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    return Image.alpha_composite(Image.new("RGBA", picture.size, (*WHITE, 255)), picture).convert("RGB")
