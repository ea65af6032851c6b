"""The sheet of paper that pictures are drawn on, and the inks."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

SAND, BONE, MOSS, LEAF, RIVER = "#ecdcbd", "#fbf3e2", "#6d8c57", "#9db57c", "#86adb8"
DEEP, BRICK, CLAY, SUN, NIGHT = "#3b5a66", "#bd5f43", "#d98d68", "#efb64a", "#26303a"
WINE, ROSE = "#7a2c3b", "#e3b39a"
CLOTH = (NIGHT, SUN, DEEP, BONE, WINE, MOSS, RIVER, CLAY)
"""What clothes, boats and books are dyed with; no two neighbours look alike."""

_FINE = 2
"""Edges are smooth because everything is drawn this much larger."""

Point = tuple[float, float]


class Sheet:
    """Paper of so many units; a unit becomes `scale` pixels, and y grows downwards."""

    def __init__(self, width: float, height: float, ground: str, *, scale: float = 4) -> None:
        self.width = width
        self.height = height
        self._scale = scale * _FINE
        self._image = Image.new("RGB", (round(width * self._scale), round(height * self._scale)), ground)
        self._draw = ImageDraw.Draw(self._image)

    def box(self, x: float, y: float, width: float, height: float, ink: str, *, round_by: float = 0) -> None:
        """A rectangle, by its upper left corner."""
        corners = self._points([(x, y), (x + width, y + height)])
        self._draw.rounded_rectangle(corners, radius=round_by * self._scale, fill=ink)

    def disc(self, x: float, y: float, radius: float, ink: str, *, flat: float = 1) -> None:
        """A disc around a point; `flat` makes an ellipse of it, that many times as high as wide."""
        high = radius * flat
        self._draw.ellipse(self._points([(x - radius, y - high), (x + radius, y + high)]), fill=ink)

    def ring(self, x: float, y: float, radius: float, ink: str, stroke: float) -> None:
        """A circle line around a point."""
        corners = self._points([(x - radius, y - radius), (x + radius, y + radius)])
        self._draw.ellipse(corners, outline=ink, width=round(stroke * self._scale))

    def shape(self, points: Sequence[Point], ink: str) -> None:
        """What lies within these points."""
        self._draw.polygon(self._points(points), fill=ink)

    def line(self, points: Sequence[Point], ink: str, stroke: float) -> None:
        """A line through these points, with round ends."""
        self._draw.line(self._points(points), fill=ink, width=round(stroke * self._scale), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, stroke / 2, ink)

    def slice(self, x: float, y: float, radius: float, start: float, end: float, ink: str) -> None:
        """A slice of a disc, from one angle to another, clockwise from the right in degrees."""
        corners = self._points([(x - radius, y - radius), (x + radius, y + radius)])
        self._draw.pieslice(corners, start, end, fill=ink)

    def png(self) -> bytes:
        """The picture as a file."""
        size = (self._image.width // _FINE, self._image.height // _FINE)
        out = io.BytesIO()
        self._image.resize(size, Image.Resampling.BOX).save(out, "PNG", compress_level=1)
        return out.getvalue()

    def _points(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]
