"""What came from elsewhere: every such file is listed with its origin and licence, and is as it came."""

import json
import re
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

from scripts.icons import ICONS, OWN
from tests.house.source import PACKAGE, ROOT, report

ASSETS = PACKAGE / "core/assets"
MANIFEST = ASSETS / "vendor/manifest.json"
FOREIGN = ("vendor", "fonts")
USED = re.compile(r"""\bicon\("([a-z]+)"\)""")


def manifest() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(MANIFEST.read_text())
    return entries


def test_every_file_from_elsewhere_is_listed() -> None:
    kept = {path.relative_to(ASSETS).as_posix() for folder in FOREIGN for path in (ASSETS / folder).rglob("*")}
    listed = [name for entry in manifest() for name in entry["files"]]

    assert sorted(listed) == sorted({*kept, "icons.svg"} - {"vendor/manifest.json"}), f"see {MANIFEST}"


def test_every_file_from_elsewhere_is_as_it_came() -> None:
    changed = [
        name
        for entry in manifest()
        for name, digest in entry["files"].items()
        if sha256((ASSETS / name).read_bytes()).hexdigest() != digest
    ]

    assert not changed, report(
        "These are not what the manifest says. A new version is taken with its version, integrity and digests; the "
        "sprite is written by scripts/icons.py.",
        changed,
    )


def test_every_origin_says_its_version_and_licence_and_brings_its_words() -> None:
    for entry in manifest():
        assert re.fullmatch(r"\d+\.\d+\.\d+", entry["version"]), entry
        assert entry["origin"].startswith("npm "), entry
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", entry["integrity"]), entry
        assert entry["licence"] in {"0BSD", "ISC", "OFL-1.1"}, entry
        assert any(name.endswith((".LICENSE.txt", "OFL.txt")) for name in entry["files"]), entry


def test_the_sprite_holds_what_its_script_lists() -> None:
    drawn = [symbol.get("id") for symbol in ElementTree.fromstring((ASSETS / "icons.svg").read_bytes())]  # noqa: S314

    assert drawn == [f"i-{name}" for name in sorted({**ICONS, **OWN})]


def test_every_icon_that_a_template_names_is_drawn() -> None:
    missing = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in PACKAGE.rglob("templates/**/*.html")
        for name in USED.findall(path.read_text(encoding="utf-8"))
        if name not in {**ICONS, **OWN}
    ]

    assert not missing, report("Add the icon to scripts/icons.py and build the sprite anew.", missing)
