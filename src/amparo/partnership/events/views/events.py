"""Events for staff: the list, making one, one of them, publishing it, its venue, series and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.access.permits import Refused
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.views.people import works_here
from amparo.partnership.directory.vocabulary import SECRETARIAT
from amparo.partnership.events import forms, permissions
from amparo.partnership.events.operations import events as operations
from amparo.partnership.events.operations import programme as placing
from amparo.partnership.events.operations.events import About, EventPlan
from amparo.partnership.events.pages import events as pages
from amparo.partnership.events.pages.groups import groups_page
from amparo.partnership.events.pages.public import public_page
from amparo.partnership.events.queries import events as asked
from amparo.partnership.events.queries import programme, templates

if TYPE_CHECKING:
    from amparo.partnership.events.models import Event
    from amparo.partnership.events.rules.templates import Template

ABOUT = ("name", "address", "directions", "access", "stream_note", "stream_opens_before")


def found(request: ActingRequest, key: int, operation: str = permissions.READ_EVENT) -> Event:
    """Return an event of the actor's coalition, or answer 404; whoever may not do something with it is told so."""
    event = asked.event_visible_to(request.actor, key)
    if event is None:
        raise Http404
    permits.require(request.actor, operation, event, by_table=permissions.MAY)
    return event


def back_to(event: Event) -> str:
    """Return the address of an event."""
    return reverse("events:event", args=[event.pk])


def language() -> str:
    """Return the reader's language."""
    return (get_language() or "es")[:2]


@signed_in
@require_GET
def show_list(request: ActingRequest) -> HttpResponse:
    """Show the events of the coalition."""
    works_here(request)
    return render(request, "events/list.html", {"page": pages.list_page(request.actor, request.GET)})


@signed_in
@require_GET
def show_event(request: ActingRequest, key: int) -> HttpResponse:
    """Show an event with its programme."""
    return render(request, "events/event.html", {"page": pages.event_page(request.actor, found(request, key))})


@signed_in
@require_GET
def show_printed(request: ActingRequest, key: int) -> HttpResponse:
    """Show the programme alone, to be printed."""
    return render(request, "events/printed.html", {"page": public_page(found(request, key), now())})


def _offered() -> list[tuple[str, str]]:
    told = _("%(title)s: %(days)s days, %(items)s parts")
    return [
        (each.code, told % {"title": each.title, "days": each.days, "items": len(each.items)})
        for each in templates.templates_in(language())
    ]


def _template(code: str) -> Template:
    template = templates.template_with(code, language())
    if template is None:
        raise Refused([_("Choose one of the answers that are offered.")])
    return template


@signed_in
@require_http_methods(["GET", "POST"])
def make(request: ActingRequest) -> HttpResponse:
    """Make an event from a template, in one form."""
    works_here(request, SECRETARIAT)
    country = coalition.country_by_code(request.actor.country)
    lead = _("You get its programme, rolls, groups, terms and budget lines at once, and change what is different.")
    done = _("Made. Only the coalition sees it until you publish it.")
    page = Asked(_("Make an event"), _("Make"), reverse("events:events"), done, lead)

    def act(said: dict[str, Any]) -> str:
        template = _template(said.pop("template"))
        plan = EventPlan(
            template=template, country=country.code, time_zone=country.time_zone, language=language(),
            **{**said, "title": said["title"].strip() or template.title},
        )  # fmt: skip
        made = operations.make_event(by=request.actor, kept_by=country, plan=plan, at=now())
        return back_to(made)

    return answer(request, forms.MakeForm(templates=_offered(), **given(request)), page, act)


@signed_in
@require_http_methods(["GET", "POST"])
def hold(request: ActingRequest, key: int) -> HttpResponse:
    """Write the programme of a template over an activity that is planned already; lead to it where there is one."""
    works_here(request, SECRETARIAT)
    there = asked.events_visible_to(request.actor).filter(activity=key).first()
    if there is not None:
        return redirect(back_to(there))
    activity = asked.activities_without_event(request.actor).filter(pk=key).first()
    if activity is None:
        raise Http404
    lead = _("Its sessions, who is invited and who came stay as they are.")
    page = Asked(
        _("Programme of: %(title)s") % {"title": activity.title}, _("Write it"),
        reverse("rolls:activity", args=[key]), _("Made. Only the coalition sees it until you publish it."), lead,
    )  # fmt: skip

    def act(said: dict[str, Any]) -> str:
        template = _template(said["template"])
        made = operations.hold_event(
            by=request.actor, activity=activity, template=template, language=language(), at=now()
        )
        return back_to(made)

    return answer(request, forms.HoldForm(templates=_offered(), **given(request)), page, act)


