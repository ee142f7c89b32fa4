"""Defining an indicator: chosen from lists, looked at, and only then kept; each button keeps what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.evidence.claims.views.asked import titled
from amparo.evidence.results import permissions
from amparo.evidence.results.operations import defining
from amparo.evidence.results.pages.defining import Sent, define_page
from amparo.evidence.results.pages.previews import Preview, preview_of
from amparo.evidence.results.queries import frames
from amparo.evidence.results.rules.choosing import Chosen, chosen_from, chosen_of, content_of, lacks_of
from amparo.evidence.results.rules.definitions import definition_of, reasons_not_to_define
from amparo.evidence.results.views.measuring import may_or_refuse
from amparo.evidence.results.views.projects import indicator_or_404
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import now

if TYPE_CHECKING:
    from amparo.evidence.results.models import Indicator

LOOK, KEEP = "look", "keep"


@signed_in
@require_http_methods(["GET", "POST"])
def define(request: ActingRequest, key: int) -> HttpResponse:
    """Say anew how an indicator counts."""
    indicator = indicator_or_404(request, key)
    may_or_refuse(request, permissions.DEFINE_INDICATOR, indicator.outcome.project)
    version = frames.definition_in_force(indicator)
    if request.method != "POST":
        chosen = chosen_of(version.content) if version else Chosen()
        return _shown(request, indicator, chosen, Sent(), None, is_new=version is None)
    chosen, sent = chosen_from(dict(request.POST.lists())), _sent(request)
    preview = None
    if request.POST.get("do") in {LOOK, KEEP}:
        sent = _checked(chosen, sent)
        if not sent.lacks and not sent.reasons:
            preview = preview_of(indicator, definition_of(content_of(chosen)), localdate())
            if request.POST["do"] == KEEP and request.POST.get("seen") == preview.digest:
                sent = _kept(request, indicator, chosen, sent)
                if not sent.reasons:
                    messages.success(request, _("Defined."))
                    return redirect("results:indicator", key)
    return _shown(request, indicator, chosen, sent, preview, is_new=version is None)


def _sent(request: ActingRequest) -> Sent:
    """Return what was written on the page beside what was chosen."""
    found: Mapping[str, str] = {name: str(value) for name, value in request.POST.items() if "_find_" in name}
    return Sent(why=request.POST.get("why", ""), words=found)


def _checked(chosen: Chosen, sent: Sent) -> Sent:
    lacks = lacks_of(chosen)
    return replace(sent, lacks=lacks, reasons=() if lacks else reasons_not_to_define(content_of(chosen)))


def _kept(request: ActingRequest, indicator: Indicator, chosen: Chosen, sent: Sent) -> Sent:
    """Keep what was looked at; what is refused comes back in words."""
    content = content_of(chosen)
    try:
        defining.define_indicator(by=request.actor, indicator=indicator, content=content, why=sent.why, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        return replace(sent, reasons=[str(reason) for reason in refused.reasons])
    return sent


def _shown(
    request: ActingRequest, indicator: Indicator, chosen: Chosen, sent: Sent, preview: Preview | None, *, is_new: bool
) -> HttpResponse:  # fmt: skip
    title = titled(_("How it is counted"), indicator)
    page = define_page(title, indicator, chosen, sent, preview, is_new=is_new)
    return render(request, "results/define.html", {"page": page}, status=422 if page.mistakes else 200)
