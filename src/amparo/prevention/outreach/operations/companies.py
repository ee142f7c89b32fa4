"""Companies as partners: their commitments, checks, and whether they agree to be named."""

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
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Organisation
from amparo.prevention.outreach import permissions
from amparo.prevention.outreach.models import Check, Commitment, Company, CompanyConsent
from amparo.prevention.outreach.queries import Kept
from amparo.prevention.outreach.rules import companies as rules
from amparo.prevention.outreach.rules.saying import reasons_not_to_keep


@dataclass(frozen=True, slots=True)
class CompanyEntry:
    """What is said of a company: its organisation in the directory, its branch and its municipality."""

    organisation: Organisation
    branch: str
    place: str
    is_association: bool = False
    origin: str = ""
    is_invented: bool = False


@transaction.atomic
def enter_company(*, by: Actor, kept_by: Country, entry: CompanyEntry, at: datetime) -> Company:
    """Enter a company or an association as a partner; everybody reads of it only by its consent. Raises `Refused`."""
    permits.require(by, permissions.KEEP_COMPANY, Kept(kept_by), by_table=permissions.MAY)
    reasons = rules.reasons_not_to_enter(branch=entry.branch, place=entry.place)
    if entry.organisation.kept_by_id != kept_by.pk:
        reasons.append(_("That organisation stands in the directory of another coalition."))
    if Company.objects.filter(kept_by=kept_by, organisation=entry.organisation).exists():
        reasons.append(_("It is a partner already."))
    if reasons:
        raise Refused(reasons)
    made = Company.objects.create(
        kept_by=kept_by, organisation=entry.organisation, branch=entry.branch, is_association=entry.is_association,
        place=entry.place.strip(), origin=entry.origin.strip(), is_invented=entry.is_invented, entered_at=at,
        entered_by=by.account,
    )  # fmt: skip
    entries.record(Note("COMPANY_ENTERED", subject=f"company:{made.pk}", facts={"branch": made.branch}), by=by)
    return made


@transaction.atomic
def change_company(*, by: Actor, company: Company, branch: str, place: str, is_association: bool) -> Company:
    """Change the branch and the place of a company. Raises `Refused`."""
    company = _hold(company, by=by)
    reasons = rules.reasons_not_to_enter(branch=branch, place=place)
    if reasons:
        raise Refused(reasons)
    company.branch, company.place, company.is_association = branch, place.strip(), is_association
    company.save(update_fields=["branch", "place", "is_association"])
    entries.record(Note("COMPANY_CHANGED", subject=f"company:{company.pk}"), by=by)
    return company


def _hold(company: Company, *, by: Actor) -> Company:
    permits.require(by, permissions.KEEP_COMPANY, Kept(company.kept_by), by_table=permissions.MAY)
    rows = Company.objects.select_for_update(of=("self",)).select_related("kept_by", "organisation")
    return rows.get(pk=company.pk)


@transaction.atomic
def end_company(*, by: Actor, company: Company, on: date) -> Company:
    """Record that a company is a partner no more; from then on nobody reads of it. Raises `Refused`."""
    company = _hold(company, by=by)
    if company.left_on is not None:
        raise Refused([_("This company is no partner any more.")])
    company.left_on = on
    company.save(update_fields=["left_on"])
    entries.record(Note("COMPANY_ENDED", subject=f"company:{company.pk}"), by=by)
    return company


@dataclass(frozen=True, slots=True)
class Consenting:
    """By which office and on which day a company agreed to be named, and until when."""

    office: str
    given_on: date
    until_on: date | None = None


