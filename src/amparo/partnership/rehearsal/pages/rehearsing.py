"""The page of a rehearsal, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.bpmn.rehearse import BadPlan, Forecast, TooMuchWork
from amparo.bpmn.rehearse.words import problem_of
from amparo.foundation.access.actors import Actor
from amparo.foundation.design.boards import Drawing, Table
from amparo.foundation.design.charts import Chart
from amparo.foundation.design.fields import Field, Mistake, from_bound, from_form, mistakes_of
from amparo.foundation.design.pieces import Action, Badge, Link, PageHeader, Tile
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.queries import Running
from amparo.partnership.rehearsal import queries, vocabulary
from amparo.partnership.rehearsal.forms import RehearsalForm
from amparo.partnership.rehearsal.pages import changes, people, steps, weeks
from amparo.partnership.rehearsal.pages.figures import lang
from amparo.partnership.rehearsal.pages.people import RoleRow
from amparo.partnership.rehearsal.rules import WhatIf


@dataclass(frozen=True, slots=True)
class Seen:
    """What was asked, and what was seen with it and with the plan as written (over the same days)."""

    version: ProcedureVersion
    country: str
    run: Running
    form: RehearsalForm
    written: WhatIf
    asked: WhatIf | None = None
    now: Forecast | None = None
    before: Forecast | None = None
    reason: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether anything but the days differs from the plan as written."""
        return self.asked is not None and (self.asked.cases, self.asked.people) != (
            self.written.cases,
            self.written.people,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rehearsal says."""

    bottleneck: str
    tiles: tuple[Tile, ...]
    changes: Table
    is_moved: bool
    charts: tuple[Chart, ...]
    drawing: Drawing
    waits: Table | None
    late: Table | None
    no_queue: str


# So many roles are shown open where nobody waits for any.
BUSIEST: Final = 3


@dataclass(frozen=True, slots=True)
class Page:
    """The page: what can be moved, what is wrong with it, what was seen."""

    header: PageHeader
    mistakes: tuple[Mistake, ...]
    questions: tuple[Field, ...]
    people: tuple[RoleRow, ...]
    outcome: Outcome | None
    written_url: str
    number: str

    @property
    def is_alone(self) -> bool:
        """Whether a procedure other than the main one is rehearsed by itself."""
        return self.number != vocabulary.MAIN_NUMBER

    @property
    def stuck(self) -> tuple[RoleRow, ...]:
        """The roles for whom somebody waits; where nobody waits for any, the busiest."""
        found = tuple(row for row in self.people if not row.is_calm)
        busiest = sorted(self.people, key=lambda row: -row.busy_share)[:BUSIEST]
        return found or tuple(row for row in self.people if row in busiest)

    @property
    def calm(self) -> tuple[RoleRow, ...]:
        """The roles for whom nobody waits."""
        return tuple(row for row in self.people if row not in self.stuck)


def rehearsed(by: Actor, on: date, asked: QueryDict) -> Seen:
    """Rehearse what an address asks for; where it cannot be, say why."""
    versions = queries.choices(by.country, on)
    by_number = {each.procedure.number: each for each in versions}
    version = by_number.get(asked.get(vocabulary.PROCEDURE, "")) or by_number.get(vocabulary.MAIN_NUMBER)
    if version is None:
        raise Http404
    stage = queries.stage_of(by.country, version.procedure.process, versions)
    written = queries.as_written(stage)
    titles = [(number, f"{number} {each.title}") for number, each in by_number.items()]
    form = RehearsalForm(_known(asked), written, titles)
    run = queries.running(stage)
    if not form.is_valid():
        return Seen(version, by.country, run, form, written)
    wish = form.what_if()
    try:
        now = queries.forecast(stage, wish)
        before = queries.forecast(stage, WhatIf(written.cases, wish.days, written.people))
    except BadPlan as bad:
        return Seen(version, by.country, run, form, written, wish, reason=problem_of(bad).message[lang()])
    except TooMuchWork:
        too_much = problem_of(BadPlan("days", "too_much_work")).message[lang()]
        return Seen(version, by.country, run, form, written, wish, reason=too_much)
    return Seen(version, by.country, run, form, written, wish, now, before)


def _known(asked: QueryDict) -> Mapping[str, str]:
    return {name: str(value) for name, value in asked.dict().items()}


def rehearsal_page(by: Actor, on: date, asked: QueryDict) -> Page:
    """Gather the page of what an address asks for."""
    seen = rehearsed(by, on, asked)
    number, form = seen.version.procedure.number, seen.form
    kept = (vocabulary.PROCEDURE, vocabulary.CASES, vocabulary.DAYS)
    return Page(
        header=_header(seen, asked),
        mistakes=mistakes_of(from_form(form), [seen.reason] if seen.reason else []),
        questions=tuple(from_bound(form[name]) for name in kept),
        people=people.rows(form, queries.figures_of(by.country.lower()), seen.now, seen.before),
        outcome=_outcome(seen),
        written_url=f"{reverse('rehearsal:show')}?{vocabulary.PROCEDURE}={number}",
        number=number,
    )


def _header(seen: Seen, asked: QueryDict) -> PageHeader:
    number = seen.version.procedure.number
    actions = []
    if seen.now is not None:
        address = f"{reverse('rehearsal:download')}?{asked.urlencode()}"
        actions.append(Action(_("Download it (CSV)"), address, icon="download"))
    return PageHeader(
        _("Rehearsal"),
        where=(
            Link(_("Procedures"), reverse("procedures:list")),
            Link(f"{number} {seen.version.title}", reverse("procedures:procedure", args=[number])),
        ),
        lead=_(
            "Invented cases go through the procedure with the people that there are. Move a figure and see who waits, "
            "where, and which limits of time are missed. No real case or person is in it, and nothing is stored."
        ),
        badge=Badge("proposal", _("not measured")),
        actions=tuple(actions),
    )


def _outcome(seen: Seen) -> Outcome | None:
    if seen.now is None or seen.before is None or seen.asked is None:
        return None
    now, before = seen.now, seen.before
    return Outcome(
        bottleneck=changes.bottleneck_sentence(now, before),
        tiles=changes.tiles(now, before),
        changes=changes.table_of(now, before),
        is_moved=seen.is_moved,
        charts=weeks.charts(seen.version, now, before, is_moved=seen.is_moved),
        drawing=steps.drawing(seen.version, now),
        waits=steps.waits(seen.run, now),
        late=steps.late(seen.run, now, before, seen.country),
        no_queue=people.without_queue(now),
    )
