"""Proposing the case figures of a year for use, and releasing them: two different people, or nothing is shown."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from amparo.evidence.results import permissions
from amparo.evidence.results.models import CaseSum, CaseSumRelease
from amparo.evidence.results.queries.releases import Of
from amparo.evidence.results.rules import releasing as rules
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Country


@transaction.atomic
def propose_case_sums(*, by: Actor, country: Country, year: date, note: str, at: datetime) -> CaseSumRelease:
    """Propose that the case figures of a year be used. Raises `Refused` when they are proposed or released already."""
    permits.require(by, permissions.PROPOSE_CASE_SUMS, Of(country), by_table=permissions.MAY)
    of_year = {"country": country, "year_starts_on": year}
    stands = CaseSumRelease.objects.filter(**of_year).exclude(is_released=False).exists()
    reasons = rules.reasons_not_to_propose(is_given=CaseSum.objects.filter(**of_year).exists(), stands=stands)
    if reasons:
        raise Refused(reasons)
    account = permissions.account_of(by, permissions.PROPOSE_CASE_SUMS)
    _record(by, "CASE_SUMS_PROPOSED", country, year)
    try:
        with transaction.atomic():
            return CaseSumRelease.objects.create(**of_year, note=note.strip(), proposed_by=account, proposed_at=at)
    except IntegrityError as taken:
        raise Refused([_("This year is proposed or released already.")]) from taken


@transaction.atomic
def answer_case_sums(
    *, by: Actor, proposal: CaseSumRelease, releases: bool, why: str, at: datetime
) -> CaseSumRelease:  # fmt: skip
    """Release proposed case figures, or send them back with the reason; never whoever proposed. Raises `Refused`."""
    locked = CaseSumRelease.objects.select_for_update(of=("self",)).select_related("country").get(pk=proposal.pk)
    permits.require(by, permissions.ANSWER_CASE_SUMS, Of(locked.country), by_table=permissions.MAY)
    account = permissions.account_of(by, permissions.ANSWER_CASE_SUMS)
    is_answered = locked.is_released is not None
    reasons = rules.reasons_not_to_answer(
        proposed_by=locked.proposed_by, by=account, is_answered=is_answered, releases=releases, why=why
    )
    if reasons:
        raise Refused(reasons)
    locked.is_released, locked.answer, locked.answered_by, locked.answered_at = releases, why.strip(), account, at
    locked.save(update_fields=["is_released", "answer", "answered_by", "answered_at"])
    _record(by, "CASE_SUMS_RELEASED" if releases else "CASE_SUMS_SENT_BACK", locked.country, locked.year_starts_on)
    return locked


def _record(by: Actor, action: str, country: Country, year: date) -> None:
    facts = {"country": country.code, "year": year.year}
    entries.record(Note(action, subject=f"country:{country.code}", facts=facts), by=by)
