"""The procedure that a draft revises, paragraph by paragraph, with the steps that take each up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.foundation.design.pieces import Chip
from amparo.partnership.revision import queries
from amparo.partnership.revision.models import Citation, Draft, Source


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that takes a paragraph up; `drawn` is false when it is no longer on the drawing."""

    key: int
    name: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the source with its number, its page and the steps that take it up."""

    number: int
    text: str
    page: int
    taken: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page of a source shows."""

    title: str
    source: Source | None
    rows: tuple[Row, ...]
    chips: tuple[Chip, ...]
    steps: tuple[tuple[str, str], ...]
    alone: tuple[str, ...]
    summary: str


def source_page(draft: Draft, shown: str) -> SourcePage:
    """Gather the page: all paragraphs, those taken up (`si`) or those that are not (`no`)."""
    title, source = f"{draft.number} {draft.title}", queries.source_of(draft)
    if source is None:
        return SourcePage(title, None, (), (), (), (), "")
    steps, citations = queries.steps_of(draft), queries.citations_of(draft)
    rows = _rows(source, citations, steps)
    taken = [row for row in rows if row.taken]
    wanted = {"si": taken, "no": [row for row in rows if not row.taken]}.get(shown, list(rows))
    cited = {each.element for each in citations}
    counts = {"taken": len(taken), "all": len(rows)}
    return SourcePage(
        title=title,
        source=source,
        rows=tuple(wanted),
        chips=(
            Chip(_("All"), "?", shown not in {"si", "no"}, str(len(rows))),
            Chip(_("Taken up"), "?ver=si", shown == "si", str(len(taken))),
            Chip(_("Not taken up"), "?ver=no", shown == "no", str(len(rows) - len(taken))),
        ),
        steps=tuple(steps.items()),
        alone=tuple(name for id_, name in steps.items() if id_ not in cited),
        summary=_("%(taken)s of %(all)s paragraphs are taken up by a step.") % counts,
    )


def _rows(source: Source, citations: list[Citation], steps: Mapping[str, str]) -> list[Row]:
    by_paragraph: dict[int, list[Taken]] = {}
    for each in citations:
        name = steps.get(each.element, each.element)
        by_paragraph.setdefault(each.paragraph, []).append(Taken(each.pk, name, each.element in steps))
    return [
        Row(number, text, page, tuple(by_paragraph.get(number, ())))
        for number, (text, page) in enumerate(source.paragraphs, start=1)
    ]
