"""Events for everybody, registering without an account, and where one stands, under a code. Nobody signs in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access.actors import NOBODY, Actor
from amparo.foundation.access.cookies import kept_as
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import public
from amparo.foundation.design.asked import now
from amparo.partnership.directory.rules.countries import countries_in
from amparo.partnership.events import forms
from amparo.partnership.events import vocabulary as words
from amparo.partnership.events.operations import registering as operations
from amparo.partnership.events.operations.registering import From
from amparo.partnership.events.pages import public as pages
from amparo.partnership.events.queries import events as asked
from amparo.partnership.events.queries import programme
from amparo.partnership.events.queries.registering import Participant, participant_with
from amparo.partnership.events.rules.registering import Said, ways_offered
from amparo.partnership.events.views.events import language
from amparo.partnership.rolls.operations.enrolling import Answer
from amparo.partnership.rolls.vocabulary import ACCEPTED

if TYPE_CHECKING:
    from amparo.partnership.events.models import Event


def found(key: int) -> Event:
    """Return an event that everybody may read, or answer 404."""
    event = asked.public_event(key)
    if event is None:
        raise Http404
    return event


def who_acts(request: HttpRequest) -> Actor:
    """Return whoever is signed in, or nobody."""
    actor: Actor | None = getattr(request, "actor", None)
    return actor or NOBODY


def came_from(request: HttpRequest) -> From:
    """Return from where and when something comes."""
    return From(request.META.get("REMOTE_ADDR", ""), language(), now())


def remembering(response: HttpResponse, code: str) -> HttpResponse:
    """Let this browser keep the code until it is closed."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        kept_as(words.COOKIE), code, path=words.COOKIE_PATH, httponly=True, samesite="Lax", secure=secure
    )  # fmt: skip
    return response


def with_code(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only whoever has a registration open in this browser reach a view."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        who = participant_with(request.COOKIES.get(kept_as(words.COOKIE), ""))
        if who is not None:
            return view(request, who, *args, **kwargs)
        if request.method == "POST":
            messages.error(request, _("Your registration is not open in this browser any more. Type your code again."))
        return redirect("events:back")

    return guarded


@public
@require_GET
def show_list(request: HttpRequest) -> HttpResponse:
    """Show the events that everybody may read."""
    coming, past = pages.cards(now())
    return render(request, "events/open.html", {"coming": coming, "past": past})


@public
@require_GET
def show_event(request: HttpRequest, key: int) -> HttpResponse:
    """Show an event with its programme."""
    return render(request, "events/public.html", {"page": pages.public_page(found(key), now())})


@public
@require_GET
def calendar(request: HttpRequest, key: int) -> HttpResponse:
    """Give the programme as a calendar."""
    return _calendar(found(key), None)


def _calendar(event: Event, who: Participant | None) -> HttpResponse:
    from amparo.partnership.events.exports.calendars import calendar_of  # noqa: PLC0415 - only when asked for

    track = programme.group_of(who.enrolment) if who is not None and who.enrolment is not None else None
    content = calendar_of(event, now(), track=track, is_own=who is not None)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="evento-{event.pk}.ics"'
    return response


def _asks(event: Event) -> forms.Asks:
    terms = asked.terms_of(event)
    wants_group = terms is not None and terms.asks_group
    tracks = tuple((str(each.number), str(each)) for each in programme.tracks_of(event)) if wants_group else ()
    return forms.Asks(
        ways=ways_offered(programme.offers_of(event)),
        countries=tuple(countries_in(language())),
        consent=terms.consent if terms else "",
        tracks=tracks,
        needs=terms.asks_needs if terms else False,
    )


def _typed(request: HttpRequest) -> dict[str, Any]:
    return {"data": request.POST} if request.method == "POST" else {}


@public
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, key: int) -> HttpResponse:
    """Register without an account; whoever did gets a code at once."""
    event = found(key)
    page = pages.public_page(event, now())
    form, reasons = forms.RegisterForm(asks=_asks(event), **_typed(request)), list[str]()
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        number = said.pop("wishes", "")
        wishes = programme.track_of(event, int(number)) if number else None
        try:
            made = operations.register(
                by=who_acts(request), event=event, said=Said(**said), came=came_from(request), wishes=wishes
            )
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            return remembering(redirect("events:code"), made.code)
    context = {"form": form, "page": page, "reasons": reasons}
    return render(request, "events/register.html", context, status=422 if form.is_bound else 200)


