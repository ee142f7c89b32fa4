"""Assessing, agreeing, recommending and following up."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.practices import forms, permissions, queries
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.operations import assessing
from amparo.partnership.practices.pages.parts import lang, title_in
from amparo.partnership.practices.views.found import may_or_refuse, practice_or_404, works_or_404


def _here(key: int) -> str:
    return reverse("practices:practice", args=[key])


@signed_in
@require_http_methods(["GET", "POST"])
def assess(request: ActingRequest, key: int) -> HttpResponse:
    """Judge a practice by the grid."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.ASSESS_PRACTICE, practice)

    def act(said: dict[str, Any]) -> object:
        scores = {name: int(said[name]) for name in words.CRITERIA}
        more = {"does_harm": said["does_harm"] == words.YES, "note": said["note"]}
        return assessing.assess_practice(by=request.actor, practice=practice, scores=scores, at=now(), **more)

    asked = Asked(_("Assess it"), _("Give the assessment"), _here(key), _("Written down."), title_in(practice))
    return answer(request, forms.AssessForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def agree(request: ActingRequest, key: int) -> HttpResponse:
    """Record the consensus of the assessors."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_PRACTICE, practice)

    def act(said: dict[str, Any]) -> object:
        return assessing.record_consensus(by=request.actor, practice=practice, today=localdate(), at=now(), **said)

    asked = Asked(_("Record the consensus"), _("Write it down"), _here(key), _("Written down."), title_in(practice))
    return answer(request, forms.AgreeForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def recommend(request: ActingRequest, key: int) -> HttpResponse:
    """Recommend something on a retained practice."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_PRACTICE, practice)
    known = {row.code: row for row in coalition.institutions_of(request.actor.country)}
    offered = {"institution": [forms.EMPTY, *((code, row.short_name) for code, row in known.items())]}

    def act(said: dict[str, Any]) -> object:
        told = assessing.Recommended(
            {lang(): said["text"]}, said["responsible"], said["due_on"], known.get(said["institution"])
        )
        return assessing.recommend(by=request.actor, practice=practice, told=told, today=localdate(), at=now())

    asked = Asked(_("Recommend"), _("Write it down"), _here(key), _("Written down."), title_in(practice))
    return answer(request, forms.RecommendForm(offered=offered, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def follow(request: ActingRequest, key: int) -> HttpResponse:
    """Write down that a recommendation was followed."""
    works_or_404(request)
    row = queries.practices.recommendation_visible_to(request.actor, key)
    if row is None:
        raise Http404
    may_or_refuse(request, permissions.KEEP_PRACTICE, row.practice)

    def act(said: dict[str, Any]) -> object:
        return assessing.follow_recommendation(by=request.actor, recommendation=row, today=localdate(), **said)

    asked = Asked(
        _("Write down that it was done"), _("Write it down"), _here(row.practice_id), _("Written down."), str(row)
    )
    return answer(request, forms.FollowForm(**given(request)), asked, act)
