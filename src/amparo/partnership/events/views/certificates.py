"""Certificates of attendance: given, taken away, withdrawn, and verified by anybody."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import public, signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.events import permissions
from amparo.partnership.events.forms import record as forms
from amparo.partnership.events.operations import certifying
from amparo.partnership.events.pages import certificates as pages
from amparo.partnership.events.queries import telling as queries
from amparo.partnership.events.views.finding import event_or_404, may_or_refuse, taken_away, there
from amparo.partnership.training.rules.awards import is_same_name
from amparo.partnership.training.views.verify import NOT_KEPT

BOARD = "events/record.html"


@signed_in
@require_GET
def show_certificates(request: ActingRequest, key: int) -> HttpResponse:
    """Show who holds a certificate of attendance, and who was there without one."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.CERTIFY_ATTENDANCE, event.activity)
    return render(request, BOARD, {"page": pages.certificates_page(event, now())})


@signed_in
@require_GET
def show_mine(request: ActingRequest) -> HttpResponse:
    """Show the certificates of attendance that one holds."""
    return render(request, BOARD, {"page": pages.mine_page(request.actor)})


def _said(made: Any) -> str:
    told = ngettext("%(count)s certificate was given.", "%(count)s certificates were given.", len(made))
    return told % {"count": len(made)}


@signed_in
@require_http_methods(["GET", "POST"])
def certify_all(request: ActingRequest, key: int) -> HttpResponse:
    """Give a certificate to everybody who was there and holds none."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.CERTIFY_ATTENDANCE, event.activity)

    def act(said: dict[str, Any]) -> object:
        names = dict.fromkeys(queries.without_certificate(event), "")
        return certifying.certify(by=request.actor, event=event, names=names, today=localdate(), at=now())

    lead = _("With the names of the directory. Whoever wishes another name gets theirs by themselves, before this.")
    back = reverse("events:certificates", args=[key])
    asked = Asked(_("Give certificates to everybody"), _("Give them"), back, lead=lead, said=_said)
    return answer(request, forms.SureForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def certify(request: ActingRequest, key: int, person: int) -> HttpResponse:
    """Give one person a certificate, under the name that they wish."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.CERTIFY_ATTENDANCE, event.activity)
    if person not in queries.without_certificate(event):
        raise Http404

    def act(said: dict[str, Any]) -> object:
        names = {person: said["name"]}
        return certifying.certify(by=request.actor, event=event, names=names, today=localdate(), at=now())

    back = reverse("events:certificates", args=[key])
    asked = Asked(_("Certificate of attendance"), _("Give it"), back, said=_said, lead=event.activity.title)
    return answer(request, forms.CertifyForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: ActingRequest, key: int, certificate: int) -> HttpResponse:
    """Withdraw a certificate that was wrong."""
    event = event_or_404(request, key)
    may_or_refuse(request, permissions.CERTIFY_ATTENDANCE, event.activity)
    held = there(queries.certificate_of(event, certificate))

    def act(said: dict[str, Any]) -> object:
        return certifying.withdraw_certificate(by=request.actor, certificate=held, today=localdate(), **said)

    lead = _("Its public page says that it was withdrawn. Another may be given afterwards.")
    back = reverse("events:certificates", args=[key])
    asked = Asked(_("Withdraw a certificate"), _("Withdraw it"), back, _("Withdrawn."), lead)
    return answer(request, forms.WhyForm(**given(request)), asked, act)


@signed_in
@require_GET
def give_pdf(request: ActingRequest, key: int, certificate: int) -> HttpResponse:
    """Give a certificate as a PDF: to those who keep the record, and to its holder."""
    from amparo.partnership.events.exports.certificates import certificate_pdf  # noqa: PLC0415 - slow to load

    held = there(queries.certificate_to_take(key, certificate))
    may_or_refuse(request, permissions.TAKE_CERTIFICATE, held)
    return taken_away(certificate_pdf(held), "application/pdf", f"constancia-{held.code}.pdf")


@public
@require_http_methods(["GET", "POST"])
def show_verification(request: HttpRequest, code: str) -> HttpResponse:
    """Show whether a certificate holds; a name that was typed is compared and not kept."""
    held = there(queries.certificate_with(code))
    form, said = forms.NameForm(request.POST or None), ""
    if form.is_valid():
        said = "yes" if is_same_name(form.cleaned_data["name"], held.holder) else "no"
    context = {"page": pages.verify_page(held, answer=said), "form": form}
    response = render(request, "training/verify.html", context)
    for name, value in NOT_KEPT.items():
        response[name] = value
    return response
