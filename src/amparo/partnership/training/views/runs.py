"""Courses: the list, one with its participants, its grid and its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.kits.queries import kits
from amparo.partnership.training import forms, permissions
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.operations import runs as operations
from amparo.partnership.training.pages import runs as pages
from amparo.partnership.training.queries import runs as asked
from amparo.partnership.training.views.coverage import reads_or_404
from amparo.partnership.training.views.offering import offered_to, sought_or_typed

if TYPE_CHECKING:
    from amparo.partnership.training.models import CourseRun


def _typed(request: ActingRequest) -> dict[str, Any]:
    return given(request)


def run_or_404(request: ActingRequest, key: int) -> CourseRun:
    """Return a course that the actor may see."""
    run = asked.run_visible_to(request.actor, key)
    if run is None:
        raise Http404
    return run


def here(key: int) -> str:
    """Return the address of a course."""
    return reverse("training:run", args=[key])


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the courses of the country."""
    reads_or_404(request)
    return render(request, "kits/list.html", {"page": pages.list_page(request.actor, localdate())})


@signed_in
@require_GET
def show_run(request: ActingRequest, key: int) -> HttpResponse:
    """Show a course."""
    page = pages.run_page(request.actor, run_or_404(request, key), localdate())
    return render(request, "training/run.html", {"page": page})


@signed_in
@require_GET
def of_activity(request: ActingRequest, key: int) -> HttpResponse:
    """Lead from an activity to its course, or to where it is run on a kit."""
    reads_or_404(request)
    run = asked.run_of_activity(request.actor, key)
    return redirect(here(run.pk) if run else f"{reverse('training:open')}?{urlencode({'actividad': key})}")


@signed_in
@require_http_methods(["GET", "POST"])
def open_run(request: ActingRequest) -> HttpResponse:
    """Tie a planned course to a kit."""
    reads_or_404(request)
    code = request.actor.country
    if not request.actor.roles & {"secretariat", "trainer"}:
        raise Http404
    activities = {str(row.pk): row for row in asked.activities_without_run(code)}
    versions = {str(row.pk): row for row in kits.validated_versions(code)}
    academies = {str(row.pk): row for row in coalition.institutions_of(code)}
    offered = {
        "activity": [(key, str(row)) for key, row in activities.items()],
        "version": [(key, f"{row.kit} ({row.number})") for key, row in versions.items()],
        "academy": [(key, str(row)) for key, row in academies.items()],
    }
    form = forms.RunForm(offered=offered, initial=_known(request, offered), **_typed(request))

    def act(said: dict[str, Any]) -> object:
        activity = activities[said.pop("activity")]
        chosen = {"version": versions[said["version"]], "academy": academies[said["academy"]]}
        plan = operations.Plan(**{**said, **chosen})
        return operations.open_run(by=request.actor, activity=activity, plan=plan, at=now())

    asking = Asked(_("Run a course on a kit"), _("Begin"), reverse("training:runs"), _("Begun: name its trainers."),
                   leads=_course)  # fmt: skip
    return answer(request, form, asking, act)


def _course(run: CourseRun) -> str:
    return here(run.pk)


def _known(request: ActingRequest, offered: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    """Return what needs no choosing: the course that was asked for, and the answer where one is offered."""
    only = {name: options[0][0] for name, options in offered.items() if len(options) == 1}
    return {**only, "activity": request.GET.get("actividad", "")}


@signed_in
@require_http_methods(["GET", "POST"])
def name_trainer(request: ActingRequest, key: int) -> HttpResponse:
    """Name a trainer of a course."""
    run = run_or_404(request, key)
    permits.require(request.actor, permissions.NAME_TRAINER, run, by_table=permissions.MAY)
    offered = offered_to(request)
    form = forms.ChooseForm(professionals=offered.choices, left=offered.left, **sought_or_typed(request))

    def act(said: dict[str, Any]) -> object:
        who = offered.people[said["professional"]]
        return operations.name_trainer(by=request.actor, run=run, professional=who, at=now())

    return answer(request, form, Asked(_("Name a trainer"), _("Name them"), here(key), _("Named.")), act)


@signed_in
@require_http_methods(["GET", "POST"])
def mark_grid(request: ActingRequest, key: int, person: int) -> HttpResponse:
    """Write down what was observed of a participant."""
    run = run_or_404(request, key)
    permits.require(request.actor, permissions.MARK_RUN, run, by_table=permissions.MAY)
    name = _name_of(run, person)
    known = {f"c{pk}": level for pk, level in asked.levels_of(run).get(person, {}).items()}
    criteria = [(row.pk, f"{row} ({row.competency})") for row in asked.criteria_of(run)]
    form = forms.GridForm(criteria=criteria, initial=known, **_typed(request))

    def act(said: dict[str, Any]) -> object:
        return operations.mark_grid(by=request.actor, run=run, person=person, levels=form.levels(), at=now())

    lead = _("Say what you saw. What nobody observed counts as nothing.")
    asking = Asked(name, _("Keep the grid"), here(key), _("Kept."), lead, leads=lambda _kept: _next_grid(run, person))
    return answer(request, form, asking, act)


def _next_grid(run: CourseRun, person: int) -> str:
    """Return where the next grid is that nobody marked yet, of somebody who came; else the course."""
    marked, people = asked.levels_of(run), asked.participants_of(run)
    at = next((number for number, each in enumerate(people) if each.person == person), -1)
    waiting = [each for each in (*people[at + 1 :], *people[: at + 1]) if each.share and each.person not in marked]
    return reverse("training:grid", args=[run.pk, waiting[0].person]) if waiting else here(run.pk)


@signed_in
@require_http_methods(["GET", "POST"])
def record_answers(request: ActingRequest, key: int, person: int, moment: str) -> HttpResponse:
    """Key what a participant answered before or after."""
    run = run_or_404(request, key)
    permits.require(request.actor, permissions.MARK_RUN, run, by_table=permissions.MAY)
    when = moment.upper()
    if when not in words.MOMENTS:
        raise Http404
    name = _name_of(run, person)
    known = {f"i{pk}": str(chosen) for pk, chosen in asked.chosen_by(run, person, when).items()}
    items = [
        (row.pk, str(row), [(str(at), text) for at, text in enumerate(_answers(row.answers), start=1)])
        for row in asked.items_of(run)
    ]
    form = forms.BankForm(items=items, initial=known, **_typed(request))

    def act(said: dict[str, Any]) -> object:
        more: dict[str, Any] = {"person": person, "moment": when, "chosen": form.chosen(), "at": now()}
        return operations.record_answers(by=request.actor, run=run, **more)

    asking = Asked(name, _("Keep the answers"), here(key), _("Kept."), str(words.MOMENTS[when]))
    return answer(request, form, asking, act)


def _answers(answers: dict[str, list[str]]) -> list[str]:
    """Return the answers in the reader's language, else in any."""
    keyed = {language: "\n".join(texts) for language, texts in answers.items()}
    return in_language(keyed).split("\n")


def _name_of(run: CourseRun, person: int) -> str:
    """Return the name of a participant; somebody else is not found."""
    for each in asked.participants_of(run):
        if each.person == person:
            return each.name
    raise Http404
