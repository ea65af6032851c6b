"""Key pairs of the people here, made once for all tests: each house would start a process of its own for them."""

import asyncio
from itertools import count

from goodmob.core.children.asking import Children
from goodmob.federation.child.__main__ import answer
from goodmob.federation.keys import CHILD

_PAIRS = 12
"""More than any test needs, so that no two of its people have the same."""

_kept: list[bytes] = []
_turns = count()


class KeepsPairs(Children):
    """The children of a house, of which the one that makes keys hands out again what was made before."""

    async def ask(self, module: str, order: bytes, *, lane: str = "", seconds: float) -> bytes:
        """As any house asks its children."""
        if module != CHILD:
            return await super().ask(module, order, lane=lane, seconds=seconds)
        turn = next(_turns) % _PAIRS
        while len(_kept) <= turn:
            _kept.append(await asyncio.to_thread(answer, order))
        return _kept[turn]
