"""Taking a practice to another country: asking, looking at its conditions, and each step with its proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.adoption.rules.acts import digest_of, reasons_not_to_keep
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.practices import permissions
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.models import (
    Lesson,
    Practice,
    ProofDocument,
    Uptake,
    UptakeFit,
    UptakeStep,
)
from amparo.partnership.practices.queries import practices, uptakes
from amparo.partnership.practices.rules import uptakes as rules
from amparo.partnership.procedures.models import ProcedureVersion


@dataclass(frozen=True, slots=True)
class ToCountry:
    """The country that would take a practice up, as that which is asked about before there is a record."""

    to_country: Country


@transaction.atomic
def ask_for_practice(
    *, by: Actor, practice: Practice, to_country: Country, why: str, at: datetime,
    institution: Institution | None = None, is_invented: bool = False,
) -> Uptake:  # fmt: skip
    """Ask for a published practice of another country, for one's own. Raises `Refused`."""
    permits.require(by, permissions.CARRY_PRACTICE, ToCountry(to_country), by_table=permissions.MAY)
    edition = practices.last_edition(practice)
    reasons = rules.reasons_not_to_ask(
        is_published=practice.state == words.PUBLISHED and edition is not None,
        practice_country=edition.country if edition else "",
        to_country=to_country.code,
        is_open=uptakes.open_uptake(practice, to_country) is not None,
    )
    if not why.strip():
        reasons.append(_("Say why."))
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.CARRY_PRACTICE)
    made = Uptake.objects.create(
        practice=practice, to_country=to_country, institution=institution, why=why.strip(), is_invented=is_invented,
        account=account, asked_at=at,
    )  # fmt: skip
    UptakeStep.objects.create(
        uptake=made, state=words.ASKED, held_on=at.date(), note=made.why, account=account, recorded_at=at
    )
    entries.record(Note("PRACTICE_ASKED_FOR", subject=practice.code, facts={"to": to_country.code}), by=by)
    return made


@transaction.atomic
def record_fit(*, by: Actor, uptake: Uptake, condition: str, finding: str, note: str, at: datetime) -> UptakeFit:
    """Write down whether one's country meets a condition; the newest counts. Raises `Refused`."""
    permits.require(by, permissions.CARRY_PRACTICE, uptake, by_table=permissions.MAY)
    reasons = []
    if condition not in words.CONDITIONS or finding not in words.FINDINGS:
        reasons.append(_("Choose one of the answers."))
    if not note.strip():
        reasons.append(_("Write what you found, and from what source."))
    if uptakes.stands(uptake).state not in (words.ASKED, words.FITTED):
        reasons.append(_("The fit is analysed before the plan."))
    if reasons:
        raise Refused(reasons)
    made = UptakeFit.objects.create(
        uptake=uptake, condition=condition, finding=finding, note=note.strip(),
        account=permissions.account_of(by, permissions.CARRY_PRACTICE), recorded_at=at,
    )  # fmt: skip
    facts = {"condition": condition, "finding": finding}
    entries.record(Note("UPTAKE_FIT", subject=uptake.practice.code, facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an uptake with its proof and, where a procedure changed by it, the version that carries it."""

    coming: rules.Coming
    file: File | None = None
    version: ProcedureVersion | None = None
    lesson: str = ""


@transaction.atomic
def move_uptake(*, by: Actor, uptake: Uptake, step: Step, today: date, at: datetime) -> UptakeStep:
    """Record that an uptake came a step further, or was dropped: then what was learnt is a lesson of its own.

    Raises `Refused`; what was recorded before is never changed.
    """
    Practice.objects.select_for_update().get(pk=uptake.practice_id)
    held = Uptake.objects.select_related("to_country", "practice").get(pk=uptake.pk)
    permits.require(by, permissions.CARRY_PRACTICE, held, by_table=permissions.MAY)
    coming = step.coming
    reasons = rules.reasons_not_to_move(uptakes.stands(held), coming, today)
    if step.file is not None:
        reasons += reasons_not_to_keep(step.file.body)
    if coming.state == words.DROPPED and not step.lesson.strip():
        reasons.append(_("Write what was learnt: a lesson without it helps nobody."))
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.CARRY_PRACTICE)
    made = UptakeStep.objects.create(
        uptake=held, state=coming.state, held_on=coming.held_on, note=coming.note.strip(),
        responsible=coming.responsible.strip(), due_on=coming.due_on, proof=coming.proof,
        document=_keep(held, step.file, account, at) if step.file else None,
        procedure=step.version.procedure if step.version else None,
        version=step.version.number if step.version else None, account=account, recorded_at=at,
    )  # fmt: skip
    if coming.state == words.DROPPED:
        edition = practices.last_edition(held.practice)
        Lesson.objects.create(
            kept_by=held.to_country, practice=held.practice, uptake=held.pk,
            titles=edition.titles if edition else {"es": held.practice.code}, texts={"es": step.lesson.strip()},
            learnt_on=coming.held_on, is_invented=held.is_invented, account=account, recorded_at=at,
        )  # fmt: skip
    facts = {"to": held.to_country.code, "state": coming.state}
    entries.record(Note("UPTAKE_MOVED", subject=held.practice.code, facts=facts), by=by)
    return made


def _keep(uptake: Uptake, file: File, account: int, at: datetime) -> ProofDocument:
    return ProofDocument.objects.create(
        country=uptake.to_country, name=file.name[:200], digest=digest_of(file.body), size=len(file.body),
        body=file.body, account=account, uploaded_at=at,
    )  # fmt: skip
