"""Closings and restatements that wait for a count: how far it is, and what was given up."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from amparo.evidence.claims.pages.board import Waited, Warned
from amparo.evidence.results import vocabulary as words
from amparo.evidence.results.models import CountAsked, Project
from amparo.evidence.results.queries import asked as queries

TOLD_FOR: Final = timedelta(days=7)


def waited_of(project: Project) -> Waited | None:
    """Return how far the counting is that a project waits for; None when nothing waits."""
    found = queries.progress_in(project)
    if not found:
        return None
    return Waited(
        title="; ".join(_title(each.asked) for each in found),
        done=sum(each.done for each in found),
        total=sum(each.total for each in found),
        address=reverse("results:count", args=[project.code]),
        back=reverse("results:periods", args=[project.code]),
    )


def given_up_of(project: Project) -> tuple[Warned, ...]:
    """Say of the last days what could not be done, and why."""
    found = queries.given_up_in(project, now() - TOLD_FOR)
    return tuple(Warned("due", _not_done(each), str(words.REFUSALS[each.refusal])) for each in found)


def _title(each: CountAsked) -> str:
    if each.measurement is None:
        return _("Counting to close %(period)s") % {"period": each.period.label}
    return _("Counting to restate %(period)s") % {"period": each.period.label}


def _not_done(each: CountAsked) -> str:
    if each.measurement is None:
        return _("%(period)s was not closed") % {"period": each.period.label}
    return _("%(period)s was not restated") % {"period": each.period.label}
