"""Courses, coverage, certificates and places of work as workbooks; certificates go out only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.lists import columns
from amparo.foundation.lists.listed import Listed, Moment, Row, Taking
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.directory.queries import people
from amparo.partnership.kits.exports import institution_told, place_told
from amparo.partnership.kits.queries import kits
from amparo.partnership.kits.vocabulary import VARIANTS
from amparo.partnership.training import permissions
from amparo.partnership.training.operations.after import place_professional
from amparo.partnership.training.operations.runs import Plan, open_run
from amparo.partnership.training.queries import awards
from amparo.partnership.training.queries import runs as asked
from amparo.partnership.training.queries.awards import Standing
from amparo.partnership.training.queries.coverage import coverage_of
from amparo.partnership.training.rules.awards import title_words
from amparo.partnership.training.vocabulary import HOURS_NEEDED, PASS_MARK, STANDINGS


@dataclass(frozen=True, slots=True)
class Keeper:
    """The coalition of the actor: what permission is asked about."""

    kept_by: Country


def _for(*roles: str) -> Callable[[Actor, str], Keeper | None]:
    """Return what finds the coalition of the actor; whoever holds none of the roles has no such list."""

    def subject(by: Actor, _scope: str) -> Keeper | None:
        has = by.roles & set(roles) if roles else by.roles
        return Keeper(coalition.country_by_code(by.country)) if by.country and has else None

    return subject


# --- courses


def _runs(by: Actor, _subject: Keeper) -> Iterator[Row]:
    given = asked.counts_by_run(by.country)
    for run in asked.runs_visible_to(by):
        yield {
            "activity": run.activity.code,
            "title": str(run),
            "kit": run.version.kit.code,
            "version": run.version.number,
            "variant": run.variant,
            "academy": run.academy.short_name,
            "pass_mark": run.pass_mark,
            "hours_needed": run.hours_needed,
            "certificates": given.get(run.pk, 0),
        }


def _open(moment: Moment, row: Row) -> None:
    country = moment.subject.kept_by.code
    activity = asked.activities_without_run(country).filter(code=row["activity"]).select_related("kept_by").first()
    versions = [each for each in kits.validated_versions(country) if each.kit.code == row["kit"]]
    chosen = [each for each in versions if each.number == row.get("version")] if row.get("version") else versions
    if activity is None:
        raise Refused([_("There is no planned course with this code that waits for its kit.")])
    if not chosen:
        raise Refused([_("Choose a validated kit of this country.")])
    plan = Plan(
        version=chosen[0],
        variant=str(row["variant"]),
        academy=institution_told(country, str(row["academy"])),
        pass_mark=int(str(row.get("pass_mark") or PASS_MARK)),
        hours_needed=int(str(row.get("hours_needed") or HOURS_NEEDED)),
    )
    open_run(by=moment.by, activity=activity, plan=plan, at=moment.at)


RUNS: Final = Listed(
    kind="cursos",
    title=gettext_lazy("Courses"),
    columns=(
        columns.text("activity", gettext_lazy("Code of the activity"), longest=60),
        columns.told("title", gettext_lazy("Course")),
        columns.text("kit", gettext_lazy("Code of the kit"), longest=60),
        columns.whole("version", gettext_lazy("Version")),
        columns.one_of("variant", gettext_lazy("For whom"), VARIANTS),
        columns.text("academy", gettext_lazy("Academy")),
        columns.whole("pass_mark", gettext_lazy("Points needed, of a hundred")),
        columns.whole("hours_needed", gettext_lazy("Hours needed, of a hundred")),
        columns.told("certificates", gettext_lazy("Certificates")),
    ),
    may=permissions.MAY,
    needs=permissions.OPEN_RUN,
    subject=_for("secretariat", "trainer"),
    rows=_runs,
    back=lambda _scope: reverse("training:runs"),
    taking=Taking(
        permissions.OPEN_RUN,
        _open,
        why_no_change=gettext_lazy("A course that was begun on a kit keeps it."),
        needed=("activity", "kit", "variant", "academy"),
        codes_are_given=True,
    ),
)


# --- the coverage map


def _coverage(_by: Actor, subject: Keeper) -> Iterator[Row]:
    coverage = coverage_of(subject.kept_by, localdate())
    for code, is_hard in coverage.needed.items():
        for place, region in coverage.places.items():
            yield {
                "competency": coverage.titles.get(code, code),
                "region": region or _("Place not known"),
                "people": coverage.counts.get((code, place), 0),
                "is_hard": _("Yes") if is_hard else _("No"),
            }


COVERAGE: Final = Listed(
    kind="cobertura",
    title=gettext_lazy("Coverage"),
    columns=(
        columns.told("competency", gettext_lazy("Competency")),
        columns.told("region", gettext_lazy("Region")),
        columns.told("people", gettext_lazy("People with a valid certificate")),
        columns.told("is_hard", gettext_lazy("A task is not done without it")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_TRAINING,
    subject=_for(),
    rows=_coverage,
    back=lambda _scope: reverse("training:coverage"),
    only_out=gettext_lazy("It is counted from certificates and places of work: nobody types it."),
)


# --- certificates

CERTIFICATE: Final = (
    columns.told("code", gettext_lazy("Code")),
    columns.told("name", gettext_lazy("Name")),
    columns.told("certificate", gettext_lazy("Certificate")),
    columns.told("competencies", gettext_lazy("Competencies")),
    columns.told("awarded_on", gettext_lazy("Awarded on")),
    columns.told("valid_until", gettext_lazy("Valid until")),
    columns.told("standing", gettext_lazy("State")),
)
SIGNED: Final = gettext_lazy("A closed register: a certificate is signed for what was shown in a course, never typed.")


def _certificates(found: Iterable[Standing]) -> Iterator[Row]:
    titles = {row.code: str(row) for row in competencies.competencies()}
    for each in found:
        yield {
            "code": each.award.code,
            "name": each.award.holder,
            "certificate": title_words(str(each.award.version.kit), is_trainer=each.award.is_trainer),
            "competencies": "; ".join(titles.get(code, code) for code in each.competencies),
            "awarded_on": each.award.awarded_on.isoformat(),
            "valid_until": each.award.valid_until.isoformat(),
            "standing": str(STANDINGS[each.standing]),
        }


def _mine(by: Actor) -> Iterable[Standing]:
    professional = people.professional_of_account(by.account)
    return awards.awards_of_person(professional.pk, localdate()) if professional else ()


def _register(kind: str, title: Any, page: str, roles: Sequence[str], found: Any) -> Listed:
    return Listed(
        kind=kind,
        title=title,
        columns=CERTIFICATE,
        may=permissions.MAY,
        needs=permissions.READ_TRAINING,
        subject=_for(*roles),
        rows=lambda by, _subject: _certificates(found(by)),
        back=lambda _scope: reverse(page),
        only_out=SIGNED,
    )


AWARDS: Final = _register(
    "certificados", gettext_lazy("Their certificates"), "training:people", ("focal_point", "secretariat"),
    lambda by: awards.awards_of_own_people(by, localdate()),
)  # fmt: skip
MINE: Final = _register("mis-certificados", gettext_lazy("My certificates"), "training:mine", (), _mine)
TRAINERS: Final = _register(
    "formadores", gettext_lazy("Certified trainers"), "training:trainers", ("secretariat", "trainer"),
    lambda by: awards.trainers_on(by.country, localdate()),
)  # fmt: skip


# --- where one's own people work


def _places(by: Actor, subject: Keeper) -> Iterator[Row]:
    names = {place["code"]: place["name"] for place in subject.kept_by.facts.get("places", [])}
    rows = list(people.own_people(by).order_by("key", "pk"))
    known = awards.places_of([each.pk for each in rows])
    for each in rows:
        place = known.get(each.pk, "")
        yield {"code": each.code, "name": each.name, "place": place, "where": names.get(place, "")}


def _place(moment: Moment, row: Row, there: Row, _changes: Sequence[str]) -> None:
    who = people.professional_visible_to(moment.by, int(str(there["code"])[1:]))
    if who is None:
        raise Refused([_("The code is of nobody in your directory.")])
    today = localdate(moment.at)
    place = place_told(moment.subject.kept_by.facts, str(row["place"]))
    place_professional(by=moment.by, professional=who, place=place, since=today, today=today, at=moment.at)


PLACES: Final = Listed(
    kind="lugares",
    title=gettext_lazy("Where they work"),
    columns=(
        columns.text("code", gettext_lazy("Code"), longest=60),
        columns.told("name", gettext_lazy("Name")),
        columns.text("place", gettext_lazy("Code of the place")),
        columns.told("where", gettext_lazy("Where")),
    ),
    may=permissions.MAY,
    needs=permissions.READ_TRAINING,
    subject=_for("focal_point", "secretariat"),
    rows=_places,
    back=lambda _scope: reverse("training:people"),
    taking=Taking(
        permissions.READ_TRAINING,
        change=_place,
        why_no_new=gettext_lazy("Only who works in your institution is in this list: enter the person first."),
    ),
)
