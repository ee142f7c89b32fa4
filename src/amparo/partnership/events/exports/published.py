"""A published report as the paper that it was. Loads slow libraries: import it where a file is made."""

from __future__ import annotations

from typing import Any

from amparo.foundation.documents.papers import Block, Paper
from amparo.partnership.events.models import EventReport


def paper_of(report: EventReport, language: str) -> Paper:
    """Return a published report in a language, as it was published."""
    kept: dict[str, Any] = report.papers[language]
    blocks = tuple(
        Block(
            each["kind"], each["text"], tuple(each["lines"]), tuple(each["columns"]),
            tuple(tuple(row) for row in each["rows"]),
        )
        for each in kept["blocks"]
    )  # fmt: skip
    return Paper(
        kept["language"], kept["title"], blocks, kept["lead"], kept["warning"], kept["table_word"]
    )  # fmt: skip
