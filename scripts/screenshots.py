"""Takes the pictures of docs/screenshots: the demo as its first inhabitant sees it, wide and narrow, light and dark."""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

import httpx2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from bench.server import Server, environment, serving
from demo.town import PASSWORD

ROOT = Path(__file__).resolve().parents[1]
SHELF = ROOT / "docs/screenshots"
LARGEST = 300_000
"""Bytes of a picture: a clone should stay small."""

_SCREENS = {1440: 1400, 390: 1200}
_COLOURS = 128
_LATE_MORNING = 11
_PATIENCE = 1500
"""Milliseconds until numbers and pictures stand still."""


class Shot(NamedTuple):
    """A page in one form."""

    name: str
    path: str
    width: int
    scheme: Literal["light", "dark"]


def main(folder: Path) -> None:
    """Settles a fresh town in the folder, since a mob is live for an hour only, and writes every picture."""
    data = folder / "data"
    environ = environment(data, title="Westhaven")
    server = Server(environ, folder / "log")
    _settle(data)
    SHELF.mkdir(parents=True, exist_ok=True)
    with serving(server), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--disable-gpu"])
        for shot, taken in _taken(browser, server.url):
            path = SHELF / f"{shot.name}-{shot.width}-{shot.scheme}.png"
            path.write_bytes(_small(taken))
            print(path.relative_to(ROOT), path.stat().st_size // 1000, "kB")
        browser.close()
        server.interrupt()


def _settle(data: Path) -> None:
    subprocess.run([sys.executable, "-m", "demo", "--folder", str(data), "--no-serve"], cwd=ROOT, check=True)  # noqa: S603


def _taken(browser: Browser, url: str) -> Iterator[tuple[Shot, bytes]]:
    mobs = httpx2.get(f"{url}/api/v1/mobs", params={"state": "live"}).json()
    largest = max(mobs, key=lambda mob: int(mob["joined"]))
    page = browser.new_page(timezone_id=_by_day(datetime.now(UTC).hour))
    _sign_in(page, url)
    for shot in _shots(f"/mobs/{largest['id']}"):
        yield shot, _one(page, url, shot)


def _shots(mob: str) -> Iterator[Shot]:
    for name, path in (("home", "/home"), ("mob", mob)):
        for width in _SCREENS:
            for scheme in ("light", "dark"):
                yield Shot(name, path, width, scheme)
    yield Shot("deck", "/deck", 1440, "dark")


def _by_day(hour: int) -> str:
    """A time zone in which it is late morning, so that pictures show the same hour whenever they are taken."""
    west = (hour - _LATE_MORNING + 12) % 24 - 12
    return f"Etc/GMT{west:+d}" if west else "Etc/GMT"


def _sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/auth/sign_in")
    page.fill("input[name=email]", "ada@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{url}/home")


def _one(page: Page, url: str, shot: Shot) -> bytes:
    page.set_viewport_size({"width": shot.width, "height": _SCREENS[shot.width]})
    page.emulate_media(color_scheme=shot.scheme, reduced_motion="reduce")
    page.goto(f"{url}{shot.path}")
    page.wait_for_timeout(_PATIENCE)
    return page.screenshot()


def _small(taken: bytes) -> bytes:
    """The picture with few colours; ValueError where it is still too large."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(taken)) as whole:
        few = whole.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    if out.tell() > LARGEST:
        raise ValueError(f"A picture of {out.tell()} bytes is larger than {LARGEST}")
    return out.getvalue()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="goodmob-screenshots-") as made:
        main(Path(made))
