"""The roll of a session: marked, printed, kept on paper; its codes, and signing in with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import NOBODY, ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import public, signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.design.squares import square_svg
from amparo.partnership.rolls import forms, permissions
from amparo.partnership.rolls import vocabulary as words
from amparo.partnership.rolls.operations import presence as operations
from amparo.partnership.rolls.operations import signing
from amparo.partnership.rolls.operations.signing import Shown
from amparo.partnership.rolls.pages import rolls as pages
from amparo.partnership.rolls.queries import activities as queries

if TYPE_CHECKING:
    from amparo.partnership.rolls.models import PaperRoll, Session


def session_or_404(request: ActingRequest, key: int) -> Session:
    """Return a session whose roll the actor fills, or answer 404; whoever may not fill it is told so."""
    session = queries.session_visible_to(request.actor, key)
    if session is None:
        raise Http404
    permits.require(request.actor, permissions.FILL_ROLL, session.activity, by_table=permissions.MAY)
    return session


@signed_in
@require_http_methods(["GET", "POST"])
def roll(request: ActingRequest, key: int) -> HttpResponse:
    """Show the roll of a session, or mark it."""
    session = session_or_404(request, key)
    if session.activity.is_by_counts:
        return redirect("rolls:counts", key)
    start = min(row_key(request.GET.get("tras", "")) or 0, 100_000)
    reasons: list[str] = []
    typed: dict[int, set[str]] | None = None
    if request.method == "POST":
        try:
            filled = _mark(request, session)
        except NotAllowed:
            raise
        except Refused as refused:
            reasons, typed = refused.reasons, _typed(request)
        else:
            told = _("Marked: %(marked)s. Struck out: %(struck)s.")
            messages.success(request, told % {"marked": filled.marked, "struck": filled.struck})
            return redirect(f"{request.path}?tras={start}" if start else request.path)
    page = pages.roll_page(session, start, request.GET.get("marcar", ""), typed)
    return render(request, "rolls/roll.html", {"page": page, "reasons": reasons}, status=422 if reasons else 200)


def _mark(request: ActingRequest, session: Session) -> operations.Filled:
    """Mark what was sent: who is shown and not ticked was not there; what stands as the page showed it is left."""
    shown = {key for text in request.POST.get("shown", "").split(",") if (key := row_key(text)) is not None}
    ticked = _typed(request)
    was = set(request.POST["was"].split(",")) if "was" in request.POST else None
    marks = {
        (person, mode): mode in ticked.get(person, ())
        for person in shown
        for mode, sign in pages.SIGNS
        if was is None or (mode in ticked.get(person, ())) != (f"{sign}{person}" in was)
    }
    paper = _paper(request, session)
    proof = words.PAPER if paper else words.STAFF
    return operations.mark_roll(by=request.actor, session=session, marks=marks, proof=proof, at=now(), paper=paper)


def _typed(request: ActingRequest) -> dict[int, set[str]]:
    """Return who is ticked, and in which ways."""
    found: dict[int, set[str]] = {}
    for mode, sign in pages.SIGNS:
        for text in request.POST.getlist(sign):
            if (key := row_key(text)) is not None:
                found.setdefault(key, set()).add(mode)
    return found


def _paper(request: ActingRequest, session: Session) -> PaperRoll | None:
    key = row_key(request.POST.get("paper", ""))
    return queries.papers_of(session).filter(pk=key).first() if key is not None else None


@signed_in
@require_GET
def printed(request: ActingRequest, key: int) -> HttpResponse:
    """Show a roll to be printed and signed."""
    return render(request, "rolls/printed.html", {"page": pages.printed_roll(session_or_404(request, key))})


@signed_in
@require_http_methods(["GET", "POST"])
def attach_paper(request: ActingRequest, key: int) -> HttpResponse:
    """Attach a picture of the signed roll."""
    session = session_or_404(request, key)
    asked = Asked(
        _("Attach the paper roll"), _("Attach"), reverse("rolls:roll", args=[key]),
        _("Attached. Now mark who signed it."),
        _("It is kept as proof, and erased after seven years."),
    )  # fmt: skip

    def act(said: dict[str, Any]) -> None:
        operations.attach_paper(by=request.actor, session=session, body=said["file"].read(), at=now())

    return answer(request, forms.PaperForm(**given(request)), asked, act)


@signed_in
@require_GET
@recently_proved
def open_paper(request: ActingRequest, key: int) -> HttpResponse:
    """Show the picture of a paper roll."""
    paper = queries.paper_visible_to(request.actor, key)
    if paper is None or not paper.body:
        raise Http404
    permits.require(request.actor, permissions.READ_ROLL, paper.session.activity, by_table=permissions.MAY)
    response = HttpResponse(bytes(paper.body), content_type=paper.kind)
    response.headers["Content-Disposition"] = f'attachment; filename="lista-{paper.pk}"'
    return response


@signed_in
@require_GET
def codes(request: ActingRequest, key: int) -> HttpResponse:
    """Show the codes of a session: a square to be shown in the room, and an address for those online."""
    session = session_or_404(request, key)
    address = request.build_absolute_uri(reverse("rolls:sign_in", args=[session.online_code]))
    header = pages.header_of(session, _("Codes to sign in"))
    return render(request, "rolls/codes.html", {"header": header, "session": session, "address": address})


@signed_in
@require_GET
def room_code(request: ActingRequest, key: int) -> HttpResponse:
    """Return the square of the room's code."""
    session = session_or_404(request, key)
    address = request.build_absolute_uri(reverse("rolls:sign_in", args=[session.room_code]))
    return HttpResponse(square_svg(address, scale=8), content_type="image/svg+xml")


@public
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, shown: str) -> HttpResponse:
    """Let somebody sign in to a session with its code and their own; no account is needed."""
    form = forms.SignForm(request.POST or None)
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        actor = getattr(request, "actor", None) or NOBODY
        told = Shown(shown, form.cleaned_data["personal"])
        try:
            signing.sign_in_oneself(by=actor, shown=told, at=now())
        except NotAllowed:
            raise
        except Refused as refused:
            reasons = refused.reasons
            # Kept although the answer is no: too many tries in vain stop guessing for a while.
            request.keep_writes = signing.note_wrong_try(by=actor, shown=told, at=now())  # type: ignore[attr-defined]
        else:
            return render(request, "rolls/signed.html")
    context = {"form": form, "reasons": reasons}
    return render(request, "rolls/sign_in.html", context, status=422 if form.is_bound else 200)
