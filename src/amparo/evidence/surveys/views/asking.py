"""Answering by a link: the beginning, one page at a time, a last look, and sending. Nobody signs in."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.operations import answering
from amparo.evidence.surveys.operations.answering import NotComplete
from amparo.evidence.surveys.pages import asking as pages
from amparo.evidence.surveys.queries.drafts import draft_under
from amparo.evidence.surveys.queries.links import INVITED, Link, link_of
from amparo.evidence.surveys.queries.surveys import form_of, has_answered
from amparo.evidence.surveys.rules.answering import Settled, on_page, pages_of, settle
from amparo.evidence.surveys.rules.form import Form
from amparo.evidence.surveys.rules.inviting import is_taking_answers
from amparo.foundation.access.cookies import kept_as
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import public

DAYS = 86400


def _link(token: str) -> Link:
    link = link_of(token)
    if link is None:
        raise Http404
    return link


def _now() -> datetime:
    return datetime.now(UTC)


def _ended(request: HttpRequest, link: Link) -> HttpResponse | None:
    """Return the page that says that nothing can be answered here any more, and why; None while it can."""
    survey = link.survey
    if link.kind == INVITED and has_answered(link.key, survey):
        return render(request, "surveys/ended.html", {"survey": survey, "why": "answered"})
    if not is_taking_answers(survey.state, closes_at=survey.closes_at, at=_now()):
        return render(request, "surveys/ended.html", {"survey": survey, "why": "closed"})
    return None


def _cookie(link: Link) -> str:
    return kept_as(f"answers_{link.survey.pk}")


def _settled(form: Form, answers: dict[str, str], link: Link) -> Settled:
    return settle(form, answers, today=link.survey.day_of(_now()), language=pages.language())


@public
@require_GET
def show_start(request: HttpRequest, token: str) -> HttpResponse:
    """Say what is asked, by whom it is seen, and until when."""
    link = _link(token)
    form = form_of(link.survey)
    begun = bool(draft_under(request.COOKIES.get(_cookie(link), ""), link.survey))
    first = pages_of(form, _settled(form, {}, link).asked)[0]
    context = {"survey": link.survey, "token": token, "begun": begun, "first": first}
    return _ended(request, link) or render(request, "surveys/start.html", context)


@public
@require_http_methods(["GET", "POST"])
def show_page(request: HttpRequest, token: str, page: int) -> HttpResponse:
    """Show a page, or keep what was written on it and go on."""
    link = _link(token)
    ended = _ended(request, link)
    if ended is not None:
        return ended
    form = form_of(link.survey)
    secret = request.COOKIES.get(_cookie(link), "")
    given = draft_under(secret, link.survey)
    if request.method == "POST":
        return _go_on(request, link, form, page, given | pages.typed(form, page, request.POST))
    settled = _settled(form, given, link)
    if page not in pages_of(form, settled.asked):
        return redirect("surveys:start", token=token)
    shown = pages.asked_page(link.survey, form, settled, given, page)
    return render(request, "surveys/page.html", {"page": shown, "token": token})


def _go_on(request: HttpRequest, link: Link, form: Form, page: int, given: dict[str, str]) -> HttpResponse:
    """Keep what was written; show the page again when something is not well or more is asked on it, else go on."""
    secret = request.COOKIES.get(_cookie(link), "") or answering.new_secret()
    answering.keep_draft(by=link, secret=secret, answers=given, today=_now().date())
    settled = _settled(form, given, link)
    shown = set(request.POST.get("shown", "").split())
    here = {each.name for each in on_page(form, page, settled.asked) if each.kind != words.NOTE}
    told = {name: text for name, text in settled.problems.items() if name in shown & here}
    new = here - shown
    if "back" in request.POST:
        back = pages.asked_page(link.survey, form, settled, given, page).back
        response: HttpResponse = redirect("surveys:page", token=link.token, page=back if back is not None else page)
    elif told or new:
        again = pages.asked_page(link.survey, form, settled, given, page, told=told, opened_more=bool(new))
        request.keep_writes = True  # type: ignore[attr-defined]
        status = 422 if told else 200
        response = render(request, "surveys/page.html", {"page": again, "token": link.token}, status=status)
    else:
        following = pages.next_page(form, settled, page)
        response = (
            redirect("surveys:send", token=link.token)
            if following is None
            else redirect("surveys:page", token=link.token, page=following)
        )
    return _remembering(response, link, secret)


def _remembering(response: HttpResponse, link: Link, secret: str) -> HttpResponse:
    response.set_cookie(
        _cookie(link),
        secret,
        max_age=words.DRAFT_DAYS * DAYS,
        path="/encuesta/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@public
@require_POST
def show_questions(request: HttpRequest, token: str, page: int) -> HttpResponse:
    """Show the questions of a page anew, by what is written on it so far; nothing is kept."""
    link = _link(token)
    form = form_of(link.survey)
    given = draft_under(request.COOKIES.get(_cookie(link), ""), link.survey)
    given |= pages.typed(form, page, request.POST)
    shown = pages.asked_page(link.survey, form, _settled(form, given, link), given, page)
    return render(request, "surveys/questions.html", {"page": shown, "token": token})


@public
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was answered for a last look, and send it."""
    link = _link(token)
    ended = _ended(request, link)
    if ended is not None:
        return ended
    form = form_of(link.survey)
    given = draft_under(request.COOKIES.get(_cookie(link), ""), link.survey)
    settled = _settled(form, given, link)
    missing = pages.first_problem(form, settled)
    if missing is not None:
        return redirect("surveys:page", token=token, page=missing)
    if request.method == "POST":
        return _sent(request, link, form, given)
    context = {"answers": pages.written_answers(form, settled), "survey": link.survey, "token": token}
    return render(request, "surveys/send.html", context)


def _sent(request: HttpRequest, link: Link, form: Form, given: dict[str, str]) -> HttpResponse:
    try:
        answering.submit(by=link, form=form, answers=given, at=_now(), language=pages.language())
    except NotComplete:
        return redirect("surveys:start", token=link.token)
    except Refused as refused:
        context = {"survey": link.survey, "why": "refused", "reasons": refused.reasons}
        return render(request, "surveys/ended.html", context, status=409)
    answering.forget_draft(by=link, secret=request.COOKIES.get(_cookie(link), ""))
    return _forgetting(render(request, "surveys/thanks.html", {"survey": link.survey}), link)


@public
@require_POST
def forget_draft(request: HttpRequest, token: str) -> HttpResponse:
    """Forget what was written on this device."""
    link = _link(token)
    answering.forget_draft(by=link, secret=request.COOKIES.get(_cookie(link), ""))
    return _forgetting(redirect("surveys:start", token=token), link)


def _forgetting(response: HttpResponse, link: Link) -> HttpResponse:
    response.delete_cookie(_cookie(link), path="/encuesta/", samesite="Lax")
    return response
