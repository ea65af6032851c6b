"""`python -m goodmob.posts.linked`: reads pages in a process of its own until its parent goes."""

import msgspec

from goodmob.core.children.answering import Bounds, serve
from goodmob.posts.linked.orders import Answer, Order, ReadEmbed, ReadPage, Unreadable, read_order
from goodmob.posts.linked.reading import read_embed, read_page

BOUNDS = Bounds(memory_mb=512, file_mb=1, cpu_seconds=4)


def answer(order: bytes) -> bytes:
    """What the page says; every fault of it is an answer too."""
    return msgspec.msgpack.encode(_judged(read_order(order)))


def _judged(order: Order) -> Answer:
    try:
        match order:
            case ReadPage():
                return read_page(order)
            case ReadEmbed():
                return read_embed(order)
    except MemoryError:
        return Unreadable("needs more memory than a page may take")
    except Exception as error:
        return Unreadable(type(error).__name__)


if __name__ == "__main__":
    serve(answer, BOUNDS)
