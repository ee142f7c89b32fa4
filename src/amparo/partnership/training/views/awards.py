"""Certificates: signed, seen, taken home, renewed, revoked; and trainers certified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.kits.queries import kits
from amparo.partnership.training import forms, permissions
from amparo.partnership.training.exports import papers
from amparo.partnership.training.operations import after
from amparo.partnership.training.operations import awards as operations
from amparo.partnership.training.pages.people import certificate_page
from amparo.partnership.training.queries import awards as queries
from amparo.partnership.training.views.coverage import SAFE, reads_or_404
from amparo.partnership.training.views.offering import offered_to, sought_or_typed
from amparo.partnership.training.views.runs import here, run_or_404

if TYPE_CHECKING:
    from amparo.partnership.training.models import Award


def _typed(request: ActingRequest) -> dict[str, Any]:
    return given(request)


def award_or_404(request: ActingRequest, code: str) -> Award:
    """Return an award that the actor may see."""
    award = queries.award_by_code(code)
    if award is None or not permits.may(
        request.actor, permissions.READ_AWARD, award.professional, by_table=permissions.MAY
    ):
        raise Http404
    return award


def _page(code: str) -> str:
    return reverse("training:certificate", args=[code])


@signed_in
@require_http_methods(["GET", "POST"])
def sign_awards(request: ActingRequest, key: int) -> HttpResponse:
    """Sign the certificates of a course."""
    run = run_or_404(request, key)
    permits.require(request.actor, permissions.SIGN_AWARDS, run, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        return operations.award_run(by=request.actor, run=run, today=localdate(), at=now())

    lead = _("Everybody who was there long enough and passed the grid gets a certificate with your signature.")
    asking = Asked(_("Sign the certificates"), _("Sign them"), here(key), _("Signed."), lead)
    return answer(request, Form(**_typed(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def certify_trainer(request: ActingRequest) -> HttpResponse:
    """Certify a trainer after an observed session."""
    reads_or_404(request)
    if "secretariat" not in request.actor.roles:
        raise Http404
    offered = offered_to(request)
    versions = {str(row.pk): row for row in kits.validated_versions(request.actor.country)}
    form = forms.CertifyForm(
        professionals=offered.choices,
        left=offered.left,
        versions=[(pk, f"{row.kit} ({row.number})") for pk, row in versions.items()],
        **sought_or_typed(request),
    )

    def act(said: dict[str, Any]) -> object:
        said.pop("find")
        who, version = offered.people[said.pop("professional")], versions[said.pop("version")]
        more: dict[str, Any] = {"version": version, "observed": operations.Observed(**said), "today": localdate()}
        return operations.certify_trainer(by=request.actor, professional=who, at=now(), **more)

    asking = Asked(_("Certify a trainer"), _("Certify"), reverse("training:trainers"), _("Certified."))
    return answer(request, form, asking, act)


@signed_in
@require_GET
def show_certificate(request: ActingRequest, code: str) -> HttpResponse:
    """Show a certificate to whoever may see it."""
    page = certificate_page(request.actor, award_or_404(request, code), localdate())
    return render(request, "training/certificate.html", {"page": page})


@signed_in
@require_GET
def open_pdf(request: ActingRequest, code: str) -> HttpResponse:
    """Give a certificate as a PDF with its QR."""
    body = papers.certificate_pdf(award_or_404(request, code))
    headers = {"Content-Disposition": 'attachment; filename="certificado.pdf"', **SAFE}
    return HttpResponse(body, content_type="application/pdf", headers=headers)


@signed_in
@require_GET
def open_badge(request: ActingRequest, code: str) -> HttpResponse:
    """Give a badge as a picture with its signed token in it."""
    body = papers.badge_png(award_or_404(request, code))
    headers = {"Content-Disposition": 'attachment; filename="insignia.png"', **SAFE}
    return HttpResponse(body, content_type="image/png", headers=headers)


@signed_in
@require_http_methods(["GET", "POST"])
def revoke(request: ActingRequest, code: str) -> HttpResponse:
    """Revoke a certificate."""
    award = award_or_404(request, code)
    permits.require(request.actor, permissions.REVOKE_AWARD, award.professional, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        return after.revoke_award(by=request.actor, award=award, today=localdate(), at=now(), **said)

    lead = _("From today it permits no task, and its public page says that it was revoked. It cannot be undone.")
    asking = Asked(_("Revoke it"), _("Revoke it"), _page(code), _("Revoked."), lead)
    return answer(request, forms.WhyForm(**_typed(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def refresh(request: ActingRequest, code: str) -> HttpResponse:
    """Record a refresher."""
    award = award_or_404(request, code)
    permits.require(request.actor, permissions.RECORD_REFRESHER, award.professional, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        return after.record_refresher(by=request.actor, award=award, today=localdate(), at=now(), **said)

    asking = Asked(_("Record a refresher"), _("Write it down"), _page(code), _("Written down."))
    return answer(request, forms.RefresherForm(**_typed(request)), asking, act)


@signed_in
@require_http_methods(["GET", "POST"])
def follow_up(request: ActingRequest, code: str) -> HttpResponse:
    """Record what was seen at work."""
    award = award_or_404(request, code)
    permits.require(request.actor, permissions.FOLLOW_UP, award.professional, by_table=permissions.MAY)

    def act(said: dict[str, Any]) -> object:
        return after.follow_up(by=request.actor, award=award, today=localdate(), at=now(), **said)

    asking = Asked(_("Record what was seen at work"), _("Write it down"), _page(code), _("Written down."))
    return answer(request, forms.FollowUpForm(**_typed(request)), asking, act)
