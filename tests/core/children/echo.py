"""A child for tests: it does what its order says, good or bad."""

import os
import subprocess
import sys
import time

from goodmob.core.children.answering import Bounds, serve

BOUNDS = Bounds(memory_mb=512, file_mb=1, cpu_seconds=1)


def answer(order: bytes) -> bytes:
    """Obey."""
    verb, _, rest = order.decode().partition(" ")
    match verb:
        case "pid":
            return str(os.getpid()).encode()
        case "environment":
            return "\n".join(sorted(os.environ)).encode()
        case "lane":
            return " ".join(sys.argv[1:]).encode()
        case "die":
            os._exit(3)
        case "sleep":
            time.sleep(60)
        case "start":
            return str(subprocess.Popen(["sleep", "60"]).pid).encode()
        case "spin":
            while True:
                pass
        case "hoard":
            try:
                return str(len(bytes(1024 * 1024 * 1024))).encode()
            except MemoryError:
                return b"no memory"
        case "write":
            try:
                with open(rest, "wb") as file:
                    file.write(bytes(2 * 1024 * 1024))
            except OSError as error:
                return os.strerror(error.errno or 0).encode()
        case "print":
            print("noise")
            sys.stdout.flush()
    return order


if __name__ == "__main__":
    serve(answer, BOUNDS)
