"""`python -m goodmob.accounts.linked`: looks through pages in a process of its own until its parent goes."""

import msgspec

from goodmob.accounts.linked.backlinks import Asked, leads_back
from goodmob.core.children.answering import Bounds, serve

BOUNDS = Bounds(memory_mb=512, file_mb=1, cpu_seconds=4)


def answer(order: bytes) -> bytes:
    """Whether the page leads back; one that cannot be read does not."""
    try:
        return msgspec.msgpack.encode(leads_back(msgspec.msgpack.decode(order, type=Asked)))
    except Exception:
        return msgspec.msgpack.encode(False)


if __name__ == "__main__":
    serve(answer, BOUNDS)
