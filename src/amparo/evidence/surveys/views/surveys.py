"""The list of surveys, one survey, and what moves it on."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.evidence.surveys import forms, permissions
from amparo.evidence.surveys.exports.files import workbook
from amparo.evidence.surveys.operations import counting, making
from amparo.evidence.surveys.pages import surveys as pages
from amparo.evidence.surveys.pages.asking import language
from amparo.evidence.surveys.queries import surveys as queries
from amparo.evidence.surveys.queries.library import form_named, form_of_workbook, forms_of_the_house
from amparo.evidence.surveys.rules.inviting import reasons_not_to_count
from amparo.evidence.surveys.rules.workbooks import sheets_to_edit
from amparo.evidence.surveys.views.asked import found
from amparo.evidence.surveys.vocabulary import READS_RESULTS
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now

if TYPE_CHECKING:
    from amparo.evidence.surveys.models import Survey

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """List the surveys of the country."""
    if not request.actor.country or not request.actor.roles & READS_RESULTS:
        raise Http404
    rows = queries.surveys_visible_to(request.actor)
    before = row_key(request.GET.get("antes", ""))
    rows = rows.filter(pk__lt=before) if before is not None else rows
    page = pages.survey_list(request.actor, list(rows[: pages.SHOWN + 1]))
    return render(request, "surveys/list.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def make(request: ActingRequest) -> HttpResponse:
    """Make a survey from a form of the house or from a workbook."""
    if not request.actor.country or not request.actor.roles & READS_RESULTS:
        raise Http404
    permits.require(request.actor, permissions.MAKE_SURVEY, None, by_table=permissions.MAY)
    lead = _("The form is a workbook of three sheets, as used for field surveys (XLSForm).")
    asked = Asked(_("Make a survey"), _("Make it"), reverse("surveys:list"), _("The survey is made."), lead)
    form = forms.MakeForm(templates=forms_of_the_house(language()), **given(request))

    def act(said: dict[str, Any]) -> str:
        brought = said["template"] == "file"
        read = form_of_workbook(said["file"].read()) if brought else form_named(said["template"])
        return pages.address_of("survey", making.make_survey(by=request.actor, form=read, at=now()))

    return answer(request, form, asked, act)


@signed_in
@require_GET
def show_survey(request: ActingRequest, code: str) -> HttpResponse:
    """Show what a survey asks and how it goes."""
    survey = found(request, code, permissions.SEE_SURVEY)
    page = pages.survey_page(
        survey,
        queries.form_of(survey),
        queries.progress_of(survey),
        [(each.day, each.channel, each.answers) for each in queries.tallies_of(survey)],
        has_closed=not reasons_not_to_count(survey.state, closes_at=survey.closes_at, at=now()),
        kept=len(queries.kept_for_review(survey)),
    )
    return render(request, "surveys/survey.html", {"page": page, "survey": survey})


@signed_in
@require_http_methods(["GET", "POST"])
def bring(request: ActingRequest, code: str) -> HttpResponse:
    """Bring a workbook in place of what a survey asks."""
    survey = found(request, code, permissions.CHANGE_SURVEY)
    back = pages.address_of("survey", survey)
    asked = Asked(
        _("Bring another form"), _("Bring it"), back, _("The form was replaced."), _("Earlier versions are kept.")
    )

    def act(said: dict[str, Any]) -> str:
        making.bring_version(by=request.actor, survey=survey, form=form_of_workbook(said["file"].read()), at=now())
        return back

    return answer(request, forms.BringForm(**given(request)), asked, act)


@signed_in
@require_GET
def open_workbook(request: ActingRequest, code: str) -> HttpResponse:
    """Give what a survey asks as a workbook."""
    survey = found(request, code, permissions.SEE_SURVEY)
    body = workbook(sheets_to_edit(queries.form_of(survey), code=survey.code))
    headers = {"Content-Disposition": f'attachment; filename="{survey.code}.xlsx"'}
    return HttpResponse(body, content_type=XLSX, headers=headers)


def _end_of(day: Any, survey: Survey) -> datetime:
    """Return the last moment of a day in the country of a survey."""
    return datetime.combine(day, time(23, 59), ZoneInfo(survey.country.time_zone))


@signed_in
@require_http_methods(["GET", "POST"])
def open_it(request: ActingRequest, code: str) -> HttpResponse:
    """Open a survey."""
    survey = found(request, code, permissions.OPEN_SURVEY)
    back = pages.address_of("survey", survey)
    lead = _("Once it is open, what it asks cannot be changed, and results are shown only after its last day.")
    asked = Asked(_("Open the survey"), _("Open it"), back, _("The survey is open."), lead)

    def act(said: dict[str, Any]) -> str:
        closes_at = _end_of(said["closes_on"], survey)
        anyone = said["takes"] == "anyone"
        making.open_survey(by=request.actor, survey=survey, closes_at=closes_at, takes_anyone=anyone, at=now())
        return back

    return answer(request, forms.OpenForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def move_closing(request: ActingRequest, code: str) -> HttpResponse:
    """Move the last day of a survey."""
    survey = found(request, code, permissions.OPEN_SURVEY)
    back = pages.address_of("survey", survey)
    asked = Asked(_("Change the last day"), _("Change it"), back, _("The last day was changed."))
    form = forms.ClosingForm(initial={"closes_on": survey.closes_on}, **given(request))

    def act(said: dict[str, Any]) -> str:
        making.move_closing(by=request.actor, survey=survey, closes_at=_end_of(said["closes_on"], survey), at=now())
        return back

    return answer(request, form, asked, act)


@signed_in
@require_POST
def copy_it(request: ActingRequest, code: str) -> HttpResponse:
    """Make a survey that asks the same."""
    survey = found(request, code, permissions.CHANGE_SURVEY)
    made = making.copy_survey(by=request.actor, survey=survey, at=now())
    messages.success(request, _("A copy was made."))
    return redirect("surveys:survey", code=made.code)


@signed_in
@require_POST
def count_it(request: ActingRequest, code: str) -> HttpResponse:
    """Count a survey that has closed."""
    survey = found(request, code, permissions.COUNT_SURVEY)
    try:
        counting.count_survey(by=request.actor, survey=survey, at=now())
    except Refused as refused:
        messages.error(request, " ".join(str(reason) for reason in refused.reasons))
        return redirect("surveys:survey", code=code)
    return redirect("surveys:results", code=code)
