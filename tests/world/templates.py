"""What Jinja makes of templates, kept from one house to the next: each test opens a house of its own."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class KeptTemplates(BytecodeCache):
    """The compiled templates of this process, by name and content."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what was kept of the template."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was made of it."""
        self._code[bucket.key] = bucket.bytecode_to_string()


KEPT = KeptTemplates()