@transaction.atomic
def record_consent(
    *, by: Actor, company: Company, consenting: Consenting, today: date, at: datetime
) -> CompanyConsent:  # fmt: skip
    """Record that a company agrees to be named to everybody. Raises `Refused`."""
    company = _hold(company, by=by)
    standing = CompanyConsent.objects.filter(company=company, withdrawn_on=None).first()
    has_run_out = standing is not None and standing.until_on is not None and standing.until_on < today
    if standing is not None and has_run_out:
        standing.withdrawn_on = standing.until_on
        standing.save(update_fields=["withdrawn_on"])
    reasons = rules.reasons_not_to_consent(
        office=consenting.office, given_on=consenting.given_on, until_on=consenting.until_on, today=today,
        stands=standing is not None and not has_run_out,
    )  # fmt: skip
    if reasons:
        raise Refused(reasons)
    made = CompanyConsent.objects.create(
        company=company, office=consenting.office.strip(), given_on=consenting.given_on,
        until_on=consenting.until_on, recorded_at=at, recorded_by=by.account,
    )  # fmt: skip
    entries.record(Note("COMPANY_CONSENTED", subject=f"company:{company.pk}"), by=by)
    return made


@transaction.atomic
def withdraw_company_consent(*, by: Actor, company: Company, on: date) -> CompanyConsent:
    """Record that a company takes back its consent: from that day nobody reads of it. Raises `Refused`."""
    company = _hold(company, by=by)
    standing = CompanyConsent.objects.select_for_update().filter(company=company, withdrawn_on=None).first()
    if standing is None:
        raise Refused([_("There is no consent to take back.")])
    standing.withdrawn_on = on
    standing.save(update_fields=["withdrawn_on"])
    entries.record(Note("COMPANY_CONSENT_WITHDRAWN", subject=f"company:{company.pk}"), by=by)
    return standing


@dataclass(frozen=True, slots=True)
class Committing:
    """What a company commits to, from a day and until one."""

    kind: str
    made_on: date
    until_on: date
    text: str = ""


@transaction.atomic
def record_commitment(
    *, by: Actor, company: Company, committing: Committing, at: datetime, is_sure: bool = False
) -> Commitment:
    """Record what a company commits to. Raises `Refused`."""
    company = _hold(company, by=by)
    reasons = rules.reasons_not_to_commit(
        kind=committing.kind, text=committing.text, made_on=committing.made_on, until_on=committing.until_on,
        has_left=company.left_on is not None,
    )  # fmt: skip
    reasons += reasons_not_to_keep({str(_("In words")): committing.text}, is_sure=is_sure)
    if reasons:
        raise Refused(reasons)
    made = Commitment.objects.create(
        company=company, kind=committing.kind, text=committing.text.strip(), made_on=committing.made_on,
        until_on=committing.until_on, entered_at=at, entered_by=by.account,
    )  # fmt: skip
    facts = {"kind": made.kind, "sure": is_sure}
    entries.record(Note("COMMITMENT_RECORDED", subject=f"company:{company.pk}", facts=facts), by=by)
    return made


@dataclass(frozen=True, slots=True)
class Checking:
    """On which day, by which office a commitment was looked at, and what was found."""

    checked_on: date
    checked_by: str
    finding: str
    words: str = ""


@transaction.atomic
def check_commitment(
    *, by: Actor, commitment: Commitment, checking: Checking, today: date, at: datetime, is_sure: bool = False
) -> Check:
    """Record a check of a commitment; a check is never changed, another one is made. Raises `Refused`."""
    permits.require(by, permissions.CHECK_COMMITMENT, Kept(commitment.company.kept_by), by_table=permissions.MAY)
    reasons = rules.reasons_not_to_check(
        made_on=commitment.made_on, checked_on=checking.checked_on, checked_by=checking.checked_by,
        finding=checking.finding, today=today,
    )  # fmt: skip
    texts = {str(_("Who looked")): checking.checked_by, str(_("What was seen")): checking.words}
    reasons += reasons_not_to_keep(texts, is_sure=is_sure)
    if reasons:
        raise Refused(reasons)
    made = Check.objects.create(
        commitment=commitment, checked_on=checking.checked_on, checked_by=checking.checked_by.strip(),
        finding=checking.finding, words=checking.words.strip(), recorded_at=at, recorded_by=by.account,
    )  # fmt: skip
    facts = {"finding": made.finding, "sure": is_sure}
    entries.record(Note("COMMITMENT_CHECKED", subject=f"company:{commitment.company_id}", facts=facts), by=by)
    return made
