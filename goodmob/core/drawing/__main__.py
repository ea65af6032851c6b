"""`python -m goodmob.core.drawing`: draws what it is asked for on its standard streams until its parent goes."""

from goodmob.core.children.answering import Bounds, serve
from goodmob.core.drawing.canvas import drawn
from goodmob.core.drawing.orders import read_order

BOUNDS = Bounds(memory_mb=768, file_mb=1, cpu_seconds=10)


def answer(order: bytes) -> bytes:
    """The picture."""
    return drawn(read_order(order))


if __name__ == "__main__":
    serve(answer, BOUNDS)
