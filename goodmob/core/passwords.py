"""Passwords: hashed with Argon2id, away from the event loop."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_MEMORY_KIB = 19 * 1024
_PASSES = 2
_SALT_BYTES = 16
_HASH_BYTES = 32
_THREADS = 2

# A hash holds 19 MiB while it runs: two at a time bound the memory, whoever knocks.
_pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="argon2")


async def hash_password(password: str) -> str:
    """The password as a PHC string ($argon2id$…), ready to be stored; takes some 50 ms of a thread."""
    return await asyncio.get_running_loop().run_in_executor(_pool, _hash, password)


async def matches(password: str, stored: str) -> bool:
    """Whether the password is the stored one. An empty `stored` takes as long and never matches."""
    return await asyncio.get_running_loop().run_in_executor(_pool, _verify, password, stored)


def _hash(password: str) -> str:
    kdf = Argon2id(
        salt=os.urandom(_SALT_BYTES), length=_HASH_BYTES, iterations=_PASSES, lanes=1, memory_cost=_MEMORY_KIB
    )
    return kdf.derive_phc_encoded(password.encode())


def _verify(password: str, stored: str) -> bool:
    try:
        Argon2id.verify_phc_encoded(password.encode(), stored or _nobodys())
    except InvalidKey:
        return False
    return bool(stored)


@cache
def _nobodys() -> str:
    return _hash("")
