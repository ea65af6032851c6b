"""The first command on a fresh machine says which package is missing, instead of failing somewhere in the middle."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT

TOO_OLD = 'case "$2" in *version_info*) exit 1;; esac'
WITHOUT_ENSUREPIP = """case "$2" in
    *ensurepip*) exit 1;;
    *print*) echo python3.12;;
esac"""


@pytest.mark.parametrize(
    ("python", "words"),
    [
        (TOO_OLD, "Goodmob needs Python 3.11 or later. One command brings it: apt-get install python3-venv"),
        (WITHOUT_ENSUREPIP, "lacks ensurepip. One command brings it: apt-get install python3.12-venv"),
    ],
)
def test_what_is_missing_is_named_with_the_command_that_brings_it(tmp_path: Path, python: str, words: str) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14", "apt-get"):
        (tools / name).write_text(f"#!/bin/sh\n{python}\n")
        (tools / name).chmod(0o755)
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")

    ended = subprocess.run(
        ["sh", "scripts/bootstrap", "runtime"],
        cwd=tmp_path,
        env={"PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert words in ended.stderr
    assert not (tmp_path / ".venv").exists()
