"""Sealing a case, and changing a seal by two persons."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.audit import entries
from amparo.foundation.design.asked import Asked, answer, given
from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.seals import operations, pages, permissions, queries
from amparo.protection.seals.forms import CodeForm, LiftForm, NameForm, SealForm
from amparo.protection.seals.queries import Change, Standing
from amparo.protection.seals.vocabulary import LIFT, NAME


def _require(request: ActingRequest) -> None:
    if not permits.may(request.actor, permissions.SEE_SEALS, None, by_table=permissions.MAY):
        raise NotAllowed(permissions.SEE_SEALS)


def _standing(request: ActingRequest, code: str) -> Standing:
    """Return how a case stands, or answer that there is none; the refusal is audited."""
    found = queries.standing_of(code)
    if found is None:
        entries.record_refusal(by=request.actor, action="SEE_SEAL", case=code)
        raise Http404
    return found


def _to_change(request: ActingRequest, code: str, *, is_sealed: bool) -> Standing:
    """Return a case that the actor may seal, or whose seal they may change."""
    found = _standing(request, code)
    if not found.may_change or (found.seal is not None) is not is_sealed:
        raise Http404
    return found


def _change(key: str) -> Change:
    found = queries.change_by_key(int(key))
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the sealed cases by their codes, and what waits for a second person."""
    _require(request)
    return render(request, "seals/list.html", {"page": pages.list_page(request.actor)})


@signed_in
@require_http_methods(["GET", "POST"])
def find_case(request: ActingRequest) -> HttpResponse:
    """Take the code of a case that the actor's institution leads, and go to its seal."""
    _require(request)
    asked = Asked(_("Seal a case by its code"), _("Go on"), reverse("seals:list"), lead=pages.about_codes())

    def act(cleaned: dict[str, Any]) -> str:
        code = cleaned["code"].strip().upper()
        found = queries.standing_of(code) if re.fullmatch(CODE_PATTERN, code) else None
        if found is None:
            entries.record_refusal(by=request.actor, action="SEE_SEAL", case=code)
            raise Refused([_("There is no case with this code that your institution leads.")])
        return reverse("seals:of_case", args=[code])

    return answer(request, CodeForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_seal(request: ActingRequest, code: str) -> HttpResponse:
    """Show how a case stands: what sealing does, or who is named and what may be changed."""
    page = pages.seal_page(request.actor, _standing(request, code))
    return render(request, "seals/seal.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def seal_case(request: ActingRequest, code: str) -> HttpResponse:
    """Seal the case."""
    case = _to_change(request, code, is_sealed=False)
    asked = Asked(
        _("Seal the case"), _("Seal it now"), reverse("seals:of_case", args=[code]),
        _("The case is sealed. Only who is named finds it."), urgent=pages.before_sealing(),
    )  # fmt: skip

    def act(cleaned: dict[str, Any]) -> None:
        operations.seal_case(by=request.actor, case=case, kind=cleaned["kind"], named=cleaned["named"])

    people = pages.choices(queries.people_of(case.case_id))
    form = SealForm(people, initial={"named": [request.actor.account]}, **given(request))
    return answer(request, form, asked, act)


def _asked_change(code: str, title: str, lead: str) -> Asked:
    return Asked(
        title, _("Ask for it"), reverse("seals:of_case", args=[code]),
        _("It waits for a second person. Call them: it ends in seven days."), lead,
    )  # fmt: skip


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def ask_lift(request: ActingRequest, code: str) -> HttpResponse:
    """Ask that the seal is lifted."""
    case = _to_change(request, code, is_sealed=True)
    asked = _asked_change(code, _("Ask to lift the seal"), pages.about_lifting())

    def act(cleaned: dict[str, Any]) -> None:
        operations.ask_change(by=request.actor, case=case, kind=LIFT, **cleaned)

    return answer(request, LiftForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def ask_name(request: ActingRequest, code: str) -> HttpResponse:
    """Ask that another person is named."""
    case = _to_change(request, code, is_sealed=True)
    asked = _asked_change(code, _("Ask to name another person"), pages.about_naming())

    def act(cleaned: dict[str, Any]) -> None:
        operations.ask_change(by=request.actor, case=case, kind=NAME, **cleaned)

    unnamed = [each for each in queries.people_of(case.case_id) if not each.is_named]
    return answer(request, NameForm(pages.choices(unnamed), **given(request)), asked, act)


@signed_in
@require_GET
def show_change(request: ActingRequest, key: str) -> HttpResponse:
    """Show a change that waits to who asked and to who may be the second."""
    return render(request, "seals/change.html", {"page": pages.change_page(request.actor, _change(key))})


def _decide(request: ActingRequest, key: str, *, is_allowed: bool, said: str) -> HttpResponse:
    try:
        operations.decide_change(by=request.actor, change=_change(key), is_allowed=is_allowed)
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, said)
    return redirect("seals:list")


@signed_in
@require_POST
@recently_proved
def allow_change(request: ActingRequest, key: str) -> HttpResponse:
    """Allow it as the second person."""
    return _decide(request, key, is_allowed=True, said=_("It is done."))


@signed_in
@require_POST
@recently_proved
def refuse_change(request: ActingRequest, key: str) -> HttpResponse:
    """Leave the seal as it is."""
    return _decide(request, key, is_allowed=False, said=_("The seal stays as it was."))
