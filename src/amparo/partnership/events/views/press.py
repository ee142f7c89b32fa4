"""Press releases: written, signed off, and read by everybody from their hour on; published reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import public, signed_in
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.events import permissions
from amparo.partnership.events.forms import record as forms
from amparo.partnership.events.operations import releasing
from amparo.partnership.events.operations.releasing import Draft, Text
from amparo.partnership.events.pages import press as pages
from amparo.partnership.events.pages.board import lang, moment
from amparo.partnership.events.queries import events
from amparo.partnership.events.queries import telling as queries
from amparo.partnership.events.views.finding import at_place, give, may_or_refuse, release_or_404, there
from amparo.partnership.practices.operations.groups import InCountry

if TYPE_CHECKING:
    from amparo.partnership.events.models import Event

BOARD = "events/record.html"


@signed_in
@require_GET
def show_releases(request: ActingRequest) -> HttpResponse:
    """Show the press releases of the coalition, those whose hour has not come too."""
    if not request.actor.country:
        raise Http404
    may_or_refuse(request, permissions.KEEP_RECORD, InCountry(coalition.country_by_code(request.actor.country)))
    return render(request, BOARD, {"page": pages.releases_page(request.actor, now())})


@signed_in
@require_GET
def show_release(request: ActingRequest, key: int) -> HttpResponse:
    """Show a release to those who keep it."""
    release = release_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, release)
    return render(request, BOARD, {"page": pages.release_page(request.actor, release, now())})


def _draft(event: Event, said: dict[str, Any], zone: str) -> Draft:
    hour, conference = said["embargo_at"], said["conference_at"]
    return Draft(
        at_place(hour, zone), event, original=said["original"], conference_place=said["conference_place"],
        conference_at=at_place(conference, zone) if conference else None,
    )  # fmt: skip


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: ActingRequest) -> HttpResponse:
    """Begin a release, of an event or of something else that its address names."""
    if not request.actor.country:
        raise Http404
    country = coalition.country_by_code(request.actor.country)
    may_or_refuse(request, permissions.KEEP_RECORD, InCountry(country))
    event = there(events.event_visible_to(request.actor, row_key(request.GET.get("evento", "")) or 0))

    def act(said: dict[str, Any]) -> object:
        draft = _draft(event, said, country.time_zone)
        made = releasing.begin_release(by=request.actor, kept_by=country, draft=draft, at=now())
        return reverse("events:release", args=[made.pk])

    back = reverse("events:record", args=[event.pk])
    lead = _("Nobody outside reads it before its hour, in no list and no feed. Hours are by the clock of %(zone)s.")
    told = lead % {"zone": country.time_zone}
    asked = Asked(_("Write a press release"), _("Begin it"), back, _("Begun."), told)
    return answer(request, forms.ReleaseForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def write(request: ActingRequest, key: int, language: str) -> HttpResponse:
    """Write a release in a language."""
    release = release_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, release)
    if language not in LANGUAGES:
        raise Http404
    stands = queries.texts_of(release).get(language)

    def act(said: dict[str, Any]) -> object:
        text = Text(language, said["title"], said["body"], said["base"])
        return releasing.write_release(by=request.actor, release=release, text=text, at=now())

    first = queries.texts_of(release).get(release.original)
    lead = first.body if first is not None and language != release.original else ""
    back = reverse("events:release", args=[key])
    asked = Asked(forms.NAMES[language], _("Save"), back, _("Kept."), lead)
    initial = {"base": stands.number, "title": stands.title, "body": stands.body} if stands else {"base": 0}
    return answer(request, forms.TextForm(initial=initial, **given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def sign_off(request: ActingRequest, key: int) -> HttpResponse:
    """Sign a release off: from its hour on everybody reads it."""
    release = release_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, release)

    def act(said: dict[str, Any]) -> object:
        stops = [
            stop
            for language, row in queries.texts_of(release).items()
            for stop in pages.figures_in(f"{row.title}\n{row.body}", release, language).stops
        ]
        return releasing.sign_off(by=request.actor, release=release, more=list(dict.fromkeys(stops)), at=now())

    hour = moment(release.embargo_at, release.kept_by.time_zone)
    lead = _("From %(hour)s on everybody reads it, in three languages. Nobody outside reads it before.") % {
        "hour": hour
    }
    back = reverse("events:release", args=[key])
    asked = Asked(_("Sign the release off"), _("Sign it off"), back, _("Signed off."), lead % {"hour": hour})
    return answer(request, forms.SureForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def move_hour(request: ActingRequest, key: int) -> HttpResponse:
    """Move the hour of a release while it has not come."""
    release = release_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, release)

    def act(said: dict[str, Any]) -> object:
        hour = at_place(said["embargo_at"], release.kept_by.time_zone)
        return releasing.move_hour(by=request.actor, release=release, embargo_at=hour, at=now())

    back = reverse("events:release", args=[key])
    asked = Asked(_("Move the hour"), _("Move it"), back, _("Moved."), release.kept_by.time_zone)
    return answer(request, forms.HourForm(**given(request)), asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: ActingRequest, key: int) -> HttpResponse:
    """Withdraw a release."""
    release = release_or_404(request, key)
    may_or_refuse(request, permissions.KEEP_RECORD, release)

    def act(said: dict[str, Any]) -> object:
        return releasing.withdraw_release(by=request.actor, release=release, at=now(), **said)

    lead = _("Nobody outside reads it any more. Whoever read it before may have kept it.")
    back = reverse("events:release", args=[key])
    asked = Asked(_("Withdraw the release"), _("Withdraw it"), back, _("Withdrawn."), lead)
    return answer(request, forms.WhyForm(**given(request)), asked, act)


# --- what everybody reads


@public
@require_GET
def show_press_room(request: HttpRequest) -> HttpResponse:
    """Show the releases whose hour has come, and the reports that were published."""
    context = {"items": pages.press_items(now()), "reports": pages.report_items()}
    return render(request, "events/press_room.html", context)


@public
@require_GET
def give_feed(request: HttpRequest) -> HttpResponse:
    """Give the releases whose hour has come as RSS."""
    from amparo.partnership.events.exports.feeds import feed_of  # noqa: PLC0415 - asked for seldom

    return HttpResponse(feed_of(pages.press_items(now()), lang()), content_type="application/rss+xml; charset=utf-8")


@public
@require_GET
def show_press(request: HttpRequest, code: str) -> HttpResponse:
    """Show a release from its hour on, in a language; before it there is no such page."""
    release = there(queries.open_release(code, now()))
    asked = request.GET.get("idioma", "")
    told = there(pages.shown(release, asked if asked in LANGUAGES else lang()))
    return render(request, "events/press.html", {"told": told, "languages": forms.NAMES.items(), "code": code})


@public
@require_GET
def show_published(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """Show the newest edition of a published report."""
    report = there(queries.report_with(code))
    if language not in LANGUAGES:
        raise Http404
    context = {
        "paper": report.papers[language], "report": report, "languages": forms.NAMES.items(), "language": language,
    }  # fmt: skip
    return render(request, "events/published.html", context)


@public
@require_GET
def give_published(request: HttpRequest, code: str, language: str, kind: str) -> HttpResponse:
    """Give the newest edition of a published report as a Word document or a PDF."""
    from amparo.partnership.events.exports.published import paper_of  # noqa: PLC0415 - slow to load

    report = there(queries.report_with(code))
    if kind not in {"pdf", "docx"} or language not in LANGUAGES:
        raise Http404
    return give(paper_of(report, language), kind, f"informe-{code}-{language}")
