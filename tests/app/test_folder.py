"""The data folder belongs to one process at a time."""

import os
import stat
from pathlib import Path

import pytest

from goodmob.app.folder import LOCK, HeldError, holding


def test_the_first_start_makes_a_folder_that_others_cannot_read(tmp_path: Path) -> None:
    with holding(tmp_path / "town" / "data"):
        assert stat.S_IMODE((tmp_path / "town" / "data").stat().st_mode) == 0o700


def test_a_second_process_is_told_who_holds_it(tmp_path: Path) -> None:
    with holding(tmp_path), pytest.raises(HeldError, match=f"process {os.getpid()}"), holding(tmp_path):
        pass


def test_it_is_free_again_afterwards(tmp_path: Path) -> None:
    with holding(tmp_path):
        pass
    with holding(tmp_path):
        assert (tmp_path / LOCK).exists()
