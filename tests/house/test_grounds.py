"""What lies around the code: locks, licence and tools."""

import json
import re

from goodmob.core.version import VERSION
from tests.house.source import ROOT, report, shown

PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "requirements" / name).read_text()))


def test_locks_carry_versions_and_hashes_but_no_addresses() -> None:
    locks = [*ROOT.glob("requirements/*.lock"), *ROOT.glob("**/package-lock.json")]
    locks = [path for path in locks if "node_modules" not in path.parts]
    with_address = [shown(path) for path in locks if "://" in path.read_text()]

    assert not with_address, report("A lock names versions and hashes, never where they were found.", with_address)
    for name in ("runtime.lock", "develop.lock"):
        text = (ROOT / "requirements" / name).read_text()
        requirements = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert requirements
        assert all("--hash=sha256:" in requirement for requirement in requirements)


def test_npm_locks_have_hashes() -> None:
    for path in ROOT.glob("*/package-lock.json"):
        packages = json.loads(path.read_text())["packages"]
        bare = [name for name, about in packages.items() if name and "integrity" not in about]

        assert not bare, report(f"{shown(path)} has packages without a hash", bare)


def test_both_locks_agree() -> None:
    runtime, develop = pins("runtime.lock"), pins("develop.lock")

    assert runtime
    assert runtime.items() <= develop.items(), "What runs is what was tested: run `make lock`."


def test_every_dependency_is_explained() -> None:
    wanted = [line.split("[")[0].split("=")[0] for line in (ROOT / "requirements/runtime.in").read_text().split()]
    reasons = (ROOT / "docs/decisions/0001-the-stack.md").read_text()
    silent = [name for name in wanted if f"`{name}`" not in reasons]

    assert not silent, report("docs/decisions/0001-the-stack.md gives each dependency its reason.", silent)


def test_the_version_is_told_once_and_the_same() -> None:
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text()


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text()

    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert "13. Remote Network Interaction" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert 'license = "AGPL-3.0-or-later"' in (ROOT / "pyproject.toml").read_text()
