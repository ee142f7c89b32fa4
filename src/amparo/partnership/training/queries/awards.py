"""Awards, where each stands on a day, and what they permit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from amparo.bpmn.diagram import StepNote
from amparo.foundation.access.actors import Actor
from amparo.partnership.competencies import queries as competencies
from amparo.partnership.competencies.rules import needed_for
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries.people import one_person, own_people
from amparo.partnership.kits.models import StepChange
from amparo.partnership.kits.vocabulary import UNCHANGED
from amparo.partnership.training.models import Award, AwardedCompetency, Refresher, Revocation, Workplace
from amparo.partnership.training.rules import awards as rules
from amparo.partnership.training.rules.gate import Asked, Permission, permission_for

TOLD = ("professional", "version__kit", "issuer", "run__activity", "country", "revocation", "signed_by")


@dataclass(frozen=True, slots=True)
class Standing:
    """An award on a day: where it stands, and whose it is, counted once."""

    award: Award
    person: int
    standing: str
    competencies: tuple[str, ...]


def awards_counted() -> QuerySet[Any]:
    """Return every award that is not revoked, annotated with `person`, who is counted once."""
    return Award.objects.filter(revocation=None).annotate(person=one_person("professional"))


def holding_on(on: date) -> QuerySet[Any]:
    """Return the awards that hold on a day, annotated with `person`: begun, not ended, not revoked by then."""
    revoked = Revocation.objects.filter(award=OuterRef("pk"), revoked_on__lte=on)
    rows = Award.objects.filter(~Exists(revoked), awarded_on__lte=on, valid_until__gte=on)
    return rows.annotate(person=one_person("professional"))


def valid_award(person: int, competency: str, on: date) -> Award | None:
    """Return the award of a competency that somebody holds on a day, the one that holds longest; or None."""
    rows = holding_on(on).filter(person=person, is_trainer=False, competencies__competency__code=competency)
    found: Award | None = rows.order_by("-valid_until").first()
    return found


def asked_of(account: int | None, country: str, codes: Iterable[str], on: date) -> dict[str, Asked]:
    """Return which of some competencies a country asks for on a day, and until when an account's holder has each.

    Asked in one query; an award counts under whatever entry its holder is counted with.
    """
    person = Professional.objects.filter(account_id=account).values(one=one_person()) if account else []
    held = holding_on(on).filter(person__in=person, is_trainer=False, competencies__competency=OuterRef("pk"))
    until = Subquery(held.order_by("-valid_until").values("valid_until")[:1])
    rows = competencies.asked_on(country, on).filter(code__in=set(codes)).annotate(until=until)
    return {row.code: Asked(str(row), row.until) for row in rows}


def permission_of(
    account: int | None, country: str, step: StepNote | None, on: date, *, is_urgent: bool = False
) -> Permission:
    """Say whether whoever signs in with an account may do a step in a country on a day.

    A step that asks for no competency is free without asking the database.
    """
    needed = needed_for(step)
    if needed is None:
        return permission_for(None, None)
    asked = asked_of(account, country, (needed.competency,), on)
    return permission_for(needed, asked.get(needed.competency), is_urgent=is_urgent)


def attested_as_trainer(person: int, on: date) -> set[str]:
    """Return the competencies for which somebody is a certified trainer on a day."""
    rows = holding_on(on).filter(person=person, is_trainer=True)
    return set(AwardedCompetency.objects.filter(award__in=rows.values("pk")).values_list("competency__code", flat=True))


def trainers_on(country: str, on: date) -> tuple[Standing, ...]:
    """Return the pool of a country's certified trainers on a day, by name."""
    rows = holding_on(on).filter(country__code=country, is_trainer=True).select_related(*TOLD)
    return standings(rows.order_by("professional__key", "pk"), on)


def standings(rows: Iterable[Any], on: date) -> tuple[Standing, ...]:
    """Return where awards stand on a day; they come annotated with `person`."""
    found = list(rows)
    lives, attested = lives_of(found), _attested(found)
    return tuple(
        Standing(award, award.person, rules.standing_on(lives[award.pk], on), attested.get(award.pk, ()))
        for award in found
    )


