"""The log: one line for each thing worth knowing, on standard error."""

import logging
import sys
from datetime import UTC, datetime

# These tell at INFO of every step that our own lines already tell of.
CHATTY = ("uvicorn", "httpx2", "httpcore2", "alembic", "PIL", "asyncio")

# These warn of every form that cannot be read: strangers would write our log. The answer says it to whom it concerns.
SCOLDING = ("python_multipart",)

# uvicorn takes a WebSocket that was refused with a reason for one that was forgotten.
REFUSED_SOCKET = "ASGI callable returned without completing handshake."


class LineFormatter(logging.Formatter):
    """Moment, level, module and message in one line; a traceback follows where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        line = f"{moment} {record.levelname.lower():7} {record.name}: {message}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def configure(level: str) -> None:
    """Logs everything from `level` ("debug", "info", "warning", "error") on; call it once, when a process starts."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.getLogger("uvicorn.error").addFilter(is_news)
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
    for name in SCOLDING:
        logging.getLogger(name).setLevel(logging.ERROR)


def is_news(record: logging.LogRecord) -> bool:
    """Whether a line of the server says what nobody else has said."""
    return record.msg != REFUSED_SOCKET
