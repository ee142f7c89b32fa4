"""The performance measurement framework in its eight columns, as the donor's people read it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import Project
from amparo.evidence.results.pages.figures import aim_of, aim_words
from amparo.evidence.results.queries import frames
from amparo.foundation.vocabularies.words import in_language

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """The framework of a project in the reader's language: eight headings, and a line for each indicator."""

    title: str
    lead: str
    headings: Line
    lines: tuple[Line, ...]


def framework_of(project: Project) -> Framework:
    """Gather the framework; a result without an indicator keeps its line."""
    indicators = list(frames.indicators_of(project))
    aims = frames.aims_of(indicators)
    lines = []
    for outcome in frames.outcomes_of(project):
        result = f"{words.LEVELS[outcome.level]} {outcome.code}: {outcome}"
        here = [each for each in indicators if each.outcome_id == outcome.pk]
        for each in here:
            of_it = aims.get(each.pk, [])
            line = (
                result, str(each), aim_words(aim_of(of_it, words.BASELINE)), aim_words(aim_of(of_it, words.TARGET)),
                in_language(each.data_source, "—"), in_language(each.method, "—"), in_language(each.frequency, "—"),
                str(each.responsible or "—"),
            )  # fmt: skip
            lines.append(line)
        if not here:
            lines.append((result, *("—",) * 7))
    lead = " · ".join(part for part in (in_language(project.donor), in_language(project.days_said)) if part)
    return Framework(
        _("Performance measurement framework: %(project)s") % {"project": project}, lead, _heads(), tuple(lines)
    )


def _heads() -> Line:
    return (
        _("Expected result"), _("Indicator"), _("Baseline"), _("Target"), _("Source of data"),
        _("Method of collection"), _("Frequency"), _("Responsible"),
    )  # fmt: skip
