"""The record of an event, what it recommends, and what came of what earlier ones recommended."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import may
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.notices.announcements import announce
from amparo.foundation.vocabularies.words import LANGUAGES, in_language
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.events import permissions
from amparo.partnership.events.forms import record as forms
from amparo.partnership.events.operations import following, releasing
from amparo.partnership.events.operations.following import Came, Told
from amparo.partnership.events.pages import press as report_pages
from amparo.partnership.events.pages import record as pages
from amparo.partnership.events.pages.board import lang, record_link
from amparo.partnership.events.queries import record as queries
from amparo.partnership.events.queries import telling
from amparo.partnership.events.views.finding import event_or_404, give, may_or_refuse

BOARD = "events/record.html"


@signed_in
@require_GET
def show_record(request: ActingRequest, key: int) -> HttpResponse:
    """Show the record of an event."""
    page = pages.record_page(request.actor, event_or_404(request, key), now())
    return render(request, BOARD, {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def recommend(request: ActingRequest, key: int) -> HttpResponse:
    """Record a recommendation of an event."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, event.activity)
    known = {row.code: row for row in coalition.institutions_of(request.actor.country)}
    offered = {"institution": [("", "—"), *((code, row.short_name) for code, row in known.items())]}

    def act(said: dict[str, Any]) -> object:
        told = Told({lang(): said["text"]}, said["post"], said["due_on"], known.get(said["institution"]))
        return following.recommend(by=request.actor, event=event, told=told, today=localdate(), at=now())

    lead = _("It stands among the coalition's action points, and the next event of the series begins with it.")
    asked = Asked(_("Recommend"), _("Write it down"), record_link(event).url, _("Written down."), lead)
    return answer(request, forms.RecommendForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def follow(request: ActingRequest, key: int, point: int) -> HttpResponse:
    """Say what came of something that an earlier event recommended."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, event.activity)
    found = next(
        (x for x in queries.inherited_by(event) if x.recommended.point and x.recommended.point.pk == point), None
    )
    if found is None or found.recommended.point is None:
        raise Http404
    held = found.recommended.point

    def act(said: dict[str, Any]) -> object:
        return following.follow_up(
            by=request.actor, event=event, point=held, came=Came(**said, on=localdate()), at=now()
        )

    lead = in_language(found.recommended.texts)
    asked = Asked(_("What came of it"), _("Write it down"), record_link(event).url, _("Written down."), lead)
    return answer(request, forms.FollowForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_report(request: ActingRequest, key: int) -> HttpResponse:
    """Show the report of an event as it is composed now from its records."""
    from amparo.partnership.events.exports.reports import report_of  # noqa: PLC0415 - slow to load

    event = event_or_404(request, key)
    keeps = may(request.actor, permissions.KEEP_RECORD, event.activity, by_table=permissions.MAY)
    paper = report_of(event, lang(), by=request.actor, at=now(), for_all=not keeps)
    header = report_pages.report_header(event, telling.last_report(event), paper.title, keeps=keeps)
    return render(request, "events/report.html", {"paper": paper, "header": header})


@signed_in
@require_GET
def give_report(request: ActingRequest, key: int, language: str, kind: str) -> HttpResponse:
    """Give the report of an event as a Word document or a PDF."""
    from amparo.partnership.events.exports.reports import report_of  # noqa: PLC0415 - slow to load

    event = event_or_404(request, key)
    if kind not in {"pdf", "docx"} or language not in LANGUAGES:
        raise Http404
    keeps = may(request.actor, permissions.KEEP_RECORD, event.activity, by_table=permissions.MAY)
    paper = report_of(event, language, by=request.actor, at=now(), for_all=not keeps)
    return give(paper, kind, f"informe-{key}-{language}")


@signed_in
@require_http_methods(["GET", "POST"])
def publish_report(request: ActingRequest, key: int) -> HttpResponse:
    """Publish the report of an event in three languages."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, event.activity)

    def act(said: dict[str, Any]) -> object:
        from amparo.partnership.events.exports.reports import reports_of  # noqa: PLC0415 - slow to load

        made = reports_of(event, by=request.actor, at=now())
        papers = {language: asdict(paper) for language, paper in made.items()}
        return releasing.publish_report(by=request.actor, event=event, papers=papers, why=said["why"], at=now())

    lead = _(
        "Everybody reads it from then on, in three languages, without the budget and with what was agreed alone of the "
        "minutes. It is never changed: a further edition follows it."
    )
    back = reverse("events:report", args=[key])
    asked = Asked(_("Publish the report"), _("Publish it"), back, _("It is published."), lead)
    return answer(request, forms.MaybeWhyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def evaluate(request: ActingRequest, key: int) -> HttpResponse:
    """Name the survey by which an event is evaluated."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, event.activity)
    known = dict(each for found in announce("SURVEYS_OF", by=request.actor) for each in found)

    def act(said: dict[str, Any]) -> object:
        return releasing.evaluate_by(by=request.actor, event=event, survey=said["survey"], known=known, at=now())

    lead = _("Its answers stay anonymous; what may be told of them appears in the record once it has closed.")
    asked = Asked(_("Evaluate it by a survey"), _("Choose it"), record_link(event).url, _("Chosen."), lead)
    return answer(request, forms.EvaluateForm(offered={"survey": list(known.items())}, **given(request)), asked, act)
