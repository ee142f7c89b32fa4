"""What training tells at the beginning of a working day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action
from amparo.partnership.adoption.pages.life import Told
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.competencies.models import Competency
from amparo.partnership.competencies.queries import asked_since
from amparo.partnership.directory.queries.people import professional_of_account
from amparo.partnership.kits.queries.changes import changes_to_answer
from amparo.partnership.training.queries import awards
from amparo.partnership.training.queries.awards import Standing
from amparo.partnership.training.queries.coverage import coverage_of
from amparo.partnership.training.vocabulary import EXPIRES_SOON_DAYS, UPDATE


def hear_work(*, by: Actor, on: date) -> list[Told]:
    """Tell holders what ends or changed, and whoever looks after people or training where nobody may do a task."""
    if not by.country or not by.roles - {"administrator", "auditor"}:
        return []
    return [*_for_the_holder(by, on), *_for_those_who_look_after_it(by, on)]


def _for_the_holder(by: Actor, on: date) -> Iterator[Told]:
    professional = professional_of_account(by.account)
    mine = awards.awards_of_person(professional.pk, on) if professional else ()
    actions = (Action(_("See my certificates"), reverse("training:mine")),)
    changed = [each for each in mine if each.standing == UPDATE]
    if changed:
        text = _("A step that you were certified for changed. Your certificate still holds: ask for the update.")
        yield Told("due", _("Update needed"), text, actions)
    ending = [each for each in mine if _ends_soon(each, on)]
    if ending:
        text = ngettext(
            "%(count)s of your certificates ends within %(days)s days.",
            "%(count)s of your certificates end within %(days)s days.",
            len(ending),
        ) % {"count": len(ending), "days": EXPIRES_SOON_DAYS}
        yield Told("due", _("Certificates"), text, actions)


def _ends_soon(standing: Standing, on: date) -> bool:
    return awards.ends_soon(standing, on, EXPIRES_SOON_DAYS)


def _for_those_who_look_after_it(by: Actor, on: date) -> Iterator[Told]:
    if by.roles & {"secretariat", "trainer"}:
        waiting = changes_to_answer(by.country).count()
        if waiting:
            text = ngettext(
                "%(count)s module teaches a step that changed.", "%(count)s modules teach a step that changed.", waiting
            ) % {"count": waiting}
            yield Told("due", _("Training kits"), text, (Action(_("See the kits"), reverse("kits:list")),))
    if by.roles & {"secretariat", "focal_point"}:
        yield from _where_nobody_may(by, on)


def _where_nobody_may(by: Actor, on: date) -> Iterator[Told]:
    """Tell, by competency, of hard tasks for which a region has nobody; an alert where they are asked for."""
    coverage = coverage_of(coalition.country_by_code(by.country), on)
    since = asked_since(by.country)
    found: dict[str, list[str]] = {}
    for gap in coverage.gaps:
        if gap.is_hard:
            found.setdefault(gap.competency, []).append(coverage.places[gap.place])
    for code, places in found.items():
        facts = {"places": ", ".join(places), "what": coverage.titles[code]}
        yield Told(
            "danger" if code in since and since[code] <= on else "due",
            _("Nobody may do the task"),
            _("%(what)s: nobody holds a valid certificate in %(places)s.") % facts,
            (Action(_("Open the coverage map"), reverse("training:coverage")),),
        )


def hear_competency(*, by: Actor, competency: Competency, on: date) -> Any:
    """Answer the page of a competency: how many people hold it, region by region."""
    coverage = coverage_of(coalition.country_by_code(by.country), on)
    rows = [
        (Cell(name or _("Place not known")), Cell(str(coverage.counts.get((competency.code, place), 0)), number=True))
        for place, name in coverage.places.items()
    ]
    return table(_("Who holds it"), (_("Region"), _("People with a valid certificate")), rows)
