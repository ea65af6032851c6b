"""The trace that a backup leaves in the data folder, by which pages can say when the last one was made."""

from pathlib import Path

import msgspec

FILE_NAME = "last-backup.json"


class LastBackup(msgspec.Struct, frozen=True):
    """When it was begun (us), and how many bytes it has."""

    made_at: int
    size: int


def leave_trace(data: Path, made: LastBackup) -> None:
    """Note in the data folder that a backup was made; OSError where that cannot be written."""
    (data / FILE_NAME).write_bytes(msgspec.json.encode(made))


def last_backup(data: Path) -> LastBackup | None:
    """The last backup of the data folder, None where there is no trace of one."""
    try:
        return msgspec.json.decode((data / FILE_NAME).read_bytes(), type=LastBackup)
    except (OSError, msgspec.MsgspecError):
        return None
