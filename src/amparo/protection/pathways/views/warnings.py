"""Telling the pathway that something happened: a warning, or that the person comes back."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.pieces import Confirm
from amparo.protection.pathways import operations, permissions, vocabulary
from amparo.protection.pathways.forms import ReturnForm
from amparo.protection.pathways.pages import case as pages
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.work import step_url
from amparo.protection.pathways.queries import runs
from amparo.protection.pathways.rules import REOPEN
from amparo.protection.pathways.views.found import full_view_or_404


@signed_in
@require_http_methods(["GET", "POST"])
def raise_message(request: ActingRequest, code: str, message: str) -> HttpResponse:
    """Ask once, then tell the pathway that something happened."""
    view = full_view_or_404(request, code)
    if view.run is None or view.pathway is None or message in vocabulary.TOLD_BY_OPERATIONS:
        raise Http404
    if message in runs.messages_that_bring_back(view.pathway):
        return _bring_back(request, view, message)
    title = words.message_title(view.run, message)
    if request.method == "POST":
        done = _("Done: %(what)s. Those who must act have it in their work now.") % {"what": title}
        _tell(request, view, message, done)
        return redirect("pathways:case", code)
    if message not in runs.messages_heard(view.pathway):
        if not view.case.is_open:
            return redirect("pathways:case", code)  # its page says why
        raise Http404
    confirm = Confirm(
        title=title,
        label=_("Yes, raise it"),
        back_url=reverse("pathways:case", args=[code]),
        text=_("Those who must act will have it in their work at once. Care goes on."),
        danger=message == "danger_alarm",
    )
    return render(request, "pathways/confirm.html", {"confirm": confirm, "identity": pages.identity(view)})


def _tell(request: ActingRequest, view: pages.View, message: str, done: str, need: str = "") -> bool:
    """Raise the message and say what came of it, in a sentence on the next page."""
    try:
        operations.raise_message(by=request.actor, case=view.case, message=message, at=datetime.now(UTC), need=need)
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
        return False
    messages.success(request, done)
    return True


def _bring_back(request: ActingRequest, view: pages.View, message: str) -> HttpResponse:
    """Ask what the person asks for and say what coming back does; then do it, and go on to the step that it opens."""
    assert view.run is not None
    form = ReturnForm(request.POST or None)
    code, title = view.case.code, words.message_title(view.run, message)
    if request.method == "POST" and form.is_valid():
        done = _("Written down: %(what)s.") % {"what": title}
        if _tell(request, view, message, done, form.cleaned_data["need"]):
            mine = [
                step
                for step in runs.open_steps_of(view.case).filter(kind=REOPEN).select_related("case")
                if permissions.holds_the_step(request.actor, step)
            ]
            return redirect(step_url(mine[0])) if mine else redirect("pathways:case", code)
        return redirect("pathways:case", code)
    context = {"form": form, "reasons": [], "identity": pages.identity(view), "title": title, "code": code}
    return render(request, "pathways/come_back.html", context, status=422 if form.is_bound else 200)
