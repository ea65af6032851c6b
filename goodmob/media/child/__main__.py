"""`python -m goodmob.media.child pictures|gifs|films`: answers orders on its standard streams until its parent goes."""

import sys

import msgspec

from goodmob.core.children.answering import Bounds, serve
from goodmob.media.child import films, pictures, portraits
from goodmob.media.child.orders import Answer, ConvertFilm, ConvertPicture, CropPicture, Order, Refused, read_order
from goodmob.media.child.refusal import Unusable

BOUNDS = {
    "pictures": Bounds(memory_mb=1536, file_mb=192, cpu_seconds=45),
    "gifs": Bounds(memory_mb=3072, file_mb=192, cpu_seconds=90),
    "films": Bounds(memory_mb=4096, file_mb=512, cpu_seconds=1200),
}


def answer(order: bytes) -> bytes:
    """What became of the order; every fault of the file is an answer too."""
    return msgspec.msgpack.encode(_judged(read_order(order)))


def _judged(order: Order) -> Answer:
    try:
        return _done(order)
    except Unusable as refusal:
        return Refused(refusal.reason, refusal.cause)
    except MemoryError:
        return Refused("needs more memory than a file may take")
    except Exception as error:
        return Refused("is damaged or not complete", repr(error))


def _done(order: Order) -> Answer:
    match order:
        case ConvertPicture():
            return pictures.convert(order)
        case CropPicture():
            return portraits.crop(order)
        case ConvertFilm():
            return films.convert(order)


if __name__ == "__main__":
    serve(answer, BOUNDS[sys.argv[1]])
