"""Logs of what went wrong that hold nobody's words: the kind of error and the places in the code, never its message.

A database's error message can carry the row that it refused, and a row can carry what a child wrote.
"""

import logging
import traceback
from pathlib import Path

from participation.errors import Refused

log = logging.getLogger("yhdessa")
door = logging.getLogger("yhdessa.door")
_standard = logging.LogRecord
_TAKEN_OVER = "streamlit.runtime.websocket_session_manager"  # tells, with its id, of each session that a new socket takes over
_OTHER_VIEW = "streamlit.runtime.scriptrunner.script_runner"  # tells of each live part that left the page while it was to be drawn


def places(error: BaseException) -> str:
    """The kind of an error and where it happened, one place a line."""
    lines: list[str] = []
    current: BaseException | None = error
    while current is not None and len(lines) < 60:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(current.__traceback__)]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def tell(error: BaseException) -> None:
    """Puts an unexpected error into the log."""
    log.error("Unexpected error\n%s", places(error))


def refused(what: str) -> None:
    """Puts one line into the log about a request that no page of ours sends; `what` names its kind and nothing of it."""
    door.warning("refused: %s", what)


class _QuietRecord(_standard):
    """A log record that names an error by its kind and places."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        error = self.exc_info[1] if self.exc_info else None
        if error is not None:
            self.msg = f"Refused: {error.message_id}" if isinstance(error, Refused) else places(error)
            self.args = None
            self.exc_info = None


def install() -> None:
    """Makes every log of this process quiet."""
    logging.setLogRecordFactory(_QuietRecord)
    for name in (_TAKEN_OVER, _OTHER_VIEW):
        logging.getLogger(name).addFilter(lambda record: record.levelno >= logging.ERROR)
    _write(log, "%(asctime)s %(name)s %(levelname)s %(message)s")
    _write(door, "%(name)s %(asctime)s %(message)s")


def _write(logger: logging.Logger, form: str) -> None:
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(form))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
