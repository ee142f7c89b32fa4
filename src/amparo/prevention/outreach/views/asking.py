"""Recording what a group answered before or after, and the pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, Grid, GridRow, answer, given, now
from amparo.foundation.vocabularies.words import in_language
from amparo.prevention.outreach import forms
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.operations import asking as operations
from amparo.prevention.outreach.operations.asking import Counted
from amparo.prevention.outreach.pages.board import urgent
from amparo.prevention.outreach.permissions import KEEP_INITIATIVE
from amparo.prevention.outreach.queries import asking as queries
from amparo.prevention.outreach.queries.asking import Scale
from amparo.prevention.outreach.views.finding import initiative_of, number, today
from amparo.prevention.outreach.views.initiatives import back_to

if TYPE_CHECKING:
    from amparo.prevention.outreach.models import Initiative

PAIRS = ("better", "same", "worse")


def _grid(request: ActingRequest, scale: Scale, columns: dict[str, str], note: str) -> Grid:
    rows = tuple(
        GridRow(
            scale.question(code),
            tuple(
                (f"{code}.{name}", label, request.POST.get(f"{code}.{name}", "")[:6]) for name, label in columns.items()
            ),
        )
        for code in scale.questions
    )
    return Grid(in_language(dict(scale.names)), _("Question"), tuple(columns.values()), rows, note)


def _asked(title: str, initiative: Initiative, grid: Grid) -> Asked:
    back = back_to(initiative.pk)
    return Asked(title, _("Record it"), back, _("Recorded."), initiative.title, urgent=urgent(), grids=(grid,))


@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: ActingRequest, key: int) -> HttpResponse:
    """Record how many gave each answer."""
    initiative = initiative_of(request, key, KEEP_INITIATIVE)
    scale = queries.scale_of(initiative.kind)
    note = _("How many sheets had each answer. Who skipped a question is left out of it. No sheet is kept here.")
    grid = _grid(request, scale, {str(value): scale.value(value) for value in words.VALUES}, note)
    form = forms.RoundForm(initial={"asked_on": today()}, **given(request))

    def act(_said: dict[str, Any]) -> None:
        said = form.answered()
        is_sure = said.pop("is_sure")
        numbers = {code: {each: number(request, f"{code}.{each}") for each in words.VALUES} for code in scale.questions}
        counted = Counted(**said, counts=numbers)
        operations.record_round(
            by=request.actor, initiative=initiative, counted=counted, today=today(), at=now(), is_sure=is_sure
        )

    return answer(request, form, _asked(_("Record the answers"), initiative, grid), act)


@signed_in
@require_http_methods(["GET", "POST"])
def pair(request: ActingRequest, key: int) -> HttpResponse:
    """Record how many of those who answered both times answered better, the same and worse."""
    initiative = initiative_of(request, key, KEEP_INITIATIVE)
    scale = queries.scale_of(initiative.kind)
    note = _("Only when people themselves matched their two sheets by a sign that nobody else knows.")
    grid = _grid(request, scale, dict(zip(PAIRS, (_("Better"), _("The same"), _("Worse")), strict=True)), note)

    def act(_said: dict[str, Any]) -> None:
        pairs = {code: _three(request, code) for code in scale.questions}
        operations.record_pairs(by=request.actor, initiative=initiative, pairs=pairs)

    form = forms.NothingForm(**given(request))
    return answer(request, form, _asked(_("Record the pairs"), initiative, grid), act)


def _three(request: ActingRequest, code: str) -> tuple[int, int, int]:
    better, same, worse = (number(request, f"{code}.{name}") for name in PAIRS)
    return better, same, worse
