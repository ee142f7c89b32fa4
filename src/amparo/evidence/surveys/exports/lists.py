"""Surveys and those invited as workbooks; what anybody answered goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Survey
from amparo.evidence.surveys.operations.inviting import invite
from amparo.evidence.surveys.queries import surveys
from amparo.foundation.access.actors import Actor
from amparo.foundation.lists import columns
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking

MOST: Final = 10_000


def _runs(by: Actor, _scope: str) -> Actor | None:
    return by if by.roles & words.READS_RESULTS else None


def _surveys(by: Actor, _subject: Any) -> Iterator[Row]:
    for row in surveys.surveys_visible_to(by):
        progress = surveys.progress_of(row)
        yield {
            "code": row.code,
            "title": str(row),
            "state": str(words.STATES[row.state]),
            "opens": row.opens_on.isoformat() if row.opens_on else "",
            "closes": row.closes_on.isoformat() if row.closes_on else "",
            "invited": progress.invited,
            "answers": progress.answers,
        }


SURVEYS: Final = Listed(
    kind="encuestas",
    title=gettext_lazy("Surveys"),
    columns=(
        columns.told("code", gettext_lazy("Code")),
        columns.told("title", gettext_lazy("Title")),
        columns.told("state", gettext_lazy("State")),
        columns.told("opens", gettext_lazy("Asked from")),
        columns.told("closes", gettext_lazy("Asked until")),
        columns.told("invited", gettext_lazy("Invited")),
        columns.told("answers", gettext_lazy("Answers")),
    ),
    may=permissions.MAY,
    needs=permissions.MAKE_SURVEY,
    subject=_runs,
    rows=_surveys,
    back=lambda _scope: reverse("surveys:list"),
    only_out=gettext_lazy("A survey is its form: the form goes out and comes in as a workbook on its own page."),
)


def _survey(by: Actor, scope: str) -> Survey | None:
    return surveys.survey_visible_to(by, scope)


def _invited(_by: Actor, subject: Survey) -> Iterator[Row]:
    for row, done, last in surveys.invitations_of(subject, limit=MOST):
        answered = _("Answered") if done else _("Not yet")
        yield {"address": row.address, "answered": answered, "last": last.isoformat() if last else ""}


def _invite(moment: Moment, row: Row) -> None:
    language = (get_language() or "es")[:2]
    invite(by=moment.by, survey=moment.subject, text=str(row["address"]), language=language, at=moment.at)


INVITED: Final = Listed(
    kind="invitaciones",
    title=gettext_lazy("Invited"),
    columns=(
        columns.text("address", gettext_lazy("Address"), longest=320),
        columns.told("answered", gettext_lazy("Answered?")),
        columns.told("last", gettext_lazy("Last mail")),
    ),
    may=permissions.MAY,
    needs=permissions.SEE_SURVEY,
    subject=_survey,
    rows=_invited,
    back=lambda scope: reverse("surveys:invitations", args=[scope]),
    taking=Taking(permissions.INVITE_TO_SURVEY, _invite, needed=("address",), codes_are_given=True),
)
