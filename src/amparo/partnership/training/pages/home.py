"""The first page of training: where each part of it is, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.foundation.access.actors import Actor
from amparo.foundation.design.pieces import Action, Link, PageHeader, Tile
from amparo.partnership.adoption.pages.life import Told
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.partnership.kits.queries import kits
from amparo.partnership.training.pages.work import hear_work
from amparo.partnership.training.queries import awards
from amparo.partnership.training.queries.coverage import Coverage, coverage_of
from amparo.partnership.training.queries.runs import counts_by_run

RUNS_COURSES: Final = frozenset({"secretariat", "trainer"})


@dataclass(frozen=True, slots=True)
class HomePage:
    """Tiles with their figure and base, and what is due."""

    header: PageHeader
    told: tuple[Told, ...]
    tiles: tuple[Tile, ...]


def training_link() -> Link:
    """Return the way back to the first page of training."""
    return Link(_("Training"), reverse("training:home"))


def home_page(by: Actor, on: date) -> HomePage:
    """Gather the first page on a day."""
    country = coalition.country_by_code(by.country)
    coverage = coverage_of(country, on)
    lead = _("From what people need to learn to the tasks that they may hold, and back.")
    return HomePage(
        PageHeader(_("Training"), lead=lead, actions=tuple(_actions(by))),
        tuple(hear_work(by=by, on=on)),
        _tiles(by, country, coverage, on),
    )


def _actions(by: Actor) -> Iterator[Action]:
    """Yield the pages that the actor's role goes to most."""
    if by.roles & {"focal_point", "secretariat"}:
        yield Action(_("Your people"), reverse("training:people"), icon="people")
    if by.roles & RUNS_COURSES:
        yield Action(_("Courses"), reverse("training:runs"), icon="calendar")


def _tiles(by: Actor, country: Country, coverage: Coverage, on: date) -> tuple[Tile, ...]:
    whole = len(coverage.needed) * (len(coverage.places) - 1)
    adopted = kits.adoptions_in_force(country.code, on).count()
    given = counts_by_run(country.code)
    return (
        Tile(
            _("Gaps"),
            str(len(coverage.gaps)),
            _("of %(count)s places where a needed competency should be held") % {"count": whole},
            url=reverse("training:coverage"),
        ),
        Tile(
            _("Certificates"),
            str(sum(given.values())),
            ngettext("given by %(count)s course", "given by %(count)s courses", len(given)) % {"count": len(given)},
            url=reverse("training:runs"),
        ),
        Tile(
            _("Certified trainers"),
            str(len({each.person for each in awards.trainers_on(country.code, on)})),
            _("today, of any kit"),
            url=reverse("training:trainers") if by.roles & RUNS_COURSES else "",
        ),
        Tile(
            _("Training kits"),
            str(kits.kits_of(country.code).count()),
            ngettext("%(count)s permanent and compulsory course", "%(count)s permanent and compulsory courses", adopted)
            % {"count": adopted},
            url=reverse("kits:list"),
        ),
        Tile(
            _("Competencies"),
            str(len(coverage.titles)),
            _("%(count)s asked for by steps of the procedures") % {"count": len(coverage.needed)},
            url=reverse("competencies:list"),
        ),
    )
