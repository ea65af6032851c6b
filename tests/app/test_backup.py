"""A backup holds everything, and comes back where nothing is yet."""

import asyncio
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from goodmob.app.backup.archive import add_bytes, unpack, writing
from goodmob.core.errors import Conflict, Malformed
from goodmob.core.last_backup import last_backup
from goodmob.core.sealing import seal, unseal
from tests.app.operator import ADA, goodmob, variables
from tests.world.postgres import PostgresServer


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    before, after, archive = variables(tmp_path / "before"), variables(tmp_path / "after"), str(tmp_path / "all.tar.gz")
    goodmob(before, *ADA)
    picture = Path("media/avatars/ab/cd/abcd.webp")
    (tmp_path / "before" / picture).parent.mkdir(parents=True)
    (tmp_path / "before" / picture).write_bytes(b"a picture")
    sealed = seal(tmp_path / "before", "tea", "drinks")

    written = goodmob(before, "backup", archive)
    restored = goodmob(after, "restore", archive)

    assert (written.code, restored.code) == (0, 0), (written, restored)
    assert (tmp_path / "after" / picture).read_bytes() == b"a picture"
    assert unseal(tmp_path / "after", sealed, "drinks") == "tea"
    assert "Username has already been taken" in goodmob(after, *ADA).err
    assert not list((tmp_path / "before").glob("snapshot-*"))
    trace = last_backup(tmp_path / "before")
    assert trace is not None
    assert trace.size == Path(archive).stat().st_size
    assert last_backup(tmp_path / "after") is None


def test_what_was_kept_in_postgresql_is_there_again(
    tmp_path: Path, postgres_server: Callable[[], PostgresServer]
) -> None:
    addresses = [asyncio.run(postgres_server().make_database(empty=True)) for _ in range(2)]
    before, after = (variables(tmp_path / str(number), GOODMOB_DATABASE=url) for number, url in enumerate(addresses))
    archive = str(tmp_path / "all.tar.gz")
    goodmob(before, *ADA)
    sealed = seal(tmp_path / "0", "tea", "drinks")

    written = goodmob(before, "backup", archive)
    restored = goodmob(after, "restore", archive)
    again = goodmob(after, "restore", archive)
    to_a_file = goodmob(variables(tmp_path / "data"), "restore", archive)

    assert (written.code, restored.code) == (0, 0), (written, restored)
    assert "Username has already been taken" in goodmob(after, *ADA).err
    assert unseal(tmp_path / "1", sealed, "drinks") == "tea"
    assert "The database has accounts already" in again.err
    assert "is of postgresql, and the settings name sqlite" in to_a_file.err


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    environ, archive = variables(tmp_path / "data"), str(tmp_path / "all.tar.gz")
    goodmob(environ, *ADA)
    goodmob(environ, "backup", archive)

    refused = goodmob(environ, "restore", archive)

    assert refused.code == 1
    assert "exists already; restore into a new folder" in refused.err


@pytest.mark.parametrize("content", [b"", b"no archive at all"])
def test_what_is_no_backup_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "all.tar.gz").write_bytes(content)

    refused = goodmob(variables(tmp_path / "data"), "restore", str(tmp_path / "all.tar.gz"))

    assert refused.code == 1
    assert "backup of Goodmob" in refused.err
    assert refused.err.count("\n") == 1


@pytest.mark.parametrize("name", ["../escaped", "/tmp/escaped", "media/../../escaped"])
def test_an_archive_cannot_write_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    archive = tmp_path / "all.tar.gz"
    with writing(archive) as file:
        add_bytes(file, name, io.BytesIO(b"x"), 1)

    with tarfile.open(archive) as file, pytest.raises(Malformed):
        unpack(file, tmp_path / "data")


def test_an_archive_cannot_hold_a_file_twice_or_a_link(tmp_path: Path) -> None:
    archive = tmp_path / "all.tar.gz"
    link = tarfile.TarInfo("media/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with writing(archive) as file:
        for _ in range(2):
            add_bytes(file, "media/one", io.BytesIO(b"x"), 1)
    with writing(tmp_path / "link.tar.gz") as file:
        file.addfile(link)

    with tarfile.open(archive) as file, pytest.raises(Conflict):
        unpack(file, tmp_path / "data")
    with tarfile.open(tmp_path / "link.tar.gz") as file, pytest.raises(Malformed):
        unpack(file, tmp_path / "links")
