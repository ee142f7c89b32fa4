"""An application under its code: who, answers, budget, files, and sending. Nobody signs in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.cookies import kept_as
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import public
from amparo.foundation.design.asked import now
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.forms import applicants as forms
from amparo.partnership.calls.operations import applying, attaching
from amparo.partnership.calls.operations.applying import NamesSomebody
from amparo.partnership.calls.pages import applying as pages
from amparo.partnership.calls.pages import writing
from amparo.partnership.calls.queries import applications as asked
from amparo.partnership.calls.queries.applications import Applicant
from amparo.partnership.calls.rules.applying import About
from amparo.partnership.calls.views.public import applicant_of, mine_or_back


def with_code(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only whoever has an application open in this browser reach a view."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        applicant = applicant_of(request)
        return view(request, applicant, *args, **kwargs) if applicant else mine_or_back(request)

    return guarded


def answered(
    request: HttpRequest, form: django_forms.Form, asked_page: pages.AskedPage, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Show a form to who applies; when it was sent and is well, keep it and go on. Refusals come back in words."""
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, asked_page.done)
            return redirect(asked_page.leads)
    context = {"form": form, "page": asked_page, "reasons": reasons}
    return render(request, "calls/asked.html", context, status=422 if form.is_bound else 200)


def typed(request: HttpRequest) -> dict[str, Any]:
    """Return what was sent, for a form; nothing on a first visit."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


@public
@require_GET
@with_code
def show_mine(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Show an application: what is written, what is wanting, what was answered."""
    return render(request, "calls/mine.html", {"page": pages.mine_page(applicant, now())})


@public
@require_GET
@with_code
def show_code(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Show the code, to be written down."""
    page = pages.code_page(applicant, request.COOKIES.get(kept_as(words.COOKIE), ""))
    return render(request, "calls/code.html", {"page": page})


@public
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the application in this browser."""
    if kept_as(words.COOKIE) not in request.COOKIES:
        return mine_or_back(request)
    response = redirect("calls:open")
    response.delete_cookie(kept_as(words.COOKIE), path=words.COOKIE_PATH, samesite="Lax")
    return response


@public
@require_http_methods(["GET", "POST"])
@with_code
def keep_about(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Say who applies."""
    row = applicant.application
    form = forms.AboutForm(initial=pages.about_initial(row), **typed(request))
    page = pages.asked_page(applicant, _("Who applies"), _("Save"))
    return answered(request, form, page, lambda said: applying.keep_about(by=applicant, about=About(**said), at=now()))


@public
@require_http_methods(["GET", "POST"])
@with_code
def keep_answers(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Write the answers; what is written is kept even when it is too long or too late."""
    sent = request.POST if request.method == "POST" else None
    if sent is None and not writing.is_being_written(applicant):
        return redirect("calls:mine")
    reasons: list[str] = []
    if sent is not None:
        try:
            applying.keep_answers(by=applicant, written=writing.written_of(applicant, sent), at=now())
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
    page = writing.answers_page(applicant, sent, now(), reasons)
    if sent is not None and not page.mistakes:
        messages.success(request, _("Kept. You can go on another day with your code."))
        return redirect("calls:mine")
    request.keep_writes = True  # type: ignore[attr-defined]
    return render(request, "calls/answers.html", {"page": page}, status=422 if page.mistakes else 200)


@public
@require_http_methods(["GET", "POST"])
@with_code
def keep_budget(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Write the lines of the budget of an action plan."""
    sent = request.POST if request.method == "POST" else None
    is_closed = sent is None and not writing.is_being_written(applicant)
    if is_closed or applicant.application.stage != words.PLAN:
        return redirect("calls:mine")
    page = writing.budget_page(applicant, sent)
    if sent is not None and not page.mistakes:
        try:
            applying.keep_answers(by=applicant, written=writing.with_lines(applicant, sent), at=now())
        except Refused as refused:
            page = writing.budget_page(applicant, sent, [str(reason) for reason in refused.reasons])
        else:
            messages.success(request, _("Kept. You can go on another day with your code."))
            return redirect("calls:budget" if "more" in sent else "calls:mine")
    return render(request, "calls/budget.html", {"page": page}, status=422 if page.mistakes else 200)


@public
@require_http_methods(["GET", "POST"])
@with_code
def show_together(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Say who applies together; or take somebody out."""
    if "remove" in request.POST:
        key = request.POST["remove"]
        applying.remove_co_applicant(by=applicant, key=int(key) if key.isascii() and key[:9].isdigit() else 0)
        return redirect("calls:together")
    form = forms.CoApplicantForm(**typed(request))
    page = pages.together_page(applicant)
    return answered(request, form, page, lambda said: applying.add_co_applicant(by=applicant, **said))


@public
@require_http_methods(["GET", "POST"])
@with_code
def show_files(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Attach a file; or take one away."""
    if "remove" in request.POST:
        key = request.POST["remove"]
        attaching.remove_file(
            by=applicant, key=int(key[:9]) if key[:9].isascii() and key[:9].isdigit() else 0, at=now()
        )
        return redirect("calls:files")

    def act(said: dict[str, Any]) -> object:
        file = said["file"]
        return attaching.attach(by=applicant, name=str(file.name), body=file.read(6 * 1024 * 1024), at=now())

    return answered(request, forms.FileForm(**typed(request)), pages.files_page(applicant), act)


@public
@require_http_methods(["GET", "POST"])
@with_code
def send(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Look at all of it once more, and send it by the clock of the server."""
    reasons: list[str] = []
    phrases: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            applying.send(by=applicant, names_nobody="names_nobody" in request.POST, at=now())
        except NamesSomebody as warned:
            phrases = warned.phrases
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, _("Sent. You can send it again until the last moment; the last one counts."))
            return redirect("calls:mine")
    page = pages.send_page(applicant, reasons, phrases, now())
    status = 422 if reasons or phrases else 200
    return render(request, "calls/send.html", {"page": page}, status=status)


@public
@require_http_methods(["GET", "POST"])
@with_code
def clarify(request: HttpRequest, applicant: Applicant, key: int) -> HttpResponse:
    """Answer the one thing that was asked."""
    row = asked.clarifications_of(applicant.application).filter(pk=key, answered_at=None).first()
    if row is None:
        return redirect("calls:mine")
    page = pages.asked_page(applicant, _("Answer one question"), _("Send the answer"), lead=row.asked)
    return answered(
        request,
        forms.AnswerForm(**typed(request)),
        page,
        lambda said: applying.answer_clarification(by=applicant, key=key, answer=said["text"], at=now()),
    )


@public
@require_http_methods(["GET", "POST"])
@with_code
def withdraw(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Take the application back, after a last look."""
    if request.method == "POST":
        try:
            applying.withdraw(by=applicant, at=now())
        except Refused as refused:
            messages.error(request, " ".join(map(str, refused.reasons)))
        else:
            messages.success(request, _("Taken back: nobody judges it any more."))
        return redirect(reverse("calls:mine"))
    return render(request, "calls/withdraw.html", {"confirm": pages.withdraw_confirm()})
