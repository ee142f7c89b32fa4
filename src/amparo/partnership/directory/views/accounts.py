"""With which account a professional signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given
from amparo.partnership.directory import forms, permissions
from amparo.partnership.directory.operations import accounts as operations
from amparo.partnership.directory.pages.records import accounts_to_choose
from amparo.partnership.directory.queries import people as queries

if TYPE_CHECKING:
    from amparo.partnership.directory.models import Professional


def _found(request: ActingRequest, key: int) -> Professional:
    each = queries.professional_visible_to(request.actor, key)
    if each is None:
        raise Http404
    permits.require(request.actor, permissions.TIE_ACCOUNT, each, by_table=permissions.MAY)
    return each


@signed_in
@require_http_methods(["GET", "POST"])
def tie(request: ActingRequest, key: int) -> HttpResponse:
    """Say with which account a professional signs in."""
    each = _found(request, key)
    choices = accounts_to_choose(request.actor, each)
    asked = Asked(
        _("With which account %(name)s signs in") % {"name": each.name},
        _("Save"),
        reverse("directory:person", args=[each.pk]),
        _("Saved. From now on their certificates are asked for at their steps."),
        _("Only accounts that nobody is said to sign in with are in the list. Be sure that it is the same person.")
        if choices
        else _("No account is free: each is said to be somebody’s. The administrator makes new ones."),
    )

    def act(said: dict[str, Any]) -> None:
        operations.tie_account(by=request.actor, professional=each, account=int(said["account"]))

    form = forms.AccountForm(accounts=choices, **given(request))
    return answer(request, form, asked, act)


@signed_in
@require_POST
def untie(request: ActingRequest, key: int) -> HttpResponse:
    """Say that a professional signs in with no account any more."""
    each = _found(request, key)
    operations.untie_account(by=request.actor, professional=each)
    messages.success(request, _("Their account is not tied to them any more. No certificate permits it a step."))
    return redirect("directory:person", each.pk)
