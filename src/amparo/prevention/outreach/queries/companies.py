"""Companies as partners, whose check is due, and which of them everybody may read of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from amparo.foundation.access.actors import Actor
from amparo.partnership.directory.vocabulary import WORKS_WITH_NONE
from amparo.prevention.outreach.models import Commitment, Company, Partner
from amparo.prevention.outreach.rules.companies import Committed, Consented, Looked, may_be_named


def companies_of(country: str) -> QuerySet[Company]:
    """Return the companies of a coalition with what they commit to, checks and consents."""
    rows = Company.objects.filter(kept_by__code=country, left_on=None).select_related("kept_by", "organisation")
    return rows.prefetch_related("consents", "commitments__checks").order_by("pk")


def companies_visible_to(by: Actor) -> QuerySet[Company]:
    """Return the companies of the actor's coalition; auditors and administrators see none."""
    rows = companies_of(by.country)
    return rows if by.country and by.roles - WORKS_WITH_NONE else rows.none()


def company_visible_to(by: Actor, key: int) -> Company | None:
    """Return a company of the actor's coalition, or None."""
    return companies_visible_to(by).filter(pk=key).first()


def commitment_visible_to(by: Actor, key: int) -> Commitment | None:
    """Return a commitment of a company of the actor's coalition, or None."""
    rows = Commitment.objects.filter(company__in=companies_visible_to(by), pk=key)
    return rows.select_related("company__kept_by", "company__organisation").first()


def committed(commitment: Commitment) -> Committed:
    """Return a commitment as the rules ask about it."""
    checks = tuple(Looked(each.checked_on, each.finding) for each in commitment.checks.all())
    return Committed(commitment.made_on, commitment.until_on, checks)


def may_name(company: Company, today: date) -> bool:
    """Say whether everybody may read of a company on a day."""
    consents = [Consented(each.given_on, each.until_on, each.withdrawn_on) for each in company.consents.all()]
    return may_be_named(consents, [committed(each) for each in company.commitments.all()], today)


def named_companies_of(country: str, today: date) -> list[Company]:
    """Return the companies that everybody may read of: never one that is an informal partner somewhere."""
    hidden = Partner.objects.filter(is_informal=True, organisation__isnull=False).values("organisation")
    rows = companies_of(country).exclude(organisation__in=hidden)
    return [each for each in rows if may_name(each, today)]


def due_checks(companies: Iterable[Company], today: date) -> list[tuple[date, Commitment]]:
    """Return the commitments that run with the day by which somebody looks again, the longest due first."""
    running = [
        (committed(each).due_on(today), each)
        for company in companies
        for each in company.commitments.all()
        if not committed(each).is_expired(today)
    ]
    return sorted(running, key=lambda pair: (pair[0], pair[1].pk))
