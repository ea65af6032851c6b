"""What is sealed: told again to whoever has the key of the data folder, and to nobody else."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from goodmob.core import sealing
from goodmob.core.sealing import FILE_NAME, BrokenSeal, seal, unseal


def test_what_was_sealed_is_told_again_for_the_same_purpose(tmp_path: Path) -> None:
    sealed = seal(tmp_path / "data", "tea", "drinks")

    assert unseal(tmp_path / "data", sealed, "drinks") == "tea"
    assert "tea" not in sealed
    assert stat.S_IMODE((tmp_path / "data" / FILE_NAME).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("broken", ["", "tea", "é", "!", "a" * 80])
def test_what_was_not_sealed_here_is_not_opened(tmp_path: Path, broken: str) -> None:
    with pytest.raises(BrokenSeal):
        unseal(tmp_path, broken, "drinks")


def test_another_purpose_another_text_and_another_folder_do_not_open_it(tmp_path: Path) -> None:
    sealed = seal(tmp_path / "here", "tea", "drinks")
    turned = sealed[:-1] + ("A" if sealed[-1] != "A" else "Q")

    for data, text, purpose in (
        (tmp_path / "here", sealed, "meals"),
        (tmp_path / "here", turned, "drinks"),
        (tmp_path / "there", sealed, "drinks"),
    ):
        with pytest.raises(BrokenSeal):
            unseal(data, text, purpose)


def test_processes_that_start_at_once_use_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = list(threads.map(lambda _: sealing._key.__wrapped__(tmp_path), range(8)))
    sealed = keys[0].encrypt(b"0" * 12, b"tea", b"")

    assert all(key.decrypt(b"0" * 12, sealed, b"") == b"tea" for key in keys)
