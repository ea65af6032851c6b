"""The answering side: the loop of a child process, inside bounds that the kernel keeps."""

import os
import resource
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from goodmob.core.children.frames import HEAD, framed, length_of

NICENESS = 10
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one order may use; beyond memory or file size a call fails, beyond CPU time the process is killed.

    Programs started by the child inherit the bounds, each for itself.
    """

    memory_mb: int
    file_mb: int
    cpu_seconds: int
    open_files: int = 64


def serve(answer: Callable[[bytes], bytes], bounds: Bounds) -> None:
    """Answer orders from the parent until it closes the pipe. Whatever `answer` raises ends the process."""
    orders, answers = _pipes()
    _enclose(bounds)
    while order := _next(orders):
        _grant_cpu(bounds.cpu_seconds)
        answers.write(framed(answer(order)))
        answers.flush()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The parent's pipes, taken from the standard streams so that no library reads or writes there by accident."""
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return orders, answers


def _next(orders: BinaryIO) -> bytes:
    head = orders.read(HEAD)
    return orders.read(length_of(head)) if len(head) == HEAD else b""


def _enclose(bounds: Bounds) -> None:
    os.nice(NICENESS)
    memory, file = bounds.memory_mb * MEGABYTE, bounds.file_mb * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file, file))
    resource.setrlimit(resource.RLIMIT_NOFILE, (bounds.open_files, bounds.open_files))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _grant_cpu(seconds: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds + 1, most))
