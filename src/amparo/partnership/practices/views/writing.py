"""Writing a practice field by field, with others, and presenting it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.practices import forms, permissions, queries
from amparo.partnership.practices.operations import writing
from amparo.partnership.practices.operations.writing import Typed, Written
from amparo.partnership.practices.pages import writing as pages
from amparo.partnership.practices.pages.practice import language_in
from amparo.partnership.practices.views.found import may_or_refuse, practice_or_404
from amparo.partnership.practices.vocabulary import STATES


def _is_script(request: ActingRequest) -> bool:
    return request.headers.get("X-Requested-With") == "autosave"


@signed_in
@require_GET
def show_writing(request: ActingRequest, key: int) -> HttpResponse:
    """Show every field to write in."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.WRITE_PRACTICE, practice)
    language = language_in(request.GET.get("idioma") or practice.original)
    return render(request, "practices/write.html", {"page": pages.write_page(request.actor, practice, language)})


@signed_in
@require_POST
def write_field(request: ActingRequest, key: int) -> HttpResponse:
    """Write one field: to the script with JSON, without it by leading back; with both texts when somebody was first."""
    practice = practice_or_404(request, key)
    form = forms.FieldForm(request.POST)
    if not form.is_valid():
        said = [str(each) for errors in form.errors.values() for each in errors]
        return _refused(request, key, said)
    typed = Typed(**form.cleaned_data)
    try:
        written = writing.write_field(by=request.actor, practice=practice, typed=typed, at=now())
    except NotAllowed:
        raise
    except Refused as refused:
        return _refused(request, key, [str(reason) for reason in refused.reasons])
    if _is_script(request):
        return JsonResponse(_told(request, key, typed, written))
    if written.is_kept_aside:
        return _both(request, key, typed, written)
    messages.success(request, _("Kept."))
    query = f"?idioma={typed.language}" if typed.language else ""
    return redirect(f"{reverse('practices:write', args=[key])}{query}#f_{typed.field}")


def _refused(request: ActingRequest, key: int, reasons: list[str]) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"reasons": reasons}, status=422)
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.WRITE_PRACTICE, practice)
    language = language_in(request.POST.get("language") or practice.original)
    page = pages.write_page(request.actor, practice, language)
    name, text = request.POST.get("field", ""), request.POST.get("text", "")
    boxes = tuple(replace(box, text=text) if box.name == name else box for box in page.boxes)
    context = {"page": replace(page, boxes=boxes), "reasons": reasons}
    return render(request, "practices/write.html", context, status=422)


def _told(request: ActingRequest, key: int, typed: Typed, written: Written) -> dict[str, Any]:
    told: dict[str, Any] = {"number": written.number, "text": written.text}
    if written.is_kept_aside:
        stands = queries.practices.standing(practice_or_404(request, key), typed.field, typed.language)
        who = accounts.labels_of({stands.account}).get(stands.account, "—")
        told |= {"aside": written.aside, "who": who}
    return told


def _both(request: ActingRequest, key: int, typed: Typed, written: Written) -> HttpResponse:
    """Show one's own text in its place, over the version that stands, and what stands beside it."""
    practice = practice_or_404(request, key)
    language = typed.language or practice.original
    box = pages.box_of(practice, typed.field, typed.language)
    others = tuple(each for each in box.others if each.key != written.aside)
    clash = replace(
        box, base=written.number, text=typed.text, theirs=written.text or "—", settles=written.aside, others=others
    )
    page = pages.write_page(request.actor, practice, language, clash)
    return render(request, "practices/write.html", {"page": page}, status=409)


@signed_in
@require_GET
def show_live(request: ActingRequest, key: int) -> HttpResponse:
    """Tell the script what stands in each field now; once it is no longer theirs to write, only that."""
    practice = practice_or_404(request, key)
    if not permits.may(request.actor, permissions.WRITE_PRACTICE, practice, by_table=permissions.MAY):
        return JsonResponse({"fields": {}, "is_open": False})
    texts = queries.practices.texts_of(practice)
    told = {f"{field}.{language}": {"number": row.number, "text": row.text} for (field, language), row in texts.items()}
    return JsonResponse({"fields": told, "is_open": True})


@signed_in
@require_http_methods(["GET", "POST"])
def present(request: ActingRequest, key: int) -> HttpResponse:
    """Present a candidate to the definition."""
    practice = practice_or_404(request, key)
    may_or_refuse(request, permissions.WRITE_PRACTICE, practice)

    def act(said: dict[str, Any]) -> object:
        return writing.present_candidate(by=request.actor, practice=practice, today=localdate(), at=now())

    def said_of(verdict: Any) -> str:
        kind = STATES["ADMITTED" if verdict.is_practice else verdict.kind]
        return f"{kind}. {' '.join(verdict.reasons)}".strip()

    lead = _(
        "A good practice is local, national or regional; it was tested and put in practice; and it is positive on at "
        "least two of identification and detection, prevention, protection and respect of rights, and negative on "
        "none. What was not put in practice stays as an idea; what did not work becomes a lesson."
    )
    back = reverse("practices:practice", args=[key])
    asked = Asked(_("Present it to the definition"), _("Present it"), back, lead=lead, said=said_of)
    return answer(request, forms.SureForm(**given(request)), asked, act)
