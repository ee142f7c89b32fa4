"""Preparing calls: the list, one with what it tells and asks, publishing it, and naming who judges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.forms import staff as forms
from amparo.partnership.calls.operations import making
from amparo.partnership.calls.operations.making import Asking, CallPlan, Told
from amparo.partnership.calls.pages import calls as pages
from amparo.partnership.calls.queries import calls as asked
from amparo.partnership.coalition import queries as coalition

if TYPE_CHECKING:
    from amparo.partnership.calls.models import Call

TEXTS = ("title", "purpose", "who", "funded", "not_funded", "support", "choice")


def found(request: ActingRequest, code: str, operation: str) -> Call:
    """Return a call on which the actor may do something; who may not see it learns nothing."""
    call = asked.call_visible_to(request.actor, code)
    if call is None:
        raise Http404
    permits.require(request.actor, operation, call, by_table=permissions.MAY)
    return call


def stage_or_404(slug: str, among: Any = words.STAGES) -> str:
    """Return a stage by its part of an address."""
    if slug.upper() not in among:
        raise Http404
    return slug.upper()


def back_to(call: Call) -> str:
    """Return the address of a call for whoever runs it."""
    return reverse("calls:prepare", args=[call.code])


def there(typed: datetime, call: Call) -> datetime:
    """Return a moment that was typed, as the time of the country of a call."""
    return typed.replace(tzinfo=ZoneInfo(call.country.time_zone))


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the calls of the country."""
    if not request.actor.roles & words.SEES_CALLS or not request.actor.country:
        raise Http404
    page = pages.list_page(request.actor, asked.calls_visible_to(request.actor), now())
    return render(request, "calls/list.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def make(request: ActingRequest) -> HttpResponse:
    """Begin a call."""
    if not request.actor.roles & words.RUNS_CALLS or not request.actor.country:
        raise Http404
    country = coalition.country_by_code(request.actor.country)
    form = forms.CallForm(**given(request))

    def act(said: dict[str, Any]) -> str:
        told = Told(**{name: said.pop(name) for name in TEXTS})
        plan = CallPlan(**{**said, "hides_names": said["hides_names"] == "yes"})
        return back_to(making.make_call(by=request.actor, country=country, plan=plan, told=told, at=now()))

    lead = _(
        "Write in Spanish and in plain words. Questions and criteria come next; nothing is shown until you publish."
    )
    asking = Asked(_("Prepare a call"), _("Begin"), reverse("calls:list"), _("Begun: look at its questions."), lead)
    return answer(request, form, asking, act)


@signed_in
@require_GET
def show_call(request: ActingRequest, code: str) -> HttpResponse:
    """Show a call to whoever runs or steers the programme."""
    call = found(request, code, permissions.SEE_CALL)
    return render(request, "calls/prepare.html", {"page": pages.call_page(request.actor, call, now())})


@signed_in
@require_http_methods(["GET", "POST"])
def write_text(request: ActingRequest, code: str, language: str) -> HttpResponse:
    """Write what a call tells in a language."""
    call = found(request, code, permissions.CHANGE_CALL)
    if language not in words.LANGUAGES:
        raise Http404
    row = asked.text_in(call, language)
    known = {name: getattr(row, name) for name in TEXTS} if row else {}

    def act(said: dict[str, Any]) -> object:
        making.write_text(by=request.actor, call=call, language=language, told=Told(**said))
        return back_to(call)

    asking = Asked(str(pages.LANGUAGE_TITLES[language]), _("Save"), back_to(call), _("Kept."))
    return answer(request, forms.TextForm(initial=known, **given(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_question(request: ActingRequest, code: str, stage: str) -> HttpResponse:
    """Ask one more thing."""
    call, part = found(request, code, permissions.CHANGE_CALL), stage_or_404(stage)
    form = forms.QuestionForm(**given(request))

    def act(said: dict[str, Any]) -> object:
        asking = Asking(part, form.labels(), {}, most_letters=said["most_letters"])
        making.add_question(by=request.actor, call=call, asking=asking)
        return back_to(call)

    asking = Asked(_("Ask another question"), _("Add"), back_to(call), _("Added."), str(words.STAGES[part]))
    return answer(request, form, asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_criterion(request: ActingRequest, code: str, stage: str) -> HttpResponse:
    """Judge by one more thing."""
    call, part = found(request, code, permissions.CHANGE_CALL), stage_or_404(stage)
    form = forms.CriterionForm(**given(request))

    def act(said: dict[str, Any]) -> object:
        labels = {language: said[language] for language in words.LANGUAGES}
        asking = Asking(part, labels, {}, weight=said["weight"])
        making.add_criterion(by=request.actor, call=call, asking=asking)
        return back_to(call)

    lead = _("The weights of a stage add up to 100.")
    return answer(request, form, Asked(_("Judge by one more thing"), _("Add"), back_to(call), _("Added."), lead), act)


@signed_in
@require_POST
def remove_question(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """Ask something no more."""
    call = found(request, code, permissions.CHANGE_CALL)
    row = call.questions.filter(pk=key).first()
    if row is None:
        raise Http404
    return _removed(request, call, lambda: making.remove_question(by=request.actor, question=row))


@signed_in
@require_POST
def remove_criterion(request: ActingRequest, code: str, key: int) -> HttpResponse:
    """Judge by something no more."""
    call = found(request, code, permissions.CHANGE_CALL)
    row = call.criteria.filter(pk=key).first()
    if row is None:
        raise Http404
    return _removed(request, call, lambda: making.remove_criterion(by=request.actor, criterion=row))


def _removed(request: ActingRequest, call: Call, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.reasons)))
    return redirect(back_to(call))


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActingRequest, code: str) -> HttpResponse:
    """Publish a call."""
    call = found(request, code, permissions.PUBLISH_CALL)

    def act(said: dict[str, Any]) -> object:
        closes_at = there(said["closes_at"], call)
        making.publish_call(by=request.actor, call=call, closes_at=closes_at, at=now())
        return back_to(call)

    lead = _("Everybody will read it, without an account. From then on, what it tells and asks is not changed.")
    asking = Asked(_("Publish the call"), _("Publish"), back_to(call), _("Published."), lead)
    return answer(request, forms.DeadlineForm(**given(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def move_deadline(request: ActingRequest, code: str, stage: str) -> HttpResponse:
    """Move a deadline later."""
    call, part = found(request, code, permissions.PUBLISH_CALL), stage_or_404(stage)

    def act(said: dict[str, Any]) -> object:
        to = there(said["closes_at"], call)
        making.move_deadline(by=request.actor, call=call, stage=part, to=to, why=said["why"], at=now())
        return back_to(call)

    lead = _("Only to a later moment, and before it passes. Everybody reads it on the page of the call.")
    asking = Asked(_("Move the deadline"), _("Move it"), back_to(call), _("Moved."), lead)
    return answer(request, forms.MoveForm(**given(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def name_reviewer(request: ActingRequest, code: str, stage: str) -> HttpResponse:
    """Name somebody who judges."""
    call, part = found(request, code, permissions.NAME_REVIEWER), stage_or_404(stage)
    form = forms.ReviewerForm(people=pages.may_judge(call, part), **given(request))

    def act(said: dict[str, Any]) -> object:
        making.name_reviewer(by=request.actor, call=call, stage=part, account=int(said["account"]), at=now())
        return back_to(call)

    lead = _("Whoever prepares the call does not judge. Each says first what ties there are with whoever applies.")
    asking = Asked(_("Name a reviewer"), _("Name this person"), back_to(call), _("Named."), lead)
    return answer(request, form, asking, act)
