"""What anybody may verify, without an account."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.accounts.doors import public
from amparo.partnership.training.forms import NameForm
from amparo.partnership.training.pages import verify as pages
from amparo.partnership.training.queries.awards import award_by_code
from amparo.partnership.training.rules.awards import is_same_name

NOT_KEPT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


@public
@require_http_methods(["GET", "POST"])
def show_verification(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a certificate is worth today; a name that was typed is compared and not kept."""
    award = award_by_code(code)
    if award is None:
        raise Http404
    form, said = NameForm(request.POST or None), ""
    if form.is_valid():
        said = "yes" if is_same_name(form.cleaned_data["name"], award.holder) else "no"
    context = {"page": pages.verify_page(award, localdate(), answer=said), "form": form}
    response = render(request, "training/verify.html", context)
    for name, value in NOT_KEPT.items():
        response[name] = value
    return response


@public
@require_GET
def give_key(request: HttpRequest) -> HttpResponse:
    """Give the public key with which badges are verified offline."""
    return JsonResponse(pages.key_set())


@public
@require_GET
def give_revoked(request: HttpRequest) -> HttpResponse:
    """Give the list of revoked badges."""
    return JsonResponse(pages.revoked_list())


@public
@require_GET
def give_issuer(request: HttpRequest) -> HttpResponse:
    """Give who issues badges here."""
    return JsonResponse(pages.issuer_profile())