def _attested(awards: list[Award]) -> dict[int, tuple[str, ...]]:
    rows = AwardedCompetency.objects.filter(award__in=awards).order_by("competency__position")
    found: dict[int, tuple[str, ...]] = {}
    for award, code in rows.values_list("award", "competency__code"):
        found[award] = (*found.get(award, ()), code)
    return found


def lives_of(awards: list[Award]) -> dict[int, rules.Life]:
    """Return what is known of the life of awards: revoked, changed by a new version of a step, refreshed."""
    revoked = dict(Revocation.objects.filter(award__in=awards).values_list("award", "revoked_on"))
    refreshed: dict[int, date] = {}
    for award_id, done_on in Refresher.objects.filter(award__in=awards).values_list("award", "done_on"):
        refreshed[award_id] = max(done_on, refreshed.get(award_id, done_on))
    changed = _changes(awards)
    return {
        award.pk: rules.Life(
            award.awarded_on, award.valid_until, revoked.get(award.pk), changed.get(award.pk), refreshed.get(award.pk)
        )
        for award in awards
    }


def _changes(awards: list[Award]) -> dict[int, date]:
    """Return when something that an award attests last changed since it was given."""
    attested = _attested(awards)
    rows = StepChange.objects.filter(step__module__version__kit__in={award.version.kit_id for award in awards})
    rows = rows.filter(Q(review=None) | ~Q(review__outcome=UNCHANGED))
    told = rows.values_list("step__module__version__kit", "step__module__competency__code", "noticed_at")
    found: dict[int, date] = {}
    for kit, competency, noticed_at in told:
        for award in awards:
            concerns = award.version.kit_id == kit and competency in attested.get(award.pk, ())
            if concerns and noticed_at > award.recorded_at:
                found[award.pk] = max(noticed_at.date(), found.get(award.pk, noticed_at.date()))
    return found


def award_by_code(code: str) -> Award | None:
    """Return an award by the code of its public page."""
    found: Award | None = Award.objects.filter(code=code).select_related(*TOLD).first()
    return found


def standing_of(award: Award, on: date) -> Standing:
    """Return where one award stands on a day."""
    (found,) = standings(
        Award.objects.filter(pk=award.pk).annotate(person=one_person("professional")).select_related(*TOLD), on
    )
    return found


def awards_of_person(person: int, on: date) -> tuple[Standing, ...]:
    """Return every award of somebody, latest first, with where it stands."""
    rows = Award.objects.annotate(person=one_person("professional")).filter(person=person)
    return standings(rows.select_related(*TOLD), on)


def awards_of_own_people(by: Actor, on: date) -> tuple[Standing, ...]:
    """Return the awards of the people of the actor's own institution whom the actor may see, by name."""
    rows = Award.objects.annotate(person=one_person("professional")).filter(person__in=own_people(by).values("pk"))
    return standings(rows.select_related(*TOLD).order_by("professional__key", "valid_until"), on)


def ends_soon(standing: Standing, on: date, days: int) -> bool:
    """Say whether an award that holds ends within some days."""
    return standing.award.valid_until <= on + timedelta(days=days) and standing.standing in {"VALID", "UPDATE"}


def revoked_pages(address: str) -> list[str]:
    """Return the addresses of the badges that were revoked."""
    codes = Revocation.objects.order_by("pk").values_list("award__code", flat=True)
    return [f"{address}/verificar/{code}/" for code in codes]


def place_of(person: int) -> str:
    """Return in which place somebody works now, or nothing."""
    rows = Workplace.objects.annotate(person=one_person("professional")).filter(person=person)
    return rows.values_list("place", flat=True).first() or ""


def places_of(people: Iterable[int]) -> dict[int, str]:
    """Return in which place each of some people works now; who has none told is left out."""
    rows = Workplace.objects.annotate(person=one_person("professional")).filter(person__in=list(people))
    latest = rows.order_by("person", "-since", "-pk").distinct("person")
    return dict(latest.values_list("person", "place"))


def professional_by_id(key: int) -> Professional | None:
    """Return a professional by the key with which they are counted."""
    return Professional.objects.filter(pk=key).select_related("kept_by", "same_as").first()
