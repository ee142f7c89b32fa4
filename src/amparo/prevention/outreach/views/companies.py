"""Companies: the list with who is due, one of them, entering, changing, consent, commitments and checks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.views.people import works_here
from amparo.prevention.outreach import forms, permissions
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.operations import companies as operations
from amparo.prevention.outreach.operations.companies import Checking, Committing, CompanyEntry, Consenting
from amparo.prevention.outreach.pages import companies as pages
from amparo.prevention.outreach.pages.board import urgent
from amparo.prevention.outreach.queries import Kept, sessions
from amparo.prevention.outreach.queries import companies as queries
from amparo.prevention.outreach.views.finding import all_organisations, chosen, named, placed, places_for, there, today

if TYPE_CHECKING:
    from amparo.prevention.outreach.models import Company

BOARD = "outreach/board.html"


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the companies: first whose check is due."""
    works_here(request)
    return render(request, BOARD, {"page": pages.list_page(request.actor, today())})


def _company(request: ActingRequest, key: int, operation: str = "") -> Company:
    works_here(request)
    company = there(queries.company_visible_to(request.actor, key))
    if operation:
        permits.require(request.actor, operation, Kept(company.kept_by), by_table=permissions.MAY)
    return company


def _back(key: int) -> str:
    return reverse("outreach:company", args=[key])


@signed_in
@require_GET
def show_company(request: ActingRequest, key: int) -> HttpResponse:
    """Show a company with its commitments and checks."""
    page = pages.company_page(request.actor, _company(request, key), today())
    return render(request, BOARD, {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: ActingRequest) -> HttpResponse:
    """Enter a company or an association as a partner."""
    works_here(request, words.SECRETARIAT)
    country, offered = coalition.country_by_code(request.actor.country), all_organisations(request)
    asked = Asked(
        _("Enter a company"), _("Enter"), reverse("outreach:companies"), _("Entered."),
        _("It stands in the directory first. Nobody else reads of it until it agrees and somebody checked."),
        leads=lambda made: _back(made.pk),
    )  # fmt: skip
    choices = {"place": places_for(request), "organisation": named(offered)}
    form = forms.CompanyForm(offered=choices, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        said.pop("is_sure")
        organisation = chosen(offered, said.pop("organisation"))
        if organisation is None:
            raise Refused([_("Choose one of the answers that are offered.")])
        entry = CompanyEntry(organisation, **said)
        return operations.enter_company(by=request.actor, kept_by=country, entry=entry, at=now())

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def change(request: ActingRequest, key: int) -> HttpResponse:
    """Change the sector and the place of a company."""
    company = _company(request, key, permissions.KEEP_COMPANY)
    asked = Asked(_("Edit"), _("Save"), _back(key), _("Changed."), company.organisation.name)
    starting = {"branch": company.branch, "is_association": company.is_association, **placed(request, company.place)}
    form = forms.CompanyChangeForm(offered={"place": places_for(request)}, initial=starting, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        said.pop("is_sure")
        operations.change_company(by=request.actor, company=company, **said)
        return None

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: ActingRequest, key: int) -> HttpResponse:
    """Record that a company is a partner no more."""
    company = _company(request, key, permissions.KEEP_COMPANY)
    asked = Asked(
        _("End the partnership"), _("End it"), reverse("outreach:companies"), _("Ended."),
        _("%(name)s. What it committed to and the checks stay written.") % {"name": company.organisation.name},
    )  # fmt: skip

    def act(_said: dict[str, Any]) -> object:
        operations.end_company(by=request.actor, company=company, on=today())
        return None

    return answer(request, forms.NothingForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def consent(request: ActingRequest, key: int) -> HttpResponse:
    """Record that a company agrees to be named to everybody."""
    company = _company(request, key, permissions.KEEP_COMPANY)
    asked = Asked(_("Record its consent"), _("Record it"), _back(key), _("Recorded."), company.organisation.name)
    form = forms.ConsentForm(initial={"given_on": today()}, **given(request))

    def act(said: dict[str, Any]) -> object:
        operations.record_consent(
            by=request.actor, company=company, consenting=Consenting(**said), today=today(), at=now()
        )  # fmt: skip
        return None

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw_consent(request: ActingRequest, key: int) -> HttpResponse:
    """Record that a company takes its consent back."""
    company = _company(request, key, permissions.KEEP_COMPANY)
    lead = _("%(name)s. From now on nobody else reads of it.") % {"name": company.organisation.name}
    asked = Asked(
        _("It takes its consent back"), _("Take it back"), _back(key), _("Nobody else reads of it now."), lead
    )

    def act(_said: dict[str, Any]) -> object:
        operations.withdraw_company_consent(by=request.actor, company=company, on=today())
        return None

    return answer(request, forms.NothingForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def commit(request: ActingRequest, key: int) -> HttpResponse:
    """Record what a company commits to."""
    company = _company(request, key, permissions.KEEP_COMPANY)
    name = company.organisation.name
    asked = Asked(_("Record a commitment"), _("Record it"), _back(key), _("Recorded."), name, urgent=urgent())
    starting = {"made_on": today(), "until_on": today() + timedelta(days=2 * words.DAYS_CHECKED)}
    form = forms.CommitmentForm(initial=starting, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure = said.pop("is_sure")
        operations.record_commitment(
            by=request.actor, company=company, committing=Committing(**said), at=now(), is_sure=is_sure
        )  # fmt: skip
        return None

    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def check(request: ActingRequest, key: int) -> HttpResponse:
    """Record a check of a commitment."""
    works_here(request)
    commitment = there(queries.commitment_visible_to(request.actor, key))
    subject = Kept(commitment.company.kept_by)
    permits.require(request.actor, permissions.CHECK_COMMITMENT, subject, by_table=permissions.MAY)
    lead = f"{commitment.company.organisation.name} · {words.COMMITMENTS[commitment.kind]}"
    back = _back(commitment.company_id)
    asked = Asked(_("Record a check"), _("Record it"), back, _("Recorded."), lead, urgent=urgent())
    own = sessions.own_organisations(request.actor)
    starting = {"checked_on": today(), "checked_by": own[0].name if own else ""}
    form = forms.CheckForm(initial=starting, **given(request))

    def act(_said: dict[str, Any]) -> object:
        said = form.answered()
        is_sure, checking = said.pop("is_sure"), Checking(**said)
        operations.check_commitment(
            by=request.actor, commitment=commitment, checking=checking, today=today(), at=now(), is_sure=is_sure
        )
        return None

    return answer(request, form, asked, act)
