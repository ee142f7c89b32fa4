"""The list of courses, and a course with its participants, its tests and its trainers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import may
from amparo.foundation.design.boards import Cell, Table, table
from amparo.foundation.design.pieces import Action, EmptyState, Fact, Link, PageHeader
from amparo.foundation.lists import actions as lists
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.directory.queries.people import full_names
from amparo.partnership.kits.vocabulary import VARIANTS
from amparo.partnership.training import permissions
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.models import CourseRun
from amparo.partnership.training.pages.home import training_link
from amparo.partnership.training.queries import awards as held
from amparo.partnership.training.queries import runs as asked
from amparo.partnership.training.queries.runs import Participant
from amparo.partnership.training.rules.assessing import gain_of, item_figures


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list under its header, or what stands where it is empty."""

    header: PageHeader
    table: Table | None
    empty: EmptyState


@dataclass(frozen=True, slots=True)
class RunPage:
    """A course: what came of it, who took part, what was learned, who trained."""

    header: PageHeader
    facts: tuple[Fact, ...]
    participants: Table | None
    learned: tuple[Fact, ...]
    items: Table | None
    trainers: Table | None
    empty: EmptyState


def percent(share: Fraction) -> str:
    """Return a share of 0 to 1 as a whole percentage, half up."""
    return f"{number_format(int(share * 100 + Fraction(1, 2)))} %"


def _days(run: CourseRun) -> str:
    first, last = run.activity.starts_on, run.activity.ends_on
    return " – ".join(dict.fromkeys(date_format(day, "DATE_FORMAT") for day in (first, last)))


def list_page(by: Actor, today: date) -> ListPage:
    """Gather the courses that the actor may see."""
    given = asked.counts_by_run(by.country)
    rows = [
        (
            Cell(str(run), url=reverse("training:run", args=[run.pk]), note=_days(run)),
            Cell(str(run.version.kit), note=str(VARIANTS[run.variant])),
            Cell(run.academy.short_name),
            Cell(str(given.get(run.pk, 0)), number=True),
        )
        for run in asked.runs_visible_to(by)[:200]
    ]
    actions: tuple[Action, ...] = ()
    if by.roles & {"secretariat", "trainer"}:
        actions = (
            Action(_("Run a course on a kit"), reverse("training:open"), kind="primary", icon="add"),
            lists.bring("cursos"),
        )
        actions += (lists.take_away("cursos"),) if rows else ()
    columns = (_("Course"), _("Kit"), _("Academy"), _("Certificates"))
    return ListPage(
        PageHeader(_("Courses"), where=(training_link(),), actions=actions),
        table(_("Courses"), columns, rows, caption_unseen=True) if rows else None,
        EmptyState(_("There is no course yet."), _("Plan it as an activity, then choose its kit here.")),
    )


def run_page(by: Actor, run: CourseRun, today: date) -> RunPage:
    """Gather the page of a course on a day."""
    people = asked.participants_of(run)
    marks = may(by, permissions.MARK_RUN, run, by_table=permissions.MAY)
    counts = Counter(each.outcome for each in people)
    return RunPage(
        header=PageHeader(
            str(run),
            where=(training_link(), Link(_("Courses"), reverse("training:runs"))),
            lead=_days(run),
            actions=tuple(_actions(by, run, people)),
        ),
        facts=(
            Fact(_("Kit"), str(run.version.kit), note=str(VARIANTS[run.variant])),
            Fact(_("Academy"), str(run.academy)),
            Fact(
                _("For the award"),
                _("%(hours)s %% of the hours and %(mark)s points of a hundred on the grid")
                % {"hours": run.hours_needed, "mark": run.pass_mark},
            ),
            Fact(_("Enrolled"), str(len(people))),
            *(Fact(str(label), str(counts[code])) for code, label in words.OUTCOMES.items()),
            Fact(_("Certificates"), str(sum(1 for each in people if each.award))),
        ),
        participants=_participants(run, people, marks) if people else None,
        learned=_learned(run),
        items=_items(run),
        trainers=_trainers(run, today),
        empty=EmptyState(_("Nobody is enrolled yet."), _("People are invited on the page of the activity.")),
    )


