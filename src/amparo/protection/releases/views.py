"""Asking that something leaves a case, deciding on it, taking it away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import public, signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.documents.rebuilding import ENDINGS
from amparo.protection.pathways.pages.case import View
from amparo.protection.pathways.views.found import full_view_or_404
from amparo.protection.people import queries as sealed
from amparo.protection.releases import operations, pages, permissions, queries
from amparo.protection.releases.forms import ExportForm, ReasonForm, RefusalForm, VerifyForm
from amparo.protection.releases.vocabulary import ORIGINAL

# What is sent is a file to keep and nothing to run.
AS_A_FILE = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store"}


def _found(key: str) -> Any:
    release = queries.release_by_key(int(key))
    if release is None:
        raise Http404
    return release


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show what waits for the actor, what they asked for and what they oversee."""
    if not permits.may(request.actor, permissions.SEE_RELEASES, None, by_table=permissions.MAY):
        raise NotAllowed(permissions.SEE_RELEASES)
    return render(request, "releases/list.html", {"page": pages.list_page(request.actor, now())})


@signed_in
@require_GET
def show_case(request: ActingRequest, code: str) -> HttpResponse:
    """Show what left a case, and what was asked."""
    view = full_view_or_404(request, code)
    return render(request, "releases/of_case.html", {"page": pages.case_page(view, now())})


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def ask_export(request: ActingRequest, code: str) -> HttpResponse:
    """Ask for a copy of what is known."""
    view = full_view_or_404(request, code)
    asked = Asked(
        _("Ask for a copy of what is known"),
        _("Ask for it"),
        reverse("releases:of_case", args=[code]),
        _("It waits for a second person. Call them: it ends in seven days."),
        urgent=pages.before_asking(),
        leads=lambda key: reverse("releases:one", args=[key]),
    )

    def act(cleaned: dict[str, Any]) -> object:
        return operations.ask_export(by=request.actor, case=view.case, **cleaned)

    return answer(request, ExportForm(pages.group_choices(view), **given(request)), asked, act)


def _original(request: ActingRequest, code: str, key: str) -> tuple[View, Any]:
    view = full_view_or_404(request, code)
    original = sealed.original(view.case, int(key))
    if original is None:
        raise Http404
    return view, original


@signed_in
@require_GET
def show_receipt(request: ActingRequest, code: str, key: str) -> HttpResponse:
    """Show the receipt of an original."""
    view, original = _original(request, code, key)
    return render(request, "releases/receipt.html", {"page": pages.receipt_page(view, original)})


@signed_in
@require_GET
def give_receipt(request: ActingRequest, code: str, key: str) -> HttpResponse:
    """Give the receipt as a paper to print; it says nothing of what the original holds."""
    from amparo.foundation.documents.papers import PDF, pdf_of  # noqa: PLC0415 - slow to load
    from amparo.protection.releases.exports import receipt_of  # noqa: PLC0415 - as above

    view, original = _original(request, code, key)
    content = pdf_of(receipt_of(code, pages.receipt_page(view, original).facts))
    headers = {**AS_A_FILE, "Content-Disposition": f'attachment; filename="{code}-{key}-recibo.pdf"'}
    return HttpResponse(content, content_type=PDF, headers=headers)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def ask_original(request: ActingRequest, code: str, key: str) -> HttpResponse:
    """Ask that an original leaves as it came."""
    view, original = _original(request, code, key)
    asked = Asked(
        _("Ask for the original"),
        _("Ask for it"),
        reverse("releases:receipt", args=[code, key]),
        _("It waits for a second person. Call them: it ends in seven days."),
        urgent=pages.before_asking_original(),
        leads=lambda made: reverse("releases:one", args=[made]),
    )

    def act(cleaned: dict[str, Any]) -> object:
        return operations.ask_original(by=request.actor, case=view.case, original=original, **cleaned)

    return answer(request, ReasonForm(**given(request)), asked, act)


