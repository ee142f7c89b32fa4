"""Letting people in, their roles, and vouching for who lost a passkey."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.accounts.proofs import recently_proved
from amparo.foundation.design.asked import Asked, given, now
from amparo.foundation.design.pieces import Confirm
from amparo.partnership.members import operations, pages, permissions, queries
from amparo.partnership.members.forms import InviteForm, PostForm
from amparo.partnership.members.queries import Colleague


def _or_404(request: ActingRequest, operation: str, subject: object = None) -> None:
    if not permits.may(request.actor, operation, subject, by_table=permissions.MAY):
        raise Http404


def _colleague(request: ActingRequest, key: int, operation: str) -> Colleague:
    """Return a person of the actor's institution whom an operation may be about, or answer 404."""
    found = queries.colleague_of(request.actor, key, now())
    if found is None:
        raise Http404
    _or_404(request, operation, found)
    return found


@signed_in
@require_GET
def show_members(request: ActingRequest) -> HttpResponse:
    """Show the people of the actor's institution."""
    _or_404(request, permissions.SEE_MEMBERS)
    return render(request, "members/list.html", {"page": pages.members_page(request.actor, now())})


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def invite(request: ActingRequest) -> HttpResponse:
    """Invite somebody; the code is shown once."""
    _or_404(request, permissions.INVITE_MEMBER)
    form = InviteForm(**given(request), posts=pages.choices(queries.posts_to_give(request.actor)))
    reasons: list[str] = []
    if request.method == "POST" and form.is_valid():
        team, role = pages.chosen(form.cleaned_data["post"])
        label, name = form.cleaned_data["label"], form.cleaned_data["name"]
        try:
            code = operations.invite_member(by=request.actor, name=name, label=label, team=team, role=role)
        except Refused as refused:
            reasons = refused.reasons
        else:
            return render(request, "members/code.html", {"code": code, "label": label, "hours": 72})
    asked = Asked(
        _("Invite somebody"), _("Make the account"), reverse("members:list"),
        lead=_("You get a code to hand over on paper or to read aloud. It holds for 72 hours, once."),
    )  # fmt: skip
    context = {"form": form, "asked": asked, "reasons": reasons}
    return render(request, "design/asked.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def change_posts(request: ActingRequest, key: int) -> HttpResponse:
    """Give a colleague a role, or take one; their sessions end."""
    colleague = _colleague(request, key, permissions.CHANGE_POSTS)
    mine = queries.posts_to_give(request.actor)
    form = PostForm(request.POST if "post" in request.POST else None, posts=pages.choices(mine))
    taken = request.POST.get("take", "")
    held = [post for post in colleague.posts if (post[0], post[2]) in {(team, role) for team, _name, role in mine}]
    if request.method == "POST" and taken in dict(pages.choices(held)):
        team, role = pages.chosen(taken)
        operations.take_post(by=request.actor, of=colleague, team=team, role=role)
    elif request.method == "POST" and form.is_valid():
        team, role = pages.chosen(form.cleaned_data["post"])
        operations.give_post(by=request.actor, to=colleague, team=team, role=role)
    else:
        context = {"label": colleague.label, "held": pages.choices(held), "form": form}
        return render(request, "members/posts.html", context, status=422 if request.method == "POST" else 200)
    messages.success(request, _("The roles were changed, and the person's sessions have ended."))
    return redirect("members:posts", key)


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def close_account(request: ActingRequest, key: int) -> HttpResponse:
    """Close a colleague's account."""
    colleague = _colleague(request, key, permissions.CLOSE_ACCOUNT)
    if request.method == "POST":
        operations.close_account(by=request.actor, of=colleague)
        messages.success(request, _("The account is closed, and all its sessions have ended."))
        return redirect("members:list")
    return render(request, "accounts/confirm.html", {"confirm": pages.close_confirm(colleague)})


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def ask_recovery(request: ActingRequest, key: int) -> HttpResponse:
    """Vouch for a colleague who lost their passkey."""
    colleague = _colleague(request, key, permissions.ASK_RECOVERY)
    if request.method == "POST":
        operations.ask_recovery(by=request.actor, of=colleague)
        messages.success(request, _("Written down. Now a second person of the institution confirms it."))
        return redirect("members:list")
    confirm = Confirm(
        title=_("Did %(name)s lose their passkey?") % {"name": colleague.label},
        label=_("I vouch for it"),
        back_url=reverse("members:list"),
        text=_("Speak with the person face to face, or by a call that you make yourself to a number that you know."),
        effects=(_("A second person of the institution has to confirm it within a day."),),
    )
    return render(request, "accounts/confirm.html", {"confirm": confirm})


def _asked_to_confirm(label: str) -> Confirm:
    return Confirm(
        title=_("Confirm that %(name)s lost their passkey?") % {"name": label},
        label=_("I confirm it"),
        back_url=reverse("members:list"),
        text=_("A colleague vouched for it. Make sure by yourself: speak with the person."),
        effects=(
            _("All passkeys of the person are removed, and all their sessions end."),
            _("You get a code to hand to the person. It holds for an hour, once."),
        ),
        danger=True,
    )


@signed_in
@require_http_methods(["GET", "POST"])
@recently_proved
def confirm_recovery(request: ActingRequest, key: int) -> HttpResponse:
    """Confirm what a colleague vouched for; the code is shown once."""
    colleague = _colleague(request, key, permissions.CONFIRM_RECOVERY)
    if colleague.recovery is None:
        raise Http404
    if request.method == "POST":
        try:
            code = operations.confirm_recovery(by=request.actor, of=colleague)
        except NotAllowed:
            raise
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("members:list")
        return render(request, "members/code.html", {"code": code, "label": colleague.label, "hours": 1})
    return render(request, "accounts/confirm.html", {"confirm": _asked_to_confirm(colleague.label)})
