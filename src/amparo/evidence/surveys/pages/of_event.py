"""What the record of an event shows of the surveys by which it is evaluated; never more than the survey's own page."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.pages.surveys import address_of, day
from amparo.evidence.surveys.queries.results import Told, results_of
from amparo.evidence.surveys.queries.surveys import progress_of, surveys_visible_to
from amparo.evidence.surveys.rules.form import in_words
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, Fact
from amparo.partnership.events.models import Event
from amparo.partnership.events.pages.board import Part, invented, lang
from amparo.partnership.events.queries.telling import surveys_of

MOST_QUESTIONS = 12


def hear_event(*, by: Actor, event: Event, for_all: bool) -> Part | None:
    """Answer the record of an event: how its evaluation goes, and once it is counted what came of it."""
    codes = surveys_of(event)
    found = list(Survey.objects.filter(code__in=codes, country=event.activity.kept_by)) if codes else []
    if not found:
        return None
    facts, tables, actions, notes = [], [], [], []
    seen = {each.pk for each in surveys_visible_to(by).filter(code__in=codes)}
    for survey in found:
        facts.append(_fact(survey))
        notes += [invented(survey.is_invented)] if survey.is_invented else []
        made = _results(survey)
        tables += [made] if made else []
        if survey.pk in seen and not for_all:
            page = "results" if survey.state == words.COUNTED else "survey"
            actions.append(Action(str(survey), address_of(page, survey), icon="reports"))
    return Part(
        _("Evaluation"), facts=tuple(facts), tables=tuple(tables), actions=tuple(actions),
        note=" ".join(dict.fromkeys(notes)),
    )  # fmt: skip


def _fact(survey: Survey) -> Fact:
    answers = progress_of(survey).answers
    told = {"state": words.STATES[survey.state], "count": answers}
    days = " – ".join(dict.fromkeys(day(each) for each in (survey.opens_on, survey.closes_on) if each))
    return Fact(str(survey), _("%(state)s, %(count)s answers") % told, note=days)


def _results(survey: Survey) -> Table | None:
    results = results_of(survey)
    if results is None:
        return None
    rows = [row for told in results.told[:MOST_QUESTIONS] for row in _rows(told)]
    heads = (_("Question"), _("Answer"), _("Of those who answered"), _("Share"))
    return table(str(survey), heads, rows) if rows else None


def _rows(told: Told) -> Iterator[tuple[Cell, ...]]:
    """Yield what may be told of a question: what answers count as where there is such, else the answers."""
    question = in_words(told.outcome.question.labels, lang())
    for share in told.outcome.counted or told.outcome.shares:
        base = _("%(k)s of %(n)s") % {"k": share.k, "n": share.n}
        yield (
            Cell(question),
            Cell(in_words(share.labels, lang())),
            Cell(base),
            Cell(f"{share.percent}\u00a0%", number=True),
        )


def surveys_told(*, by: Actor) -> list[tuple[str, str]]:
    """Answer which surveys an actor may name: their codes and titles, latest first."""
    return [(each.code, str(each)) for each in surveys_visible_to(by)[:50]]
