"""Awards: signed by a certified trainer, revoked, refreshed, followed up at work; trainers certified."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from amparo.foundation import keys
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.coalition.models import Institution
from amparo.partnership.competencies.models import Competency
from amparo.partnership.directory.models import Professional
from amparo.partnership.directory.queries.people import full_names, professional_of_account
from amparo.partnership.kits.models import KitVersion
from amparo.partnership.training import permissions
from amparo.partnership.training import vocabulary as words
from amparo.partnership.training.models import Award, AwardedCompetency, CourseRun
from amparo.partnership.training.queries import awards as held
from amparo.partnership.training.queries import runs as asked
from amparo.partnership.training.rules import awards as rules
from amparo.partnership.training.rules import badges

CODE_BYTES = 16
LANGUAGE = "es"


@dataclass(frozen=True, slots=True)
class _Given:
    """What is the same for all the awards that are given together."""

    version: KitVersion
    issuer: Institution
    competencies: Mapping[int, int]
    run: CourseRun | None
    signer: Professional | None
    on: date
    at: datetime


@transaction.atomic
def award_run(*, by: Actor, run: CourseRun, today: date, at: datetime) -> list[Award]:
    """Sign the awards of everybody who was there long enough and passed the grid, each once.

    Raises `Refused` when the actor is no certified trainer of the course, or the course is not over; nobody is awarded.
    """
    permits.require(by, permissions.SIGN_AWARDS, run, by_table=permissions.MAY)
    signer = professional_of_account(by.account)
    needed = asked.competencies_of(run)
    reasons = rules.reasons_not_to_sign(
        is_named=by.account in run.trainer_accounts,
        attested=held.attested_as_trainer(signer.pk, today) if signer else set(),
        needed=needed,
    )
    people = [each for each in asked.participants_of(run) if each.outcome == words.COMPETENT]
    waiting = [each.person for each in people if not each.award]
    if not reasons:
        reasons = rules.reasons_not_to_award(
            ended_on=run.activity.ends_on, today=today, competent=len(people), waiting=len(waiting)
        )
    if reasons:
        raise Refused(reasons)
    months = {row.pk: row.valid_months for row in Competency.objects.filter(code__in=needed)}
    given = _Given(run.version, run.academy, months, run, signer, today, at)
    made = [_award(by, given, person, name) for person, name in full_names(waiting).items()]
    facts = {"awards": len(made), "signed_by": signer.code if signer else ""}
    entries.record(Note("AWARDS_SIGNED", subject=f"activity:{run.activity.code}", facts=facts), by=by)
    return made


def _award(by: Actor, given: _Given, person: int, name: str) -> Award:
    """Give one award, with its signed badge."""
    code, ends = secrets.token_urlsafe(CODE_BYTES), rules.valid_until(given.on, given.competencies.values())
    award = Award.objects.create(
        country=given.version.kit.country,
        code=code,
        professional_id=person,
        holder=name,
        version=given.version,
        run=given.run,
        is_trainer=given.run is None,
        issuer=given.issuer,
        signed_by=given.signer,
        awarded_on=given.on,
        valid_until=ends,
        badge=_badge(given, code, name, ends),
        account=permissions.account_of(by, permissions.SIGN_AWARDS),
        recorded_at=given.at,
    )
    AwardedCompetency.objects.bulk_create(
        AwardedCompetency(award=award, competency_id=competency) for competency in given.competencies
    )
    return award


def _badge(given: _Given, code: str, name: str, ends: date) -> str:
    titles = Competency.objects.filter(pk__in=given.competencies).order_by("position").values_list("titles", flat=True)
    with translation.override(LANGUAGE):
        kit = in_language(given.version.kit.titles, lang=LANGUAGE)
        told = badges.Told(
            code=code,
            holder=name,
            achievement=_("Certified trainer: %(kit)s") % {"kit": kit} if given.run is None else kit,
            criteria="; ".join(in_language(each, lang=LANGUAGE) for each in titles),
            issuer=in_language(given.issuer.names, lang=LANGUAGE),
            language=LANGUAGE,
            awarded_on=given.on,
            valid_until=ends,
            address=settings.PUBLIC_ADDRESS,
        )
    return badges.sign(told, keys.sign_token)


@dataclass(frozen=True, slots=True)
class Observed:
    """How a trainer taught a session that was observed: three marks of a hundred, and on which day."""

    andragogy: int
    transmission: int
    content: int
    observed_on: date

    @property
    def scores(self) -> tuple[int, int, int]:
        """The three marks."""
        return self.andragogy, self.transmission, self.content


@transaction.atomic
def certify_trainer(
    *, by: Actor, professional: Professional, version: KitVersion, observed: Observed, today: date, at: datetime
) -> Award:
    """Certify a trainer for all the competencies of a kit, after an observed session. Raises `Refused`."""
    permits.require(by, permissions.CERTIFY_TRAINER, professional, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_certify(
        scores=observed.scores,
        observed_on=observed.observed_on,
        today=today,
        is_oneself=by.account is not None and by.account == professional.account_id,
    )
    if version.kit.country_id != professional.kept_by_id:
        reasons.append(_("Choose a kit of the country of the professional."))
    months = dict(version.modules.order_by().values_list("competency_id", "competency__valid_months").distinct())
    if not months:
        reasons.append(_("This kit teaches nothing yet."))
    if reasons:
        raise Refused(reasons)
    given = _Given(version, version.kit.owner, months, None, None, today, at)
    award = _award(by, given, professional.pk, professional.name)
    facts = {"award": award.pk, "trainer": professional.code, "kit": version.kit.code, "marks": list(observed.scores)}
    entries.record(Note("TRAINER_CERTIFIED", subject=f"award:{award.pk}", facts=facts), by=by)
    return award
