"""Lines of the log: one for each thing that happened, as JSON in UTC; nobody writes a line of their own into it."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """One thing that happened is one line, whatever was in it: line breaks and control characters are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        """Return when, how grave, from which part, and what was said."""
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "said": record.getMessage(),
        }
        if record.exc_info:
            said["fault"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=True)
