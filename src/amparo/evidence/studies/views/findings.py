"""Findings: written, standing on sources, commented, validated, withdrawn; recommendations and their progress."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.evidence.studies import forms, permissions
from amparo.evidence.studies.operations import findings as operations
from amparo.evidence.studies.pages import finding as pages
from amparo.evidence.studies.pages.parts import told
from amparo.evidence.studies.queries.analyses import sources_of
from amparo.evidence.studies.queries.findings import advice_visible_to
from amparo.evidence.studies.views.found import MOST, analysis_of, finding_of, shown
from amparo.evidence.studies.vocabulary import KEEPERS
from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.governance.views.finding import chosen, named, organisations_for, there

KEEP = permissions.KEEP_ANALYSIS


def _here(key: int) -> str:
    return reverse("studies:finding", args=[key])


@signed_in
@require_GET
def show_finding(request: ActingRequest, key: int) -> HttpResponse:
    """Show a finding."""
    return shown(request, pages.finding_board(request.actor, finding_of(request, key), localdate()))


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: ActingRequest, key: int) -> HttpResponse:
    """Write a finding."""
    analysis = analysis_of(request, key, KEEP)
    questions = list(analysis.questions.all())

    def act(said: dict[str, Any]) -> object:
        question = chosen(questions, said["question"]) if said["question"] else None
        texts, gaps = forms.texts_of(said, "text"), forms.texts_of(said, "gap")
        entry = operations.FindingEntry(said["theme"], texts, gaps, question)
        return _here(operations.write_finding(by=request.actor, analysis=analysis, entry=entry, at=now()).pk)

    lead = _("One statement. Its sources are named on its page; without one it cannot be validated.")
    back = reverse("studies:analysis", args=[key])
    asked = Asked(_("Write a finding"), _("Write it"), back, _("Written."), lead)
    return answer(request, forms.FindingForm(offered={"question": named(questions)}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def stand(request: ActingRequest, key: int) -> HttpResponse:
    """Name a source of a finding."""
    finding = finding_of(request, key, KEEP)
    sources = list(sources_of(finding.analysis)[:MOST])

    def act(said: dict[str, Any]) -> object:
        source = chosen(sources, said["source"])
        return operations.stand_on(by=request.actor, finding=finding, source=source, note=said["note"])

    asked = Asked(_("Name a source"), _("Name it"), _here(key), _("Named."), told(finding.texts))
    return answer(request, forms.StandForm(offered={"source": named(sources)}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def open_round(request: ActingRequest, key: int) -> HttpResponse:
    """Open the validation round."""
    analysis = analysis_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        return operations.open_round(by=request.actor, analysis=analysis, at=now(), **said)

    lead = _("In these days the focal point of each institution says on the page of each finding what it thinks.")
    back = reverse("studies:analysis", args=[key])
    asked = Asked(_("Open the validation round"), _("Open it"), back, _("Opened."), lead)
    return answer(request, forms.RoundForm(initial={"opens_on": localdate()}, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def comment(request: ActingRequest, key: int) -> HttpResponse:
    """Say what an institution thinks of a finding: one's own, or any for who keeps the analysis."""
    finding = finding_of(request, key)
    every = list(coalition.institutions_of(request.actor.country))
    is_keeper = bool(request.actor.roles & KEEPERS)
    rows = every if is_keeper else [each for each in every if each.pk == request.actor.institution]
    party = permissions.Kept(finding.analysis.kept_by, None if is_keeper else request.actor.institution)
    permits.require(request.actor, permissions.COMMENT_FINDING, party, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        one = operations.Said(chosen(rows, said["institution"]), said["verdict"], said["said"])
        return operations.comment_finding(by=request.actor, finding=finding, said=one, today=localdate(), at=now())

    asked = Asked(_("Say what an institution thinks"), _("Say it"), _here(key), _("Kept."), told(finding.texts))
    initial = {"institution": rows[0].pk} if len(rows) == 1 else {}
    form = forms.CommentForm(offered={"institution": named(rows)}, initial=initial, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def validate(request: ActingRequest, key: int) -> HttpResponse:
    """Validate a finding."""
    finding = finding_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        return operations.validate_finding(by=request.actor, finding=finding, on=localdate())

    lead = _("It is in the report from then on, with its sources and with what is said against it: %(text)s")
    asked = Asked(_("Validate it"), _("Validate it"), _here(key), _("Validated."), lead % {"text": told(finding.texts)})
    return answer(request, forms.SureForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: ActingRequest, key: int) -> HttpResponse:
    """Withdraw a finding."""
    finding = finding_of(request, key, KEEP)

    def act(said: dict[str, Any]) -> object:
        return operations.withdraw_finding(by=request.actor, finding=finding, why=said["why"], on=localdate())

    asked = Asked(_("Withdraw it"), _("Withdraw it"), _here(key), _("Withdrawn."), told(finding.texts))
    return answer(request, forms.WhyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def recommend(request: ActingRequest, key: int) -> HttpResponse:
    """Recommend something after a finding."""
    finding = finding_of(request, key, KEEP)
    organisations = organisations_for(request)

    def act(said: dict[str, Any]) -> object:
        who = chosen(organisations, said["responsible"])
        entry = operations.AdviceEntry(forms.texts_of(said, "text"), who, said["due_on"], _here(key))
        return operations.recommend(by=request.actor, finding=finding, entry=entry, at=now())

    lead = _("It becomes an action point of the coalition, in the one table of all: %(text)s")
    facts = {"text": told(finding.texts)}
    asked = Asked(_("Recommend something"), _("Recommend it"), _here(key), _("Recommended."), lead % facts)
    form = forms.AdviceForm(offered={"responsible": named(organisations)}, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def note_progress(request: ActingRequest, key: int) -> HttpResponse:
    """Say what was begun of a recommendation."""
    advice = there(advice_visible_to(request.actor, key))
    party = permissions.Kept(advice.finding.analysis.kept_by, advice.point.responsible.institution_id)
    permits.require(request.actor, permissions.COMMENT_FINDING, party, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        return operations.note_progress(by=request.actor, advice=advice, today=localdate(), at=now(), **said)

    asked = Asked(
        _("Say what was begun"), _("Say it"), _here(advice.finding_id), _("Kept."), told(advice.texts)
    )  # fmt: skip
    return answer(request, forms.ProgressForm(initial={"seen_on": localdate()}, **given(request)), asked, act)
