"""Rendered fragments and other things worth keeping, bounded in bytes, least recently used out first."""

from collections import OrderedDict

ENTRY_BYTES = 300
"""What an entry costs beside its value: key tuple, table slot, list node."""


class Cache:
    """Keeps values under versioned keys; a key of an old version is never asked for again and falls out."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.bytes = 0
        self.hits = 0
        self.misses = 0
        self._entries: OrderedDict[tuple[object, ...], tuple[object, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: tuple[object, ...]) -> object | None:
        """Gives the value kept under this key, or None."""
        entry = self._entries.get(key)
        if entry is None:
            self.misses += 1
            return None
        self.hits += 1
        self._entries.move_to_end(key)
        return entry[0]

    def put(self, key: tuple[object, ...], value: object, size: int) -> None:
        """Keeps a value of `size` bytes, dropping what was longest unused; what exceeds the budget is not kept."""
        self.drop(key)
        cost = size + ENTRY_BYTES
        if cost > self.budget:
            return
        self._entries[key] = (value, cost)
        self.bytes += cost
        while self.bytes > self.budget:
            _, (_, freed) = self._entries.popitem(last=False)
            self.bytes -= freed

    def drop(self, key: tuple[object, ...]) -> None:
        """Forgets the value of this key, if there is one."""
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.bytes -= entry[1]
