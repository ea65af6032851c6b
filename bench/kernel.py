"""What the kernel knows of a process and its children: time on a core, and memory."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
BYTES_A_PAGE = os.sysconf("SC_PAGE_SIZE")
_MEGABYTE = 1024 * 1024


class Memory(NamedTuple):
    """In megabytes: `rss` counts shared pages once for each process, `pss` shares them out."""

    rss: float
    pss: float


def cpu_seconds(pid: int) -> float:
    """Seconds on a core, user and system, of a process, of its children, and of those that have ended."""
    return sum(sum(map(int, _stat(each)[11:15])) for each in _family(pid)) / TICKS_A_SECOND


def memory(pid: int) -> Memory:
    """The memory of a process and its children."""
    rss = pss = 0
    for each in _family(pid):
        rss += int(_stat(each)[21]) * BYTES_A_PAGE
        pss += sum(int(line.split()[1]) for line in _lines(each, "smaps_rollup") if line.startswith("Pss:")) * 1024
    return Memory(round(rss / _MEGABYTE, 1), round(pss / _MEGABYTE, 1))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def _stat(pid: int) -> list[str]:
    # The name of the program stands in brackets and may hold anything.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()


def _lines(pid: int, name: str) -> list[str]:
    return Path(f"/proc/{pid}/{name}").read_text().splitlines()
