"""What Goodmob answers when it says no: exceptions that carry their HTTP status."""

from typing import Any, Self


class Refusal(Exception):  # noqa: N818  a refusal is an answer, not a fault of the program
    """A request that is answered with no; the door turns it into JSON {"error": …} or an error page."""

    status = 400
    words = ""
    """What a page says of it, in the reader's language; empty where that is what it says of all with this status."""

    def __init__(self, error: str, *, field: str | None = None, details: dict[str, Any] | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.field = field
        self.details = details

    def told(self, words: str) -> Self:
        """Itself, with what a page says of it, in the reader's language."""
        self.words = words
        return self


class Malformed(Refusal):
    """The request cannot be read."""

    status = 400


class Unauthorized(Refusal):
    """Nobody is signed in, or the token is not valid."""

    status = 401

    def __init__(self, error: str = "The access token is invalid") -> None:
        super().__init__(error)


class Forbidden(Refusal):
    """The viewer is known and may not do this."""

    status = 403

    def __init__(self, error: str = "This action is not allowed") -> None:
        super().__init__(error)


class HasMoved(Forbidden):
    """The account goes on under another one: it says, follows and changes nothing here until that is taken back."""

    def __init__(self) -> None:
        super().__init__("Your account has moved. Take that back in its settings, under Moving, to use it again")


class NotFound(Refusal):
    """It does not exist, or the viewer may not know that it does."""

    status = 404

    def __init__(self, error: str = "Record not found") -> None:
        super().__init__(error)


class Conflict(Refusal):
    """It contradicts what already happened."""

    status = 409


class Gone(Refusal):
    """It existed and was taken away for good."""

    status = 410

    def __init__(self, error: str = "Gone") -> None:
        super().__init__(error)


class Invalid(Refusal):
    """A field has a value that cannot be accepted; the message continues the field's name: "can't be blank"."""

    status = 422

    def __init__(self, field: str, message: str, *, details: dict[str, Any] | None = None) -> None:
        spoken = field.removesuffix("_id").replace("_", " ").strip().capitalize()
        super().__init__(f"Validation failed: {spoken} {message}", field=field, details=details)
        self.message = message


class Duplicate(Refusal):
    """A row with these values exists already; `constraint` names the unique constraint that said so, if known."""

    status = 422

    def __init__(self, constraint: str | None = None) -> None:
        super().__init__("Duplicate record")
        self.constraint = constraint


class TooMany(Refusal):
    """The viewer does this too often; `retry_after` is in seconds."""

    status = 429

    def __init__(self, retry_after: int, error: str = "Too many requests") -> None:
        super().__init__(error)
        self.retry_after = retry_after


class Unavailable(Refusal):
    """The server cannot do it at the moment; `retry_after` is in seconds."""

    status = 503

    def __init__(self, error: str = "Goodmob is busy at the moment", retry_after: int = 1) -> None:
        super().__init__(error)
        self.retry_after = retry_after
