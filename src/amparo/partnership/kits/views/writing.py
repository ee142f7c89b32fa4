"""Writing a kit: the kit, its versions, modules, criteria, questions and material."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.foundation.access import permits
from amparo.foundation.access.actors import ActingRequest
from amparo.foundation.accounts.doors import signed_in
from amparo.foundation.design.asked import Asked, answer, given, now
from amparo.partnership.adoption.views.asked import file_of
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.kits import forms, permissions
from amparo.partnership.kits.operations import contents, kits
from amparo.partnership.kits.operations.needs import InCountry
from amparo.partnership.kits.views.kits import reads_or_404, version_or_404


def _typed(request: ActingRequest) -> dict[str, Any]:
    return given(request)


def _known(request: ActingRequest) -> dict[str, Any]:
    """Return what a form with a competency is given: what was typed, and what may be chosen."""
    return {**_typed(request), "competencies": [(row.code, str(row)) for row in competencies.competencies()]}


def _chosen(said: dict[str, Any]) -> Any:
    return competencies.competency(said["competency"])


def _here(key: int) -> str:
    return reverse("kits:version", args=[key])


def _in_language(text: str) -> dict[str, str]:
    """Texts are written in the language of the page; the others are added in the content."""
    return {(get_language() or "es")[:2]: text}


@signed_in
@require_http_methods(["GET", "POST"])
def enter_kit(request: ActingRequest) -> HttpResponse:
    """Begin a kit."""
    reads_or_404(request)
    country = coalition.country_by_code(request.actor.country)
    permits.require(request.actor, permissions.WRITE_KIT, InCountry(country), by_table=permissions.MAY)
    owners = {str(row.pk): row for row in coalition.institutions_of(country.code)}
    form = forms.KitForm(institutions=[(key, str(row)) for key, row in owners.items()], **_typed(request))

    def act(said: dict[str, Any]) -> object:
        titles = {lang: said[f"title_{lang}"] for lang in ("es", "fr", "en")}
        named = kits.Named(said["code"], titles, said["sector"], owners[said["owner"]])
        kit = kits.enter_kit(by=request.actor, named=named, at=now())
        return kits.begin_version(by=request.actor, kit=kit, languages=["es"], at=now())

    asked = Asked(_("Begin a kit"), _("Begin"), reverse("kits:list"), _("Begun: write its training grid."))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def begin_version(request: ActingRequest, key: int) -> HttpResponse:
    """Begin a new version of a kit."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    form = forms.VersionForm(initial={"languages": version.languages}, **_typed(request))

    def act(said: dict[str, Any]) -> object:
        return kits.begin_version(by=request.actor, kit=version.kit, languages=said["languages"], at=now())

    lead = _("It starts with the modules, criteria and questions of the last one; packs are made anew.")
    asked = Asked(_("Begin a new version"), _("Begin"), reverse("kits:list"), _("Begun."), lead)
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_module(request: ActingRequest, key: int) -> HttpResponse:
    """Add a line to the training grid."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    steps = competencies.steps_that_ask(request.actor.country, localdate())
    choices = [(f"{step.procedure}/{step.element}", f"{step.procedure} {step.title}") for step in steps]
    form = forms.ModuleForm(steps=choices, **_known(request))

    def act(said: dict[str, Any]) -> object:
        taught = [tuple(step.split("/", 1)) for step in said["steps"]]
        titles, objectives = _in_language(said["title"]), _in_language(said["objectives"])
        planned = contents.Planned(titles, objectives, _chosen(said), said["method"], said["minutes"], taught)
        return contents.add_module(by=request.actor, version=version, planned=planned)

    asked = Asked(_("Add a module"), _("Add it"), _here(key), _("Added to the training grid."))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_criterion(request: ActingRequest, key: int) -> HttpResponse:
    """Add a line to the assessment grid."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    form = forms.CriterionForm(**_known(request))

    def act(said: dict[str, Any]) -> object:
        more = {"variant": said["variant"], "weight": said["weight"], "texts": _in_language(said["text"])}
        return contents.add_criterion(by=request.actor, version=version, competency=_chosen(said), **more)

    asked = Asked(_("Add a criterion"), _("Add it"), _here(key), _("Added to the assessment grid."))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_item(request: ActingRequest, key: int) -> HttpResponse:
    """Add a question to the assessment bank."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    form = forms.ItemForm(**_known(request))

    def act(said: dict[str, Any]) -> object:
        question = _in_language(said["question"])
        answers = dict.fromkeys(question, said["answers"].splitlines())
        more = {"question": question, "answers": answers, "right": said["right"]}
        return contents.add_item(by=request.actor, version=version, competency=_chosen(said), **more)

    asked = Asked(_("Add a question"), _("Add it"), _here(key), _("Added to the assessment bank."))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def add_material(request: ActingRequest, key: int) -> HttpResponse:
    """Add material to a version."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    form = forms.MaterialForm(**_typed(request))

    def act(said: dict[str, Any]) -> object:
        file = file_of(said.pop("file"))
        return contents.add_material(by=request.actor, version=version, held=contents.Held(**said), file=file, at=now())

    asked = Asked(_("Add material"), _("Add it"), _here(key), _("Added to the kit."))
    return answer(request, form, asked, act)


@signed_in
@require_http_methods(["GET", "POST"])
def take_out(request: ActingRequest, key: int, what: str, row: int) -> HttpResponse:
    """Take something out of a version that nobody validated."""
    version = version_or_404(request, key)
    permits.require(request.actor, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    if what not in contents.PARTS:
        raise Http404

    def act(said: dict[str, Any]) -> object:
        contents.take_out(by=request.actor, version=version, what=what, key=row)
        return None

    lead = _("It leaves this version. To have it back, write it again.")
    asked = Asked(_("Take it out"), _("Take it out"), _here(key), _("Taken out."), lead)
    return answer(request, Form(**_typed(request)), asked, act)
