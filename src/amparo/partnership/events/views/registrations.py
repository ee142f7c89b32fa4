"""Answering those who registered, on which terms they do, and badges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.directory.queries import people
from amparo.partnership.events import forms, permissions
from amparo.partnership.events.operations import deciding
from amparo.partnership.events.operations import registering as operations
from amparo.partnership.events.operations.registering import Terms
from amparo.partnership.events.pages import registrations as pages
from amparo.partnership.events.queries import events
from amparo.partnership.events.queries import registering as asked
from amparo.partnership.events.views.events import back_to, found, language
from amparo.partnership.rolls.permissions import MAY as ROLLS_MAY
from amparo.partnership.rolls.permissions import READ_ROLL

if TYPE_CHECKING:
    from amparo.partnership.directory.models import Professional
    from amparo.partnership.events.models import Event, Registration

TERMS = ("for_whom", "consent", "opens_at", "closes_at", "asks_needs", "asks_group")


@signed_in
@require_http_methods(["GET", "POST"])
def set_terms(request: ActingRequest, key: int) -> HttpResponse:
    """Say who may register, how many, until when, and what they agree to."""
    event = found(request, key, permissions.KEEP_EVENT)
    lead = _("Who registered before agreed to what stood here then: it is kept with each of them.")
    page = Asked(_("Who may register, and how many"), _("Save"), back_to(event), _("Saved."), lead)
    terms, activity = events.terms_of(event), event.activity
    initial: dict[str, Any] = {name: getattr(terms, name) for name in TERMS} if terms else {"opens_at": now()}
    initial |= {"in_person": activity.places_in_person, "online": activity.places_online}
    zone = ZoneInfo(activity.time_zone)
    for name in ("opens_at", "closes_at"):
        if initial.get(name):
            initial[name] = initial[name].astimezone(zone)

    def act(said: dict[str, Any]) -> None:
        operations.set_terms(by=request.actor, event=event, terms=Terms(**said), at=now())
        deciding.promote(by=request.actor, event=event, at=now())

    with timezone.override(zone):
        return answer(request, forms.TermsForm(initial=initial, **given(request)), page, act)


@signed_in
@require_GET
def show_list(request: ActingRequest, key: int) -> HttpResponse:
    """Show who registered."""
    event = found(request, key, permissions.READ_REGISTRATIONS)
    page = pages.list_page(request.actor, event, request.GET.dict(), language())
    return render(request, "events/registrations.html", {"page": page})


def _row(request: ActingRequest, event: Event, number: int) -> Registration:
    row = asked.registration_of(request.actor, event, number)
    if row is None:
        raise Http404
    return row


@signed_in
@require_http_methods(["GET", "POST"])
def show_one(request: ActingRequest, key: int, number: int) -> HttpResponse:
    """Show a registration, and answer it: a place, the waiting list, or no with a reason."""
    event = found(request, key, permissions.READ_REGISTRATIONS)
    row = _row(request, event, number)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            told = _answer(request, row)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, told)
            return redirect("events:registrations", key)
    page = pages.one_page(event, row, language(), reasons=tuple(reasons), typed=request.POST.dict())
    return render(request, "events/registration.html", {"page": page}, status=422 if reasons else 200)


def _answer(request: ActingRequest, row: Registration) -> str:
    said = request.POST.get("answer", "")
    if said == "refuse":
        deciding.refuse(by=request.actor, registration=row, reason=request.POST.get("reason", ""), at=now())
        return _("Not accepted. The person reads why with their code.")
    known = _known(request, row)
    if said == "list":
        deciding.put_on_list(by=request.actor, registration=row, known=known, at=now())
        return _("On the waiting list. The next place that frees is theirs, first come first.")
    if said == "accept":
        deciding.accept(by=request.actor, registration=row, known=known, at=now())
        return _("Accepted: the person has a place and is on the roll.")
    raise Refused([_("Choose one of the answers that are offered.")])


def _known(request: ActingRequest, row: Registration) -> Professional | None:
    """Return who the person is in the directory, as whoever answers decided; with possible ones they must decide."""
    said = request.POST.get("known", "")
    if row.professional_id is not None or said == pages.NEW:
        return None
    if not said and asked.may_be(row):
        raise Refused([_("Say who it is: somebody of the directory, or somebody new. Nobody is joined by itself.")])
    key = row_key(said)
    known = people.professional_visible_to(request.actor, key) if key is not None else None
    if said and known is None:
        raise Refused([_("Choose one of the answers that are offered.")])
    return known


@signed_in
@require_POST
def promote(request: ActingRequest, key: int) -> HttpResponse:
    """Give the places that are free to those who wait, first come first."""
    event = found(request, key, permissions.ANSWER_REGISTRATION)
    given_to = deciding.promote(by=request.actor, event=event, at=now())
    told = ngettext("%(count)s person got a place.", "%(count)s people got a place.", len(given_to))
    messages.success(request, told % {"count": len(given_to)})
    return redirect("events:registrations", key)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def choose_badges(request: ActingRequest, key: int) -> HttpResponse:
    """Choose how large badges are."""
    event = found(request, key)
    permits.require(request.actor, READ_ROLL, event.activity, by_table=ROLLS_MAY)
    lead = _(
        "One for each person who has a place on site, by name. Where they work is printed only if they let it; "
        "the square is the code with which they sign in."
    )
    page = Asked(_("Badges"), _("Make the PDF"), back_to(event), "", lead)
    form = forms.SizeForm(initial={"size": "A6"}, **given(request))
    if form.is_bound and form.is_valid():
        return _badges(event, form.cleaned_data["size"])
    return answer(request, form, page, lambda said: None)


def _badges(event: Event, size: str) -> HttpResponse:
    from amparo.partnership.events.exports.badges import badges_pdf  # noqa: PLC0415 - typst is slow to load

    response = HttpResponse(badges_pdf(event, size), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="gafetes-{event.pk}.pdf"'
    return response