@signed_in
@require_GET
def show_release(request: ActingRequest, key: str) -> HttpResponse:
    """Show a release to who asked, who decides and who may see it."""
    page = pages.one_page(request.actor, _found(key), now())
    return render(request, "releases/one.html", {"page": page})


@signed_in
@require_POST
@recently_proved
def allow_release(request: ActingRequest, key: str) -> HttpResponse:
    """Allow it as the second person."""
    try:
        operations.decide_release(by=request.actor, release=_found(key), is_allowed=True, words="", now=now())
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
    else:
        messages.success(request, _("It is allowed for 24 hours. Only who asked can take it."))
    return redirect("releases:one", key)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def refuse_release(request: ActingRequest, key: str) -> HttpResponse:
    """Say why it does not leave."""
    release = _found(key)
    if not queries.waits_for_me(release):
        raise Http404
    back = reverse("releases:one", args=[key])
    asked = Asked(_("Do not allow it"), _("Do not allow it"), back, _("It does not leave. Who asked reads why."))

    def act(cleaned: dict[str, Any]) -> object:
        return operations.decide_release(
            by=request.actor, release=release, is_allowed=False, words=cleaned["words"], now=now()
        )

    return answer(request, RefusalForm(**given(request)), asked, act)


@signed_in
@require_POST
@recently_proved
def show_password(request: ActingRequest, key: str) -> HttpResponse:
    """Show once the password under which the file is made, and from where it is taken."""
    release = _found(key)
    handed = operations.hand_password(by=request.actor, release=release, now=now())
    going = reverse("releases:original" if release.kind == ORIGINAL else "releases:file", args=[key])
    return render(request, "releases/password.html", {"release": release, "handed": handed, "going": going})


@signed_in
@require_POST
@recently_proved
def take_original(request: ActingRequest, key: str) -> HttpResponse:
    """Give an original exactly as it came, inside a file with a password."""
    from amparo.protection.releases.exports import original_in  # noqa: PLC0415 - slow to load, and few ask for a file

    release, shown = _found(key), request.POST.get("sealed", "")[:500]
    try:
        taken = operations.fetch_original(by=request.actor, release=release, sealed=shown, now=now())
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
        return redirect("releases:one", key)
    name = f"{release.code}-original-{release.original_id}"
    recipient = operations.written_of(request.actor, release)["recipient"]
    content = original_in(
        taken, by=request.actor, name=f"{name}.{ENDINGS[taken.media]}", code=operations.code_of(release),
        recipient=recipient,
    )  # fmt: skip
    headers = {**AS_A_FILE, "Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@signed_in
@require_POST
@recently_proved
def take_export(request: ActingRequest, key: str) -> HttpResponse:
    """Make the file and give it; it is kept nowhere."""
    from amparo.protection.releases.exports import file_of  # noqa: PLC0415 - slow to load, and few ask for a file

    release, shown = _found(key), request.POST.get("sealed", "")[:500]
    try:
        export = operations.fetch_export(by=request.actor, release=release, sealed=shown, now=now())
    except NotAllowed:
        raise
    except Refused as refused:
        messages.warning(request, " ".join(refused.reasons))
        return redirect("releases:one", key)
    recipient = operations.written_of(request.actor, release)["recipient"]
    content = file_of(export, by=request.actor, code=operations.code_of(release), recipient=recipient)
    headers = {**AS_A_FILE, "Content-Disposition": f'attachment; filename="{release.code}-{release.pk}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@public
@require_http_methods(["GET", "POST"])
def verify_receipt(request: HttpRequest) -> HttpResponse:
    """Say to whoever holds the code of a receipt when the original came, its hash, and whether a file is the same."""
    form = VerifyForm(request.POST, request.FILES) if request.method == "POST" else VerifyForm()
    page = None
    if form.is_valid():
        page = pages.verified_page(form.cleaned_data["code"], form.hash_given)
    status = 422 if form.is_bound and page is None else 200
    return render(request, "releases/verify.html", {"form": form, "page": page}, status=status)