def _actions(by: Actor, run: CourseRun, people: tuple[Participant, ...]) -> Iterator[Action]:
    yield Action(_("Rolls and the invited"), reverse("rolls:activity", args=[run.activity_id]))
    waiting = [each for each in people if each.outcome == words.COMPETENT and not each.award]
    if waiting and may(by, permissions.SIGN_AWARDS, run, by_table=permissions.MAY):
        yield Action(_("Sign the certificates"), reverse("training:award", args=[run.pk]), kind="primary", icon="check")
    to_mark = next((each for each in people if each.share and not each.is_marked), None)
    if to_mark and may(by, permissions.MARK_RUN, run, by_table=permissions.MAY):
        url = reverse("training:grid", args=[run.pk, to_mark.person])
        yield Action(_("Mark the grid, one after another"), url, kind="" if waiting else "primary", icon="edit")
    if any(each.award for each in people):
        yield Action(_("Coverage map"), reverse("training:coverage"))
    if may(by, permissions.NAME_TRAINER, run, by_table=permissions.MAY):
        yield Action(_("Name a trainer"), reverse("training:name_trainer", args=[run.pk]), icon="people")


def _participants(run: CourseRun, people: tuple[Participant, ...], marks: bool) -> Table:
    rows = []
    for each in people:
        grid = reverse("training:grid", args=[run.pk, each.person]) if marks and not each.award else ""
        points = number_format(int(each.score + Fraction(1, 2)))
        tests = [
            Cell(label, url=reverse("training:test", args=[run.pk, each.person, moment.lower()]))
            if marks
            else Cell(label)
            for moment, label in ((words.BEFORE, _("Before")), (words.AFTER, _("After")))
        ]
        award = Cell("—")
        if each.award:
            award = Cell(_("See it"), url=reverse("training:certificate", args=[each.award]))
        rows.append(
            (
                Cell(each.name, note=each.organisation),
                Cell(percent(each.share), number=True),
                Cell(points, url=grid, number=True),
                *tests,
                Cell(str(words.OUTCOMES[each.outcome])),
                award,
            )
        )
    columns = (
        _("Participant"), _("Hours attended"), _("Points on the grid"), _("Test before"), _("Test after"),
        _("What came of it"), _("Certificate"),
    )  # fmt: skip
    return table(_("Participants"), columns, rows)


def _learned(run: CourseRun) -> tuple[Fact, ...]:
    items = list(asked.items_of(run).values_list("pk", flat=True))
    gain = gain_of(asked.answers_of(run, words.BEFORE), asked.answers_of(run, words.AFTER), items)
    if not gain.pairs:
        return ()
    points = number_format(int(gain.gain * 100 + Fraction(1, 2)))
    return (
        Fact(_("People who answered both times"), str(gain.pairs)),
        Fact(_("Right before"), percent(gain.before)),
        Fact(_("Right after"), percent(gain.after)),
        Fact(_("Gain"), _("%(points)s points") % {"points": points}, note=_("on the same people and questions")),
    )


def _items(run: CourseRun) -> Table | None:
    items = {item.pk: item for item in asked.items_of(run)}
    figures = item_figures(asked.answers_of(run, words.BEFORE), asked.answers_of(run, words.AFTER), list(items))
    rows = [
        (
            Cell(in_language(items[each.item].question), note=str(items[each.item].competency)),
            Cell(f"{each.before}/{each.pairs}", number=True),
            Cell(f"{each.after}/{each.pairs}", number=True),
            Cell(
                number_format(round(float(each.discrimination), 2)) if each.discrimination is not None else "—",
                number=True,
            ),
        )
        for each in figures
        if each.pairs
    ]
    columns = (_("Question"), _("Right before"), _("Right after"), _("Tells strong from weak (−1 to 1)"))
    return table(_("The questions"), columns, rows) if rows else None


def _trainers(run: CourseRun, today: date) -> Table | None:
    named = [row.professional.same_as_id or row.professional_id for row in run.trainers.select_related("professional")]
    needed, names = set(asked.competencies_of(run)), full_names(named)
    rows = [
        (
            Cell(names[person]),
            Cell(
                _("Certified: may sign")
                if needed and needed <= held.attested_as_trainer(person, today)
                else _("Not certified for this kit: may not sign")
            ),
        )
        for person in dict.fromkeys(named)
    ]
    return table(_("Trainers"), (_("Trainer"), _("Certificates")), rows) if rows else None
