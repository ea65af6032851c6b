"""Addresses as QR codes, drawn by the server: no script, no picture file, nobody else is asked."""

import segno
from markupsafe import Markup

QUIET_ZONE = 4
"""Modules of white around it, without which scanners do not find it."""


def qr_svg(address: str, label: str) -> Markup:
    """An inline SVG of class "qr" that leads to the address; black on white whatever the theme, as scanners want it.

    label is what it is called for people who do not see it. ValueError for more text than a code can hold.
    """
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, border=QUIET_ZONE, dark="#000", light="#fff"
    )
    # It is drawn from numbers; only the name is text.
    return Markup('<span class="qrcode" role="img" aria-label="{}">{}</span>').format(label, Markup(drawn))  # noqa: S704
