"""Courses as they are run, and what each participant showed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Count, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.queries.people import full_names, one_person
from amparo.partnership.kits.models import Criterion, Item
from amparo.partnership.rolls.models import Activity, Enrolment
from amparo.partnership.rolls.queries.presence import shares_of
from amparo.partnership.rolls.vocabulary import DECLINED
from amparo.partnership.training.models import Award, BankAnswer, CourseRun, Mark
from amparo.partnership.training.rules.assessing import outcome_of, score_of

RUN = ("activity__kept_by", "version__kit", "academy")


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody enrolled: the share of the hours they attended, their points on the grid, and what came of it."""

    person: int
    name: str
    organisation: str
    share: Fraction
    score: Fraction
    outcome: str
    award: str
    is_marked: bool = False


def runs_visible_to(by: Actor) -> QuerySet[CourseRun]:
    """Return the courses of the actor's country for whoever runs them; others see those in which they train."""
    rows = CourseRun.objects.select_related(*RUN).filter(activity__kept_by__code=by.country)
    if by.roles & {"secretariat", "trainer"}:
        return rows
    return rows.filter(trainers__professional__account=by.account) if by.account is not None else rows.none()


def run_visible_to(by: Actor, key: int) -> CourseRun | None:
    """Return a course that the actor may see, or None."""
    return runs_visible_to(by).filter(pk=key).first()


def run_of_activity(by: Actor, activity: int) -> CourseRun | None:
    """Return the course that an activity is, when the actor may see it, or None."""
    return runs_visible_to(by).filter(activity=activity).first()


def activities_without_run(country: str) -> QuerySet[Activity]:
    """Return the planned courses of a country that no kit is tied to yet, latest first."""
    return Activity.objects.filter(kept_by__code=country, kind="COURSE", state="PLANNED", course_run=None)


def criteria_of(run: CourseRun) -> QuerySet[Criterion]:
    """Return the assessment grid of a run."""
    return Criterion.objects.filter(version=run.version_id, variant=run.variant).select_related("competency")


def items_of(run: CourseRun) -> QuerySet[Item]:
    """Return the questions that a run asks before and after."""
    return Item.objects.filter(version=run.version_id).select_related("competency")


def competencies_of(run: CourseRun) -> dict[str, int]:
    """Return the competencies that a run assesses, by code, with the months for which each holds."""
    rows = criteria_of(run).order_by().values_list("competency__code", "competency__valid_months").distinct()
    return dict(rows)


def people_of(run: CourseRun) -> dict[int, str]:
    """Return the persons enrolled in a run, each once, with the organisation they came from; not who declined."""
    rows = Enrolment.objects.filter(activity=run.activity_id).exclude(state=DECLINED)
    told = rows.annotate(person=one_person("professional")).values_list("person", "organisation__name")
    return {person: organisation or "" for person, organisation in told}


def levels_of(run: CourseRun) -> dict[int, dict[int, str]]:
    """Return which level each person showed in each criterion."""
    found: dict[int, dict[int, str]] = {}
    rows = Mark.objects.filter(run=run).annotate(person=one_person("professional"))
    for person, criterion, level in rows.values_list("person", "criterion", "level"):
        found.setdefault(person, {})[criterion] = level
    return found


def awards_of(run: CourseRun) -> dict[int, str]:
    """Return the code of the award that each person has from a run."""
    rows = Award.objects.filter(run=run).annotate(person=one_person("professional"))
    return dict(rows.values_list("person", "code"))


def participants_of(run: CourseRun) -> tuple[Participant, ...]:
    """Return what came of everybody enrolled, by name."""
    people, shares, levels, awards = people_of(run), shares_of(run.activity), levels_of(run), awards_of(run)
    weights = dict(criteria_of(run).values_list("pk", "weight"))
    names = full_names(people)
    found = []
    for person, organisation in people.items():
        share, score = shares.get(person, Fraction(0)), score_of(weights, levels.get(person, {}))
        outcome = outcome_of(share=share, score=score, hours_needed=run.hours_needed, pass_mark=run.pass_mark)
        told = (names[person], organisation, share, score, outcome, awards.get(person, ""))
        found.append(Participant(person, *told, is_marked=person in levels))
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def answers_of(run: CourseRun, moment: str) -> Mapping[int, Mapping[int, bool]]:
    """Return whether each person answered each question right, before or after."""
    found: dict[int, dict[int, bool]] = {}
    rows: QuerySet[Any] = BankAnswer.objects.filter(run=run, moment=moment).annotate(person=one_person("professional"))
    for person, item, chosen, right in rows.values_list("person", "item", "chosen", "item__right"):
        found.setdefault(person, {})[item] = chosen == right
    return found


def chosen_by(run: CourseRun, person: int, moment: str) -> dict[int, int]:
    """Return what somebody answered, before or after."""
    rows = BankAnswer.objects.filter(run=run, moment=moment).annotate(person=one_person("professional"))
    return dict(rows.filter(person=person).values_list("item", "chosen"))


def counts_by_run(country: str) -> dict[int, int]:
    """Return how many awards each course of a country gave."""
    rows = Award.objects.filter(run__activity__kept_by__code=country).order_by().values_list("run")
    return dict(rows.annotate(Count("pk")))
