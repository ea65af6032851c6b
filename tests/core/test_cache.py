"""The cache: bounded in bytes, least recently used out first."""

from hypothesis import given
from hypothesis import strategies as st

from goodmob.core.cache import ENTRY_BYTES, Cache


def test_keeps_and_gives_back() -> None:
    cache = Cache(10_000)
    cache.put(("post", 1, 1), "fragment", 8)

    assert cache.get(("post", 1, 1)) == "fragment"
    assert cache.get(("post", 1, 2)) is None
    assert (cache.hits, cache.misses) == (1, 1)


def test_the_longest_unused_falls_out() -> None:
    cache = Cache(2 * (100 + ENTRY_BYTES))
    cache.put(("a",), "a", 100)
    cache.put(("b",), "b", 100)
    cache.get(("a",))
    cache.put(("c",), "c", 100)

    assert cache.get(("a",)) == "a"
    assert cache.get(("b",)) is None
    assert cache.get(("c",)) == "c"


def test_what_exceeds_the_budget_is_not_kept_and_does_not_empty_the_cache() -> None:
    cache = Cache(1_000)
    cache.put(("small",), "small", 10)
    cache.put(("huge",), "huge", 5_000)

    assert cache.get(("huge",)) is None
    assert cache.get(("small",)) == "small"


def test_dropping_gives_the_bytes_back() -> None:
    cache = Cache(1_000)
    cache.put(("a",), "a", 100)
    cache.drop(("a",))
    cache.drop(("never kept",))

    assert (len(cache), cache.bytes) == (0, 0)


@given(st.lists(st.tuples(st.sampled_from(["put", "drop", "get"]), st.integers(0, 9), st.integers(0, 2_000))))
def test_bytes_are_those_of_the_entries_and_within_the_budget(steps: list[tuple[str, int, int]]) -> None:
    cache = Cache(4_000)
    sizes: dict[int, int] = {}
    for step, key, size in steps:
        if step == "put":
            cache.put((key,), "value", size)
            sizes[key] = size
        elif step == "drop":
            cache.drop((key,))
        else:
            cache.get((key,))
        kept = [key for key in sizes if (key,) in cache._entries]
        assert cache.bytes == sum(sizes[key] + ENTRY_BYTES for key in kept) <= cache.budget
