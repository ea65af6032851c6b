"""Documentation: everything that can be set or called is written down."""

from pathlib import Path

import msgspec

from goodmob.core.settings import KEYS, Settings, variable
from tests.house.source import ROOT, report

SHOWN = {True: "on", False: "off"}


def documented(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_setting_is_in_the_administrators_table() -> None:
    admin = documented(ROOT / "docs/admin.md")
    missing = [key for key in KEYS if f"| `{key}` | `{variable(key)}` |" not in admin]

    assert not missing, report("docs/admin.md has one row for each setting.", missing)


def test_the_administrators_table_tells_the_real_defaults() -> None:
    rows = [line.split(" | ") for line in documented(ROOT / "docs/admin.md").splitlines() if "| `GOODMOB_" in line]
    told = {row[0].strip("| `"): row[2].strip("`") for row in rows}
    derived = {"base_url", "mail_from"}
    real = {
        field.name: SHOWN.get(field.default, str(field.default)) or "empty"
        for field in msgspec.structs.fields(Settings)
        if field.name not in derived
    }

    assert {key: default for key, default in told.items() if key not in derived} == real
