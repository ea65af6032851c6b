"""Field types for parameter structs: Id, Upload and Text; use msgspec.UNSET for what was not sent."""

from typing import IO, Annotated

from msgspec import Meta
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

LARGEST_ID = 2**63 - 1

Id = Annotated[int, Meta(ge=0, le=LARGEST_ID, extra={"id": True}, extra_json_schema={"format": "id"})]
"""An id; sent as a numeric string. In a path anything else is a 404, elsewhere a 422 that names the field."""


class Upload:
    """One file of a multipart body, on disk as soon as it is larger than a megabyte; closed after the answer.

    In a params struct it stands alone or as `Upload | None`; an empty field counts as not sent.
    """

    def __init__(self, part: UploadFile) -> None:
        self.filename: str = part.filename or ""
        self.content_type: str = part.content_type or "application/octet-stream"
        self.size: int = part.size or 0
        self.file: IO[bytes] = part.file

    async def read(self) -> bytes:
        """The whole file, from its beginning, however often it is asked for."""
        return await run_in_threadpool(self._read)

    def _read(self) -> bytes:
        self.file.seek(0)
        return self.file.read()
