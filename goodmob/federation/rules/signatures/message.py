"""A request as its signature sees it, and what a signature claims about it."""

from collections.abc import Mapping

from msgspec import Struct


class BadSignature(ValueError):  # noqa: N818  it says what was found, as the errors of its kind do
    """The request is not signed in a way that proves anything; the text says why, fit for whoever signed it."""


class Message(Struct, frozen=True):
    """A request: `authority` is the host it is meant for, `path` and `query` (without ?) are as they were sent.

    fields: the header lines by lower-case name, in their order.
    """

    method: str
    scheme: str
    authority: str
    path: str
    query: str | None
    fields: Mapping[str, tuple[str, ...]]
    body: bytes = b""

    @property
    def target(self) -> str:
        """Path and query, as the first line of the request has them."""
        return self.path if self.query is None else f"{self.path}?{self.query}"

    @property
    def uri(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"

    def field(self, name: str) -> str:
        """The value of a header, several lines as one; BadSignature where it is missing."""
        lines = self.fields.get(name)
        if not lines:
            raise BadSignature(f"The header {name} is signed and missing")
        return ", ".join(line.strip() for line in lines)

    def only(self, name: str) -> str:
        """The value of a header that stands there once; BadSignature otherwise."""
        if len(self.fields.get(name, ())) > 1:
            raise BadSignature(f"The header {name} stands there twice")
        return self.field(name)


class Claim(Struct, frozen=True):
    """What a signature says: that this key signed one of these texts, by one of these algorithms."""

    key_id: str
    texts: tuple[bytes, ...]
    algorithms: tuple[str, ...]
    signature: bytes
