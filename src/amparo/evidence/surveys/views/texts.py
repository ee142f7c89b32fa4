"""Coding open texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.evidence.surveys import forms, permissions
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.operations import coding
from amparo.evidence.surveys.pages.texts import texts_page
from amparo.evidence.surveys.queries import results as queries
from amparo.evidence.surveys.queries.surveys import form_of
from amparo.evidence.surveys.views.asked import found
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given

if TYPE_CHECKING:
    from amparo.evidence.surveys.models import Survey
    from amparo.evidence.surveys.rules.form import Question


def _question(request: ActingRequest, code: str, question: str) -> tuple[Survey, Question]:
    survey = found(request, code, permissions.CODE_TEXTS)
    asked = form_of(survey).question(question)
    if asked is None or asked.kind != words.TEXT or survey.state != words.COUNTED:
        raise Http404
    return survey, asked


@signed_in
@require_GET
def show_texts(request: ActingRequest, code: str, question: str) -> HttpResponse:
    """Show a text that one has not coded yet, and how the two coders agree."""
    survey, asked = _question(request, code, question)
    me = request.actor.account or 0
    page = texts_page(
        survey,
        queries.coded_texts_of(survey, asked),
        queries.codebook_of(survey, question),
        queries.next_text_for(survey, question, me),
        queries.coded_by(survey, question, me),
    )
    return render(request, "surveys/texts.html", {"page": page, "survey": survey, "question": question})


@signed_in
@require_http_methods(["GET", "POST"])
def add_code(request: ActingRequest, code: str, question: str) -> HttpResponse:
    """Add a code to the codebook."""
    survey, _asked = _question(request, code, question)
    back = reverse("surveys:texts", args=[code, question])
    asked = Asked(_("Add a code"), _("Add it"), back, _("The code was added."))

    def act(said: dict[str, Any]) -> str:
        coding.add_text_code(by=request.actor, survey=survey, question=question, labels=said)
        return back

    return answer(request, forms.TextCodeForm(**given(request)), asked, act)


@signed_in
@require_POST
def code_it(request: ActingRequest, code: str, question: str) -> HttpResponse:
    """Say what one sees in a text."""
    survey, _asked = _question(request, code, question)
    text = queries.text_of(survey, request.POST.get("text", ""))
    if text is None:
        raise Http404
    try:
        coding.code_text(by=request.actor, survey=survey, text=text, codes=request.POST.getlist("codes"))
    except Refused as refused:
        messages.error(request, " ".join(str(reason) for reason in refused.reasons))
    return redirect("surveys:texts", code=code, question=question)
