"""Forms as programs send them: bounded, in UTF-8, and whole."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, Headers
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from goodmob.core.errors import Malformed

LONGEST_FIELD = 512 * 1024
MOST_FIELDS = 1000
MOST_FILES = 8

MULTIPART = "multipart/form-data"
FORMS = ("application/x-www-form-urlencoded", MULTIPART)
BOUNDS: dict[str, Any] = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS, "max_part_size": LONGEST_FIELD}
UNICODE = frozenset({b"utf-8", b"utf8", b"us-ascii", b""})


async def read_form(request: Request, kind: str) -> FormData:
    """The fields of a form of this kind, closed with the request; Malformed where it is not what it says it is."""
    try:
        return await (_multipart(request) if kind == MULTIPART else request.form(**BOUNDS))
    except HTTPException as error:
        raise Malformed(f"The form cannot be read: {error.detail}") from error
    except MultiPartException as error:
        raise Malformed(f"The form cannot be read: {error.message}") from error


async def _multipart(request: Request) -> FormData:
    # Starlette would decode in any charset that Python knows; some of those take the square of the time, or fail.
    _, options = parse_options_header(request.headers["content-type"])
    if options.get(b"charset", b"").lower() not in UNICODE:
        raise MultiPartException("it must be written in UTF-8")
    if request._form is None:
        async with aclosing(request.stream()) as stream:
            request._form = await _WholeForm(request.headers, stream).parse()
    return request._form


class _WholeForm(MultiPartParser):
    """Starlette's parser, which would take what came before a form breaks off for all of it."""

    def __init__(self, headers: Headers, stream: AsyncGenerator[bytes, None]) -> None:
        super().__init__(headers, self._watched(stream), **BOUNDS)
        self._has_begun = self._has_ended = False

    def on_end(self) -> None:
        self._has_ended = True

    async def _watched(self, stream: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
        async for chunk in stream:
            self._has_begun = self._has_begun or bool(chunk)
            yield chunk
        if self._has_begun and not self._has_ended:
            raise MultiPartException("it breaks off before its end")