@signed_in
@require_http_methods(["GET", "POST"])
def change_about(request: ActingRequest, key: int) -> HttpResponse:
    """Say what an event is and where it is held."""
    event = found(request, key, permissions.KEEP_EVENT)
    lead = _("Title, days, city and the address of the stream are those of the activity: change them there.")
    page = Asked(_("What it is and where"), _("Save"), back_to(event), _("Saved."), lead)
    venue = asked.venue_of(event)
    initial = {name: getattr(venue, name) for name in ABOUT} if venue else {"stream_opens_before": 30}
    initial |= {"summary": event.summary, "languages": event.languages}

    def act(said: dict[str, Any]) -> None:
        about = About(**{**said, "languages": tuple(said["languages"])})
        operations.change_about(by=request.actor, event=event, about=about)

    return answer(request, forms.AboutForm(initial=initial, **given(request)), page, act)


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActingRequest, key: int) -> HttpResponse:
    """Let everybody read the programme, after a last look at what they will see."""
    event = found(request, key, permissions.KEEP_EVENT)
    lead = _(
        "Everybody will read the programme, the venue and for whom it is, and can register on your terms. "
        "The address of the stream and names of who did not agree are not shown."
    )
    page = Asked(_("Publish: %(title)s") % {"title": event}, _("Publish"), back_to(event), _("Published."), lead)
    return answer(
        request,
        django_forms.Form(**given(request)),
        page,
        lambda _said: operations.publish_event(by=request.actor, event=event, at=now()),
    )


@signed_in
@require_POST
def take_back(request: ActingRequest, key: int) -> HttpResponse:
    """Let nobody outside read the programme any more."""
    event = found(request, key, permissions.KEEP_EVENT)
    operations.take_back(by=request.actor, event=event)
    messages.success(request, _("Nobody outside sees it any more. You can publish it again."))
    return redirect(back_to(event))


@signed_in
@require_http_methods(["GET", "POST"])
def put_in_series(request: ActingRequest, key: int) -> HttpResponse:
    """Say which series an event continues."""
    event = found(request, key, permissions.KEEP_EVENT)
    names = ", ".join(str(each) for each in asked.series_visible_to(request.actor))
    lead = _("There are: %(names)s") % {"names": names} if names else _("There is no series yet.")
    page = Asked(_("Series"), _("Save"), back_to(event), _("Saved."), lead)
    form = forms.SeriesForm(initial={"name": event.series or ""}, **given(request))
    return answer(
        request,
        form,
        page,
        lambda said: operations.put_in_series(by=request.actor, event=event, name=said["name"], at=now()),
    )


@signed_in
@require_http_methods(["GET", "POST"])
def show_tracks(request: ActingRequest, key: int) -> HttpResponse:
    """Show the working groups and who works in each; put people in one."""
    event = found(request, key, permissions.KEEP_EVENT)
    reasons: list[str] = []
    if request.method == "POST":
        moved, reasons = _put(request, event)
        if not reasons:
            messages.success(request, _("People put in a group: %(count)s.") % {"count": moved})
            return redirect("events:tracks", key)
    page = groups_page(event, reasons, request.POST)
    return render(request, "events/groups.html", {"page": page}, status=422 if reasons else 200)


def _put(request: ActingRequest, event: Event) -> tuple[int, list[str]]:
    """Put those who were chosen in their groups; what is the same already is left."""
    moved = 0
    for row, now_in in programme.in_groups(event):
        said = row_key(request.POST.get(f"group_{row.pk}", "")) or 0
        if not said or said == (now_in or 0):
            continue
        track = programme.track_of(event, said)
        if track is None:
            return moved, [_("Choose one of the answers that are offered.")]
        placing.put_in_track(by=request.actor, enrolment=row, track=track)
        moved += 1
    return moved, []


@signed_in
@require_http_methods(["GET", "POST"])
def name_track(request: ActingRequest, key: int) -> HttpResponse:
    """Make a working group, or name it anew."""
    event = found(request, key, permissions.KEEP_EVENT)
    lead = _("With the number of a group that is there, you name it anew.")
    page = Asked(_("Working group"), _("Save"), reverse("events:tracks", args=[key]), _("Saved."), lead)
    return answer(
        request,
        forms.TrackForm(**given(request)),
        page,
        lambda said: placing.name_track(by=request.actor, event=event, **said),
    )