@public
@require_http_methods(["GET", "POST"])
def answer_invitation(request: HttpRequest, key: int) -> HttpResponse:
    """Let who was invited say in one step that they come."""
    event = found(key)
    form, reasons = forms.InvitedForm(asks=_asks(event), **_typed(request)), list[str]()
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        code, came = said.pop("code"), came_from(request)
        try:
            who = operations.come_back(by=who_acts(request), code=code, came=came)
            answer = Answer(ACCEPTED, **said)
            operations.answer_invitation(by=who_acts(request), event=event, code=code, answer=answer, came=came)
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
            request.keep_writes = True  # type: ignore[attr-defined]
        else:
            messages.success(request, _("You have a place."))
            return remembering(redirect("events:mine"), code) if who else redirect("events:back")
    context = {"form": form, "page": pages.public_page(event, now()), "reasons": reasons}
    return render(request, "events/invitation.html", context, status=422 if form.is_bound else 200)


@public
@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """Open a registration with its code; wrong ones are counted."""
    form, reasons = forms.BackForm(request.POST or None), list[str]()
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            who = operations.come_back(by=who_acts(request), code=code, came=came_from(request))
        except Refused as refused:
            who, reasons = None, [str(reason) for reason in refused.reasons]
        if who is not None:
            return remembering(redirect("events:mine"), code)
        reasons = reasons or [
            _("Nobody registered with this code. Look at each letter; there is no O, I, L or U in it.")
        ]
        request.keep_writes = True  # type: ignore[attr-defined]
    context = {"form": form, "reasons": reasons}
    return render(request, "events/back.html", context, status=422 if form.is_bound else 200)


@public
@require_GET
@with_code
def show_code(request: HttpRequest, who: Participant) -> HttpResponse:
    """Show the code, to be written down."""
    context = {"code": request.COOKIES.get(kept_as(words.COOKIE), ""), "event": who.event.activity.title}
    return render(request, "events/code.html", context)


@public
@require_GET
@with_code
def show_mine(request: HttpRequest, who: Participant) -> HttpResponse:
    """Show where somebody stands, and what they need to take part."""
    return render(request, "events/mine.html", {"page": pages.mine_page(who, now())})


@public
@require_GET
@with_code
def own_calendar(request: HttpRequest, who: Participant) -> HttpResponse:
    """Give the own programme as a calendar."""
    return _calendar(who.event, who)


@public
@require_http_methods(["GET", "POST"])
@with_code
def withdraw(request: HttpRequest, who: Participant) -> HttpResponse:
    """Take one's place or one's request back, after a last look."""
    form, reasons = django_forms.Form(**_typed(request)), list[str]()
    if request.method == "POST":
        code = request.COOKIES.get(kept_as(words.COOKIE), "")
        try:
            operations.withdraw(by=who_acts(request), participant=who, code=code, at=now())
        except Refused as refused:
            reasons = [str(reason) for reason in refused.reasons]
        else:
            messages.success(request, _("Taken back. Thank you for letting us know: somebody else gets the place."))
            return redirect("events:mine")
    context = {"form": form, "reasons": reasons, "event": who.event.activity.title}
    return render(request, "events/withdraw.html", context, status=422 if reasons else 200)


@public
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the registration in this browser."""
    response = redirect("events:open")
    response.delete_cookie(kept_as(words.COOKIE), path=words.COOKIE_PATH, samesite="Lax")
    return response
